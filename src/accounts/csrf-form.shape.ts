import { z } from 'zod';

/** A form that only presses a button: nothing but its token, which the gate has checked. */
export const csrfForm = z.strictObject({ _csrf: z.string().optional() });
