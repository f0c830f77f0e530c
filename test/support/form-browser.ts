import { AccountsService } from '../../src/accounts/accounts.service.js';
import type { StaffRole } from '../../src/accounts/access.js';
import type { RunningExpost } from './expost.js';

/** A member of staff with a browser that runs no script. */
export interface FormBrowser {
  get(path: string): Promise<{ readonly status: number; readonly text: string }>;
  /** Sends a form as its page would; answers where it led to. */
  post(
    path: string,
    fields: Readonly<Record<string, string | readonly string[]>>,
  ): Promise<{ readonly status: number; readonly text: string; readonly location: string }>;
}

export async function formBrowser(
  expost: RunningExpost,
  name: string,
  role: StaffRole = 'evaluator',
): Promise<FormBrowser> {
  const accounts = expost.get(AccountsService);
  const staff = await accounts.staffOfToken(await accounts.createToken(name, role));
  const session = await accounts.startSession({ accessTokenId: staff?.staffId ?? '', language: 'en' });
  const csrf = (await accounts.staffOfCookie(session))?.csrfToken ?? '';
  const headers = { cookie: `expost-staff=${session}`, accept: 'text/html' };
  return {
    get: async (path) => {
      const answer = await fetch(expost.url + path, { headers, redirect: 'manual' });
      return { status: answer.status, text: await answer.text() };
    },
    post: async (path, fields) => {
      const body = new URLSearchParams({ _csrf: csrf });
      for (const [field, values] of Object.entries(fields))
        for (const value of [values].flat()) body.append(field, value);
      const answer = await fetch(expost.url + path, { method: 'POST', headers, body, redirect: 'manual' });
      const location = answer.headers.get('location') ?? '';
      return { status: answer.status, text: await answer.text(), location };
    },
  };
}
