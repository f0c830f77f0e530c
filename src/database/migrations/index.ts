import { FirstSchema1700000000000 } from './1700000000000-first-schema.js';

/** In order; one set for both databases. */
export const migrations = [FirstSchema1700000000000];
