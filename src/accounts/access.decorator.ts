import { SetMetadata } from '@nestjs/common';
import type { AccessLevel } from './access.js';

export const ACCESS = 'expost:access';

/** Declares who may take a route; a route without it stops the start of the service. */
export const Access = (level: AccessLevel) => SetMetadata(ACCESS, level);
