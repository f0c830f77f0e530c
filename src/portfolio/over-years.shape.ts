import { z } from 'zod';

/** The later one of the two exercises that the chart shows; without it the latest. */
export const yearsQuery = z.strictObject({
  to: z
    .string()
    .regex(/^\d{4}$/, 'Write a year, such as 2024')
    .transform(Number)
    .optional(),
});
export type YearsQuery = z.output<typeof yearsQuery>;
