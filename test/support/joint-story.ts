import type { Browser } from 'playwright-core';
import { aguaClara } from './agua-clara.js';
import type { ApiClient } from './api-client.js';
import { openPage, startChromium, type Watched } from './chromium.js';
import { startTestExpost, type RunningExpost } from './expost.js';
import type { Hands, HandsOf } from './hands.js';
import { assertSound } from './sound.js';

/** Where AGUA CLARA and its exercise are, on pages and behind the API. */
export const INITIATIVE = `/staff/initiatives/${aguaClara.code}`;
export const EXERCISE = `${INITIATIVE}/exercises/${aguaClara.year}`;
const API = `/api/initiatives/${aguaClara.code}/exercises/${aguaClara.year}`;

/** What people say in their own words. */
export const WORDS = {
  said: 'Las juntas miden el agua cada semana. Confiamos en el instituto porque nos explica todo.',
  clearer: 'Doce juntas miden el agua cada semana. Confiamos en el instituto porque nos explica todo.',
  dissent: 'No es un área nueva: ya se analizaba agua en las escuelas en 2021.',
  reply: 'We have asked the schools and keep the finding; your view is printed with it.',
} as const;

/** The service, a browser for everybody, and what can be asked of the service behind the pages. */
export interface JointStory {
  readonly expost: RunningExpost;
  readonly manager: ApiClient;
  /** Somebody with a browser of this language. */
  somebody(locale: string): Promise<Hands>;
  /** The link of the latest mail of a kind to somebody. */
  linkIn(kind: string, to: string): Promise<string>;
  /** What the API answers below the exercise. */
  // The tests say what they expect of it.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  asked(path: string): Promise<any>;
  /** Writes the answers of the fixture over what an entity has answered so far. */
  answer(entity: string): Promise<void>;
  /** Takes the whole response of an entity by phone, and submits it. */
  takeByPhone(entity: string): Promise<void>;
  /** What pages did that they should not, and what keeps anybody from using those that stand open. */
  trouble(chapter: string): Promise<readonly string[]>;
  stop(): Promise<void>;
}

/** Through the door behind a personal link. */
export async function enter(person: Hands, link: string): Promise<void> {
  await person.go(link);
  await person.press('main form[action^="/r/"] button');
}

export async function beginStory(script: boolean, hands: HandsOf): Promise<JointStory> {
  const expost = await startTestExpost({ now: aguaClara.now });
  const manager = await expost.api('manager');
  const browser: Browser = await startChromium();
  const opened: Watched[] = [];
  const checked = new Map<Watched, string>();
  const done = async (call: ReturnType<ApiClient['get']>) => {
    const { status, text, body } = await call;
    if (status >= 300) throw new Error(`${status}: ${text.slice(0, 1000)}`);
    return body;
  };
  const put = async (entity: string, change: object) => {
    const known = await manager.get(`${API}/responses/${entity}`);
    const { answers } = known.body;
    const { cannotAnswer, ...fixture } = aguaClara.responses()[entity];
    const body = { answers: { ...fixture.answers, ...answers }, cannotAnswer, ...change };
    const stands = known.headers.get('etag');
    await done(
      manager.put(`${API}/responses/${entity}`, body, stands === null ? {} : { 'if-match': stands }),
    );
  };
  return {
    expost,
    manager,
    somebody: async (locale) => {
      const watched = await openPage(browser, { script, locale });
      opened.push(watched);
      return hands(watched.page);
    },
    linkIn: async (kind, to) => {
      await expost.jobsDone();
      const { items } = await done(manager.get(`/api/outbox?kind=${kind}&pageSize=200`));
      const mail = items.find((item: { to: string }) => item.to === to);
      if (!mail) throw new Error(`No mail "${kind}" has gone to ${to}.`);
      const { text } = await done(manager.get(`/api/outbox/${mail.id}`));
      return /https?:\/\/\S+\/r\/[\w-]+/.exec(text)?.[0] ?? '';
    },
    asked: (path) => done(manager.get(API + path)),
    answer: (entity) => put(entity, {}),
    takeByPhone: async (entity) => {
      await put(entity, { takenBy: 'phone', confirmedBy: 'Olga Example' });
      const key = { 'idempotency-key': `phone-${entity}` };
      await done(manager.post(`${API}/responses/${entity}/submit`, {}, key));
    },
    trouble: async (chapter) => {
      for (const [index, watched] of opened.entries()) {
        const stands = await watched.page.content();
        // The report itself is a document of its own, with tests of its own.
        if (checked.get(watched) === stands || watched.page.url().includes('/answer/report/file')) continue;
        checked.set(watched, stands);
        await assertSound(browser, watched, `${chapter}-${index}-${script ? 'keys' : 'plain'}`);
      }
      return opened.flatMap(({ trouble }) => trouble.splice(0));
    },
    stop: async () => {
      await browser.close();
      await expost.stop();
    },
  };
}
