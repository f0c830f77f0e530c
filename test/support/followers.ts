import { parse } from 'node-html-parser';
import { MailSender } from '../../src/mail/mail-sender.service.js';
import type { RunningExpost } from './expost.js';
import type { MailServer, ReceivedMail } from './mail-server.js';
import { rawRequest, type RawAnswer } from './raw-request.js';

type Fields = Readonly<Record<string, string>>;

const FORM = {
  'content-type': 'application/x-www-form-urlencoded',
  accept: 'text/html',
  'accept-language': 'en',
};

/** Somebody outside with a browser and a mailbox, and no account. */
export function outsiders(expost: RunningExpost, server: MailServer) {
  const get = (path: string, headers: Fields = {}): Promise<RawAnswer> =>
    rawRequest(expost.url, 'GET', path, { accept: 'text/html', 'accept-language': 'en', ...headers });
  const post = (path: string, fields: Fields, headers: Fields = {}): Promise<RawAnswer> =>
    rawRequest(expost.url, 'POST', path, { ...FORM, ...headers }, new URLSearchParams(fields).toString());
  const ask = (email: string, fields: Fields = {}, headers: Fields = {}): Promise<RawAnswer> =>
    post(
      '/follow',
      { topic: 'window:2021', email, language: 'en', text: '1', agree: 'yes', ...fields },
      headers,
    );
  /** Every mail to an address that has arrived, once what is due has been done. */
  const mailsTo = async (email: string): Promise<readonly ReceivedMail[]> => {
    await expost.jobsDone();
    await expost.get(MailSender).idle();
    return server.received.filter(({ to }) => to.includes(email));
  };
  const linkIn = (mail: ReceivedMail | undefined, path: 'follow' | 'subscriptions'): string =>
    new RegExp(`/${path}/[\\w-]{43}`).exec(mail?.mail.text ?? '')?.[0] ?? `no /${path}/ in a mail`;
  return {
    get,
    post,
    ask,
    mailsTo,
    linkIn,
    words: async (path: string, headers: Fields = {}) => parse((await get(path, headers)).text).text,
    /** Asks, opens the mail, confirms; answers the address of the page on which one changes or leaves. */
    follow: async (email: string, fields: Fields = {}): Promise<string> => {
      await ask(email, fields);
      const link = linkIn((await mailsTo(email)).at(-1), 'follow');
      const { text } = await post(link, {});
      return /\/subscriptions\/[\w-]{43}/.exec(text)?.[0] ?? `not confirmed: ${text}`;
    },
  };
}
