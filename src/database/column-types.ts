/** Column types that differ between the two databases; everything else has one name on both. */
export const BYTES = process.env.DATABASE_URL ? 'bytea' : 'blob';
