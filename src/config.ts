import { createHmac } from 'node:crypto';
import { accessSync, constants, statSync } from 'node:fs';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';
import { cannotBeUsed, ConfigProblem } from './config-problem.js';
import { databaseFile, inDataDir, keptLinkKey, refuseHalfRestored } from './data-dir.setup.js';
import { senderOf } from './mail/mail-kind.js';
import { isMailAddress } from './mail/mail-address.js';

/** The folder that holds package.json, surveys/ and reports/: one above `src` and one above `dist`. */
export const ROOT = resolve(import.meta.dirname, '..');

export { ConfigProblem };

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
  /** Where mails come back to, and where the service reads what has come back; each null where it is not set. */
  readonly bounces: {
    readonly address: string | null;
    readonly imapUrl: string | null;
    readonly dir: string | null;
  };
  readonly trustedProxies: readonly string[];
  readonly logLevel: string;
  /** Derived keys: personal links, CSRF tokens, the digests in the history and calendars never share one. */
  readonly keys: {
    readonly links: Buffer;
    readonly csrf: Buffer;
    readonly history: Buffer;
    readonly codes: Buffer;
    readonly calendars: Buffer;
    readonly follow: Buffer;
  };
}

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|localhost|::1|\[::1\])$/;

/** Is this the name or address of this machine itself? */
export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host);
}

const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

const says = (form: string, example: string) => ({ error: `must be ${form}, for example ${example}` });
/** What a URL may have beside its protocol and host; what nobody would heed is refused rather than dropped. */
interface UrlParts {
  readonly credentials?: true;
  readonly path?: true;
  readonly query?: true;
}

const urlOf = (protocols: readonly string[], may: UrlParts, form: string, example: string) =>
  z.string().refine(
    (text) => {
      if (!URL.canParse(text) || /\s/.test(text)) return false;
      const { protocol, hostname, username, password, pathname, search, hash, searchParams } = new URL(text);
      return (
        protocols.includes(protocol) &&
        // PostgreSQL names the folder of its socket so.
        (hostname !== '' || (may.query === true && searchParams.has('host'))) &&
        (may.credentials === true || (username === '' && password === '')) &&
        (may.path === true || pathname === '' || /^\/+$/.test(pathname)) &&
        (may.query === true || (search === '' && !text.includes('?'))) &&
        hash === '' &&
        !text.includes('#')
      );
    },
    says(form, example),
  );

/** `expost@example.org`, `Expost <expost@example.org>` or `"Expost, EU" <expost@example.org>`. */
function isSender(text: string): boolean {
  const { name, address } = senderOf(text);
  return isMailAddress(address) && !/[<>\r\n]/.test(name);
}

function isWritableFolder(path: string): boolean {
  try {
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** An address, or a network such as `10.0.0.0/8`. */
function isAddressOrNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0 || address.includes('%')) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

const listOf = (text: string) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);

