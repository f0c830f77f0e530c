import { Injectable } from '@nestjs/common';

/** The one source of the present: tests put their own in its place. */
@Injectable()
export class Clock {
  /** Now, ISO 8601 in UTC with milliseconds. */
  now(): string {
    return new Date().toISOString();
  }
}
