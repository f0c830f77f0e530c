import { parse } from 'node-html-parser';
import { AccountsService } from '../../src/accounts/accounts.service.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { enter } from '../support/partner-session.js';
import { rawRequest } from '../support/raw-request.js';
import { addressOf, OF_LIDERES, routesOf } from '../support/routes.js';
import { openExercise, type OpenExercise } from '../support/story.js';
import { tablesHash } from '../support/tables.js';

const ROUNDS = 3;
/** The one page that is itself looked at: a mail shows a personal link, and the history keeps who has seen it. */
const isMail = (path: string) => /\/outbox\/[0-9a-f-]{36}$/.test(path);

/**
 * Mail scanners, prefetching browsers and crawlers follow every link (onetimesecret/onetimesecret#359): to look at a page
 * changes nothing, for whoever looks.
 */
describe('who only looks', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  beforeAll(async () => {
    expost = await startTestExpost();
    story = await openExercise(expost);
    await story.submit(['tec', 'cantabria']);
    await story.accept(['tec']);
  });
  afterAll(() => expost.stop());

  type Headers = Readonly<Record<string, string>>;

  /** Follows every link of every page from here on, as GET and HEAD; answers the addresses it has been to. */
  async function crawl(start: readonly string[], headers: Headers): Promise<ReadonlySet<string>> {
    const known = new Set(start);
    for (const address of known) {
      for (const method of ['HEAD', 'GET']) {
        const { status, text } = await rawRequest(expost.url, method, address, {
          ...headers,
          accept: 'text/html',
        });
        expect([method, address, status < 500]).toEqual([method, address, true]);
        if (method === 'HEAD') expect(text).toBe('');
        for (const link of parse(text).querySelectorAll('a[href]')) {
          const url = new URL(link.getAttribute('href') ?? '', expost.url + address);
          if (url.origin === expost.url && known.size < 200 && !isMail(url.pathname))
            known.add(url.pathname + url.search);
        }
      }
    }
    return known;
  }

  it('as a partner, at every page from the link on', async () => {
    const link = await story.linkOf('cainco');
    const { cookie } = await enter(expost, link);
    const before = await tablesHash(expost);
    for (let round = 0; round < ROUNDS; round += 1) {
      const been = await crawl([new URL(link).pathname, '/answer', '/answer/submitted', '/answer/returned'], {
        cookie,
      });
      expect(been.size).toBeGreaterThan(10);
    }
    expect(await tablesHash(expost)).toBe(before);
  }, 180_000);

  it('as a manager, at every page, and with every GET of the API', async () => {
    const token = await expost.get(AccountsService).createToken('Test of looking', 'manager');
    const headers = { authorization: `Bearer ${token}` };
    const addresses = routesOf(expost)
      .filter(({ method, level }) => method === 'GET' && level !== 'partner')
      .map((route) => addressOf(route, OF_LIDERES));
    const before = await tablesHash(expost);
    for (let round = 0; round < ROUNDS; round += 1) {
      const been = await crawl([...addresses, '/staff'], headers);
      expect(been.size).toBeGreaterThan(addresses.length);
    }
    expect(await tablesHash(expost)).toBe(before);
  }, 180_000);
});