const settings = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, says('a port number from 1 to 65535', '3000'))
    .transform(Number)
    .refine((port) => port >= 1 && port <= 65535, says('a port number from 1 to 65535', '3000'))
    .default(3000),
  HOST: z.string().min(1, says('an address to listen on', '127.0.0.1')).default('127.0.0.1'),
  DATA_DIR: z.string().min(1, says('a folder', './data')).default('./data'),
  DATABASE_URL: urlOf(
    ['postgres:', 'postgresql:'],
    { credentials: true, path: true, query: true },
    'a PostgreSQL address',
    'postgres://expost:secret@db.example.org/expost',
  ).optional(),
  PUBLIC_URL: urlOf(
    ['http:', 'https:'],
    {},
    'the address people reach the service at, with nothing behind the host',
    'https://expost.example.org',
  ).optional(),
  SMTP_URL: urlOf(
    ['smtp:', 'smtps:'],
    // The library's options, such as `?name=client.example.org`.
    { credentials: true, query: true },
    'the address of a mail server',
    'smtps://user:secret@mail.example.org',
  ).optional(),
  MAIL_FROM: z
    .string()
    .refine(isSender, says('a sender', 'Expost <expost@example.org>'))
    .default('Expost <expost@example.org>'),
  BOUNCE_ADDRESS: z
    .string()
    .refine(isMailAddress, says('the address to which mails come back', 'expost-bounces@example.org'))
    .optional(),
  BOUNCE_IMAP_URL: urlOf(
    ['imap:', 'imaps:'],
    { credentials: true, path: true },
    'a mailbox to read notifications from',
    'imaps://user:secret@mail.example.org/INBOX',
  )
    .refine(
      (text) => URL.canParse(text) && new URL(text).username !== '',
      says('a mailbox with the name of its user', 'imaps://user:secret@mail.example.org/INBOX'),
    )
    .optional(),
  BOUNCE_DIR: z
    .string()
    .refine(isWritableFolder, says('a folder in which Expost may move files', '/var/mail/expost-bounces'))
    .optional(),
  LINK_KEY: z
    .string()
    .min(32, says('a secret of at least 32 characters', 'the output of `openssl rand -hex 32`'))
    .optional(),
  BACKUP_PASSPHRASE: z
    .string()
    .min(12, says('a passphrase of at least 12 characters', 'the output of `openssl rand -base64 24`'))
    .optional(),
  TRUSTED_PROXIES: z
    .string()
    .refine(
      (text) => listOf(text).every(isAddressOrNetwork),
      says('addresses or networks separated by commas', '10.0.0.1,10.1.0.0/16'),
    )
    .default(''),
  LOG_LEVEL: z.enum(LOG_LEVELS, says(`one of ${LOG_LEVELS.join(', ')}`, 'info')).default('info'),
});

type Settings = z.output<typeof settings>;

/** Reads and checks every setting once, at start; keeps a link key in the data directory where none is given. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const value = readSettings(environment);
  const { dataDir, database } = placesOf(value);
  const secret = inDataDir(dataDir, () => {
    if (database.kind === 'sqlite') refuseHalfRestored(database.file);
    return value.LINK_KEY ?? keptLinkKey(dataDir);
  });
  return {
    port: value.PORT,
    host: value.HOST,
    dataDir,
    database,
    publicUrl: publicUrlOf(value),
    smtpUrl: value.SMTP_URL ?? null,
    mailFrom: value.MAIL_FROM,
    bounces: {
      address: value.BOUNCE_ADDRESS ?? null,
      imapUrl: value.BOUNCE_IMAP_URL ?? null,
      dir: value.BOUNCE_DIR ? resolve(value.BOUNCE_DIR) : null,
    },
    trustedProxies: listOf(value.TRUSTED_PROXIES),
    logLevel: value.LOG_LEVEL,
    keys: keysOf(secret),
  };
}

/** Derived keys: what one purpose lets out, opens nothing of another. */
export function keysOf(secret: string): Config['keys'] {
  const key = (purpose: string) => createHmac('sha256', secret).update(purpose).digest();
  return {
    links: key('links'),
    csrf: key('csrf'),
    history: key('history'),
    codes: key('codes'),
    calendars: key('calendars'),
    follow: key('follow'),
  };
}

/** Reads and checks every setting; makes nothing. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const read = settings.safeParse(given);
  if (!read.success) {
    throw cannotBeUsed(read.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`));
  }
  const { PUBLIC_URL, HOST } = read.data;
  if (!PUBLIC_URL && !isLoopback(HOST)) {
    throw cannotBeUsed([
      `PUBLIC_URL must be set when HOST (${HOST}) is not on the loopback, for example https://expost.example.org`,
    ]);
  }
  return read.data;
}

export function placesOf(value: Settings): Pick<Config, 'dataDir' | 'database'> {
  const dataDir = resolve(value.DATA_DIR);
  return {
    dataDir,
    database: value.DATABASE_URL
      ? { kind: 'postgres', url: value.DATABASE_URL }
      : { kind: 'sqlite', file: databaseFile(dataDir) },
  };
}

export function publicUrlOf(value: Settings): string {
  return (value.PUBLIC_URL ?? `http://127.0.0.1:${value.PORT}`).replace(/\/+$/, '');
}
