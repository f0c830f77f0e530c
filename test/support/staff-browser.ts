import { AccountsService } from '../../src/accounts/accounts.service.js';
import type { StaffRole } from '../../src/accounts/access.js';
import type { Language } from '../../src/language.js';
import type { RunningExpost } from './expost.js';
import { rawRequest, type RawAnswer } from './raw-request.js';

/** A staff member's browser, driven by hand. */
export interface StaffBrowser {
  /** Such as `expost-staff=…`. */
  readonly cookie: string;
  readonly csrf: string;
  get(path: string): Promise<RawAnswer>;
  /** A form of a page, with the CSRF token of the session. */
  post(path: string, fields?: Readonly<Record<string, string>>): Promise<RawAnswer>;
}

/** Signs somebody in who works everywhere with this role. */
export async function signIn(
  expost: RunningExpost,
  role: StaffRole,
  { name = `Inés Example, ${role}`, language = 'en' }: { name?: string; language?: Language } = {},
): Promise<StaffBrowser> {
  const accounts = expost.get(AccountsService);
  const staff = await accounts.staffOfToken(await accounts.createToken(name, role));
  const session = await accounts.startSession({ accessTokenId: staff?.staffId ?? '', language });
  const cookie = `expost-staff=${session}`;
  const csrf = (await accounts.staffOfCookie(session))?.csrfToken ?? '';
  const headers = { cookie, accept: 'text/html' };
  return {
    cookie,
    csrf,
    get: (path) => rawRequest(expost.url, 'GET', path, headers),
    post: (path, fields = {}) =>
      rawRequest(
        expost.url,
        'POST',
        path,
        { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
        new URLSearchParams({ _csrf: csrf, ...fields }).toString(),
      ),
  };
}
