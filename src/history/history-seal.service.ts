import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../config.js';
import { CONFIG } from '../config.module.js';
import { sealedText, type HistoryLine } from './history-line.js';

/** The key of the history: who writes a line seals it with the same words by which it is verified. */
@Injectable()
export class HistorySeal {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** A keyed digest of a value, so that the history proves it without holding it. */
  digest(value: string): string {
    return createHmac('sha256', this.config.keys.history).update(value).digest('hex');
  }

  /** The hash that closes a line. */
  seal(line: Omit<HistoryLine, 'hash'>): string {
    return this.digest(sealedText(line));
  }
}
