import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { Problem } from '../problem.js';
import { passwordFault, type PasswordFault } from './password.js';

/** OWASP ASVS 5.0, 11.4.2: 128 MiB and about half a second for each guess. */
const COST = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };
const LENGTH = 32;
/** One runs at a time, so that the memory stays bounded; more than these waiting would wait too long. */
const MOST_WAITING = 16;

/** Hashes and checks passwords, one at a time. */
@Injectable()
export class PasswordsService {
  private guesses: ZxcvbnFactory | null = null;
  private waiting = 0;
  private last: Promise<unknown> = Promise.resolve();
  /** Checked where there is no account: the same work, so that the time tells nothing. */
  private readonly nobodys = encoded(randomBytes(16), randomBytes(LENGTH));

  /** Why this password is not taken; `own` are the person's own words, such as name and address. */
  faultOf(password: string, own: readonly string[]): PasswordFault | null {
    // Made when it is first needed: the list takes memory that a service without accounts does not need.
    this.guesses ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
    const words = [...own, 'expost'].flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)]);
    const inputs = [...new Set(words.map((word) => word.toLowerCase()).filter((word) => word.length > 2))];
    return passwordFault(password, inputs, (whole) => {
      const { score, sequence } = (this.guesses as ZxcvbnFactory).check(whole, inputs);
      return { score, parts: sequence as never };
    });
  }

  async hash(password: string): Promise<string> {
    const salt = randomBytes(16);
    return encoded(salt, await this.derive(password, salt));
  }

  /** False for nobody's password too, after the same work. Problem `unavailable` where too many wait. */
  async matches(password: string, stored: string | null): Promise<boolean> {
    const [, , , , salt = '', hash = ''] = (stored ?? this.nobodys).split('$');
    const expected = Buffer.from(hash, 'base64url');
    const given = await this.derive(password, Buffer.from(salt, 'base64url'));
    return timingSafeEqual(given, expected) && stored !== null;
  }

  private async derive(password: string, salt: Buffer): Promise<Buffer> {
    if (this.waiting >= MOST_WAITING) throw new Problem('unavailable', { retryAfter: 5 });
    this.waiting += 1;
    const before = this.last;
    const own = before.then(() => scryptOf(password, salt));
    this.last = own.catch(() => undefined);
    return own.finally(() => (this.waiting -= 1));
  }
}

function scryptOf(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password, salt, LENGTH, COST, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

/** `scrypt$N$r$p$salt$hash`: a later change of the cost leaves what is stored readable. */
function encoded(salt: Buffer, hash: Buffer): string {
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}
