import { SetMetadata } from '@nestjs/common';
import type { Answering } from './answer.shape.js';

export const ANSWERS = 'expost:answers';

/** Says for the description of the API how a route answers; a route of the API without it stops the start. */
export const ApiAnswer = (answering: Answering) => SetMetadata(ANSWERS, answering);
