import { randomUUID } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { AccountRecords } from '../../src/accounts/account-records.service.js';
import type { Grant } from '../../src/accounts/access.js';
import { AccountsService } from '../../src/accounts/accounts.service.js';
import { SetUpService } from '../../src/accounts/set-up.service.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import type { RunningExpost } from './expost.js';
import { rawRequest, type RawAnswer } from './raw-request.js';

export const FORM = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };
export const PASSWORD = 'lantern otter seventeen gravel';

type Fields = Readonly<Record<string, string>>;
type Headers = Readonly<Record<string, string>>;

/** Somebody with an account, signed in: as a browser has it. */
export interface StaffBrowser {
  readonly accountId: string;
  readonly cookie: string;
  readonly csrf: string;
  get(path: string): Promise<RawAnswer>;
  post(path: string, fields?: Fields): Promise<RawAnswer>;
}

/** An account with these grants and a session, made without passing through the pages. */
export async function staffWith(
  expost: RunningExpost,
  grants: readonly Grant[],
  name = 'Inés Ejemplo',
): Promise<StaffBrowser> {
  const accountId = randomUUID();
  const email = `${accountId}@example.org`;
  await expost
    .get(UnitOfWork)
    .run(({ manager }) =>
      expost.get(AccountRecords).insert(manager, { id: accountId, name, email, language: 'en', grants }),
    );
  const session = await expost
    .get(AccountsService)
    .startSession({ accountId, stage: 'whole', agent: 'Firefox, Linux' });
  return browserOf(expost, accountId, `expost-staff=${session}`);
}

export function browserOf(expost: RunningExpost, accountId: string, cookie: string): StaffBrowser {
  const csrf = expost.get(AccountsService).csrfOfCookie(cookie.slice('expost-staff='.length));
  return {
    accountId,
    cookie,
    csrf,
    get: (path) => rawRequest(expost.url, 'GET', path, { accept: 'text/html', cookie }),
    post: (path, fields = {}) => postForm(expost, path, { ...fields, _csrf: csrf }, { cookie }),
  };
}

export function postForm(
  expost: RunningExpost,
  path: string,
  fields: Fields,
  headers: Headers = {},
): Promise<RawAnswer> {
  const body = new URLSearchParams(fields).toString();
  return rawRequest(expost.url, 'POST', path, { ...FORM, ...headers }, body);
}

/** The code an app shows at the service's time, by the secret that a page gives in text. */
export function codeOn(page: string, expost: RunningExpost, steps = 0): string {
  return codeOf(secretOn(page), expost, steps);
}

export function secretOn(page: string): string {
  return (/<code class="xp-secret">([A-Z2-7 ]+)</.exec(page)?.[1] ?? '').replaceAll(' ', '');
}

export function codeOf(secret: string, expost: RunningExpost, steps = 0): string {
  const timestamp = Date.parse(expost.clock.now()) + steps * 30_000;
  return TOTP.generate({ secret: Secret.fromBase32(secret), timestamp });
}

export function cookieOf({ headers }: RawAnswer): string {
  return (headers['set-cookie'] as string[] | undefined)?.[0]?.split(';')[0] ?? '';
}

/** The first person, by the set-up link: as the terminal shows it and the page takes it. */
export async function firstManager(expost: RunningExpost, email = 'rosa@example.org') {
  const link = new URL((await expost.get(SetUpService).newLink()) ?? '').pathname;
  const page = await rawRequest(expost.url, 'GET', link, { accept: 'text/html' });
  const secret = secretOn(page.text);
  const joined = await postForm(expost, link, {
    name: 'Rosa Ejemplo',
    email,
    language: 'en',
    password: PASSWORD,
    code: codeOf(secret, expost),
  });
  const cookie = cookieOf(joined);
  const visitor = await expost.get(AccountsService).staffOfCookie(cookie.slice('expost-staff='.length));
  const recoveryCodes = [...joined.text.matchAll(/<code>([a-z0-9-]+)<\/code>/g)].map(
    ([, code]) => code ?? '',
  );
  const browser = browserOf(expost, visitor?.staffId ?? '', cookie);
  return { link, secret, email, recoveryCodes, joined, ...browser };
}
