import { z } from 'zod';

/** One page of a list, as every list of the API answers. */
export interface PageOf<T> {
  readonly items: readonly T[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
}

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/, `Write a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine((number) => number >= least && number <= most, `Write a whole number from ${least} to ${most}`);

/** Query fields of a list; a route adds its filters with `z.strictObject({ ...paging, … })`. */
export const paging = {
  page: wholeNumber(1, 100_000).optional(),
  pageSize: wholeNumber(1, 200).optional(),
};

/** Page and size asked for (1 and 50 where not said), and how many items lie before. */
export function pageAsked(query: {
  readonly page?: number | undefined;
  readonly pageSize?: number | undefined;
}): {
  readonly page: number;
  readonly pageSize: number;
  readonly skip: number;
} {
  const { page = 1, pageSize = 50 } = query;
  return { page, pageSize, skip: (page - 1) * pageSize };
}
