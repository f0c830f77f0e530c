import { applyDecorators, SetMetadata } from '@nestjs/common';
import type { AccessLevel } from './access.js';

export const ACCESS = 'expost:access';
export const ACCESS_PLACE = 'expost:access-place';

/**
 * Declares who may take a route; a route without it stops the start of the service. A route with `:code` in its address
 * asks for the role at that initiative. Others ask for it everywhere, unless declared `somewhere`: then the role suffices
 * anywhere, and the route itself answers only what the visitor's grants reach (`reach.ts`).
 */
export const Access = (level: AccessLevel, place: 'everywhere' | 'somewhere' = 'everywhere') =>
  applyDecorators(SetMetadata(ACCESS, level), SetMetadata(ACCESS_PLACE, place));
