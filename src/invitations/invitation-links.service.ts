import { createHash, createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../config.js';
import { CONFIG } from '../config.module.js';

const TOKEN = /^[\w-]{43}$/;

/** Personal links: derived from an invitation and its generation by a key, so that nothing stored opens one. */
@Injectable()
export class InvitationLinks {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** 256 bits; a new generation is another token and ends the one before. */
  tokenOf(invitationId: string, generation: number): string {
    return createHmac('sha256', this.config.keys.links)
      .update(`${invitationId}.${generation}`)
      .digest('base64url');
  }

  /** What is stored of a token, and what it is found by. */
  hashOf(token: string): string {
    return createHash('sha256').update(token).digest('hex');
  }

  urlOf(invitationId: string, generation: number): string {
    return `${this.config.publicUrl}/r/${this.tokenOf(invitationId, generation)}`;
  }

  /** Could this be a token at all? Spares the database what cannot. */
  looksLikeToken(text: string): boolean {
    return TOKEN.test(text);
  }
}
