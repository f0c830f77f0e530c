import { randomBytes } from 'node:crypto';
import { Pool } from 'undici';
import { AccountsService } from '../../src/accounts/accounts.service.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { rawRequest, type RawAnswer } from '../support/raw-request.js';
import { openExercise } from '../support/story.js';
import { tablesHash } from '../support/tables.js';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const GUESSES = 10_000;

describe('ten thousand guesses of personal links from one address', () => {
  let expost: RunningExpost;
  let link: string;
  beforeAll(async () => {
    // Behind a proxy, so that there is more than one address.
    expost = await startTestExpost({ env: { TRUSTED_PROXIES: '127.0.0.1' } });
    const story = await openExercise(expost);
    link = new URL(await story.linkOf('cainco')).pathname;
  });
  afterAll(() => expost.stop());

  const guess = () => randomBytes(32).toString('base64url');
  const from = (address: string) => ({ 'x-forwarded-for': address });

  it('are twenty answers that nothing is there, all alike, and then refusals; nobody else notices', async () => {
    const before = await tablesHash(expost);
    const pool = new Pool(expost.url, { connections: 4, pipelining: 10 });
    const shown = new Map<string, number>();
    let left = GUESSES;
    const guesser = async () => {
      while (left > 0) {
        left -= 1;
        const token = guess();
        const headers = from('192.0.2.66');
        const { statusCode, body } = await pool.request({ method: 'GET', path: `/r/${token}`, headers });
        const text = await body.text();
        // Of a refusal the seconds to wait differ, of a page its own address.
        const answer = `${statusCode} ${text.replaceAll(token, 'TOKEN').replace(/\d+ seconds?/g, 'N seconds')}`;
        shown.set(answer, (shown.get(answer) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: 40 }, guesser));
    await pool.close();
    const counts = [...shown].map(([answer, count]) => [answer.slice(0, 3), count]);
    expect(new Map(counts as [string, number][])).toEqual(
      new Map([
        ['404', 20],
        ['429', GUESSES - 20],
      ]),
    );
    expect(shown.size).toBe(2);
    expect(await tablesHash(expost)).toBe(before);
    // The right link from another address, and a sign-in from the same one, are as good as ever.
    expect((await rawRequest(expost.url, 'POST', link, { ...FORM, ...from('192.0.2.67') }, '')).status).toBe(
      303,
    );
    const token = await expost.get(AccountsService).createToken('Test of guesses', 'reader');
    const signIn = await rawRequest(
      expost.url,
      'POST',
      '/sign-in',
      { ...FORM, ...from('192.0.2.66') },
      `token=${token}`,
    );
    expect(signIn.status).toBe(303);
  }, 120_000);

  it('come from one address, whatever the sender claims before the proxy’s own word', async () => {
    const claims = (number: number) => ({ 'x-forwarded-for': `203.0.113.${number}, 192.0.2.68` });
    const statuses: number[] = [];
    for (let number = 0; number < 25; number += 1) {
      const answer: RawAnswer = await rawRequest(expost.url, 'GET', `/r/${guess()}`, claims(number));
      statuses.push(answer.status);
    }
    expect(statuses).toEqual([...Array(20).fill(404), ...Array(5).fill(429)]);
  });
});

describe('guesses where no proxy is trusted', () => {
  let expost: RunningExpost;
  beforeAll(async () => {
    expost = await startTestExpost();
  });
  afterAll(() => expost.stop());

  it.each(['x-forwarded-for', 'x-real-ip', 'forwarded', 'x-client-ip', 'true-client-ip', 'cf-connecting-ip'])(
    'are not made more by the header %s',
    async (header) => {
      const statuses: number[] = [];
      for (let number = 0; number < 25; number += 1) {
        const claim = {
          [header]: header === 'forwarded' ? `for=198.51.100.${number}` : `198.51.100.${number}`,
        };
        const { status } = await rawRequest(expost.url, 'POST', '/sign-in', { ...FORM, ...claim }, 'token=x');
        statuses.push(status);
      }
      expect(statuses.at(-1)).toBe(429);
    },
  );
});
