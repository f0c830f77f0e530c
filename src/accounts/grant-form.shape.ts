import { z } from 'zod';

/** What may be done, and where: checked where it can be said beside the field what is wrong. */
export const grantFields = {
  staffRole: z.string().max(12).optional(),
  reach: z.string().max(12).optional(),
  window: z.string().max(20).optional(),
  initiative: z.string().max(100).optional(),
};

export type GrantFault = 'role' | 'reach' | 'window' | 'initiative';
