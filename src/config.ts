import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

/** The folder that holds package.json, surveys/ and reports/: one above `src` and one above `dist`. */
export const ROOT = resolve(import.meta.dirname, '..');

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly database:
    { readonly kind: 'sqlite'; readonly file: string } | { readonly kind: 'postgres'; readonly url: string };
  /** Without a slash at its end; every link starts with it, never with the Host header. */
  readonly publicUrl: string;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly trustedProxies: readonly string[];
  readonly logLevel: string;
  /** Derived keys: personal links, CSRF tokens and the digests in the history never share one. */
  readonly keys: { readonly links: Buffer; readonly csrf: Buffer; readonly history: Buffer };
}

/** A wrong setting: says each name, the form its value has, and an example. */
export class ConfigProblem extends Error {
  override readonly name = 'ConfigProblem';
}

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|localhost|::1|\[::1\])$/;
const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

const says = (form: string, example: string) => ({ error: `must be ${form}, for example ${example}` });
const urlOf = (protocols: readonly string[], form: string, example: string) =>
  z
    .string()
    .refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), says(form, example));

const settings = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, says('a port number from 0 to 65535', '3000'))
    .transform(Number)
    .refine((port) => port <= 65535, says('a port number from 0 to 65535', '3000'))
    .default(3000),
  HOST: z.string().min(1, says('an address to listen on', '127.0.0.1')).default('127.0.0.1'),
  DATA_DIR: z.string().min(1, says('a folder', './data')).default('./data'),
  DATABASE_URL: urlOf(
    ['postgres:', 'postgresql:'],
    'a PostgreSQL address',
    'postgres://expost:secret@db.example.org/expost',
  ).optional(),
  PUBLIC_URL: urlOf(
    ['http:', 'https:'],
    'the address people reach the service at',
    'https://expost.example.org',
  ).optional(),
  SMTP_URL: urlOf(
    ['smtp:', 'smtps:'],
    'the address of a mail server',
    'smtps://user:secret@mail.example.org',
  ).optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^<>\r\n]*<?[^\s<>@,]+@[^\s<>@,]+>?$/, says('a sender', 'Expost <expost@example.org>'))
    .default('Expost <expost@example.org>'),
  LINK_KEY: z
    .string()
    .min(32, says('a secret of at least 32 characters', 'the output of `openssl rand -hex 32`'))
    .optional(),
  TRUSTED_PROXIES: z
    .string()
    .regex(/^[0-9a-fA-F.:/,\s]*$/, says('addresses separated by commas', '10.0.0.1,10.0.0.2'))
    .default(''),
  LOG_LEVEL: z.enum(LOG_LEVELS, says(`one of ${LOG_LEVELS.join(', ')}`, 'info')).default('info'),
});

/** Reads and checks every setting once, at start; keeps a link key in the data directory where none is given. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const read = settings.safeParse(given);
  if (!read.success) {
    const lines = read.error.issues.map((issue) => `  ${String(issue.path[0])} ${issue.message}`);
    throw new ConfigProblem(`The configuration cannot be used:\n${lines.join('\n')}`);
  }
  const value = read.data;
  const dataDir = resolve(value.DATA_DIR);
  if (!value.PUBLIC_URL && !LOOPBACK.test(value.HOST)) {
    throw new ConfigProblem(
      `The configuration cannot be used:\n  PUBLIC_URL must be set when HOST (${value.HOST}) is not on the loopback, for example https://expost.example.org`,
    );
  }
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const secret = value.LINK_KEY ?? keptLinkKey(dataDir);
  const key = (purpose: string) => createHmac('sha256', secret).update(purpose).digest();
  return {
    port: value.PORT,
    host: value.HOST,
    dataDir,
    database: value.DATABASE_URL
      ? { kind: 'postgres', url: value.DATABASE_URL }
      : { kind: 'sqlite', file: join(dataDir, 'expost.sqlite') },
    publicUrl: (value.PUBLIC_URL ?? `http://127.0.0.1:${value.PORT}`).replace(/\/+$/, ''),
    smtpUrl: value.SMTP_URL ?? null,
    mailFrom: value.MAIL_FROM,
    trustedProxies: value.TRUSTED_PROXIES.split(',')
      .map((address) => address.trim())
      .filter(Boolean),
    logLevel: value.LOG_LEVEL,
    keys: { links: key('links'), csrf: key('csrf'), history: key('history') },
  };
}

function keptLinkKey(dataDir: string): string {
  const file = join(dataDir, 'link.key');
  if (!existsSync(file)) {
    // `wx`: of two processes starting at once, one makes the key and the other reads it.
    try {
      writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  return readFileSync(file, 'utf8').trim();
}
