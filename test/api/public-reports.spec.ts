import { parse } from 'node-html-parser';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { rawRequest } from '../support/raw-request.js';
import { signIn, type StaffBrowser } from '../support/staff-browser.js';
import { openExercise, type OpenExercise } from '../support/story.js';

jest.setTimeout(60_000);

const REPORT = '/reports/ICT149-21/2023';

/** LIDERES is published, withdrawn and corrected, and anybody looks at it. */
describe('Published reports, for anybody', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  let ines: StaffBrowser;
  beforeAll(async () => {
    expost = await startTestExpost();
    story = await openExercise(expost);
    await story.submit();
    await story.accept();
    ines = await signIn(expost, 'manager', { name: 'Inés Example' });
  });
  afterAll(() => expost.stop());

  const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
    rawRequest(expost.url, 'GET', path, { accept: 'text/html', 'accept-language': 'en', ...headers });
  const words = async (path: string, headers = {}) => parse((await get(path, headers)).text).text;
  const step = async (name: string, fields: Readonly<Record<string, string>>) => {
    const revision = String((await story.manager.get(story.path)).body.revision);
    const path = `/staff/initiatives/ICT149-21/exercises/2023/report/${name}`;
    expect([name, (await ines.post(path, { revision, ...fields })).status]).toEqual([name, 303]);
  };
  /** Whatever differs from request to request left out. */
  const nothing = async (path: string) => {
    const { status, text } = await get(path);
    return [status, text.replace(/[\w-]+<\/p>\s*<\/main>/, '')];
  };

  it('begin empty, and say so', async () => {
    expect(await words('/reports')).toContain('No report has been published yet.');
  });

  it('show nothing of a draft: its address is like one where nothing is', async () => {
    await story.manager.post(`${story.path}/close`);
    await story.manager.post(`${story.path}/validate`);
    for (const end of ['', '/report?language=es&format=pdf']) {
      const draft = await nothing(REPORT + end);
      expect(draft[0]).toBe(404);
      expect(draft).toEqual(await nothing(`/reports/ICT149-21/1999${end}`));
      expect(draft).toEqual(await nothing(`/reports/ICT999-99/2023${end}`));
    }
    expect(await words('/reports')).not.toContain('LIDERES');
  });

  it('tell the manager beforehand who will read it, and where', async () => {
    const page = await ines.get('/staff/initiatives/ICT149-21/exercises/2023/report');
    expect(parse(page.text).text).toContain(`anybody can read it at ${REPORT}`);
  });

  it('are listed by window and shown in short, in the reader’s language, without any session', async () => {
    await step('publish', { note: '' });
    const list = parse((await get('/reports')).text);
    expect(list.querySelector('h2')?.text).toBe('Window 2021');
    expect(list.querySelector('main li a')?.getAttribute('href')).toBe(`${REPORT}?lang=en`);
    const { headers, text } = await get(REPORT);
    const page = parse(text);
    expect(headers['cache-control']).toBe('public, max-age=60');
    expect(headers['set-cookie']).toBeUndefined();
    const data = (await story.manager.get(`${story.path}/report?language=en&format=json`)).body;
    expect(page.querySelector('h1')?.text).toBe(data.model.title);
    expect(page.querySelectorAll('dl dd')).toHaveLength(3);
    expect(page.text).toContain('Not yet agreed with the partners');
    expect(page.text).toContain('Published on Wednesday 5 April 2023');
    for (const [language, title] of [
      ['es', 'Leer el informe'],
      ['fr', 'Lire le rapport'],
      ['pt', 'Ler o relatório'],
    ]) {
      expect(await words(REPORT, { 'accept-language': language })).toContain(title);
      expect(await words(`${REPORT}?lang=${language}`)).toContain(title);
    }
  });

  it('are read and kept as they were published, and asked for again only where they changed', async () => {
    for (const format of ['html', 'pdf']) {
      const path = `${REPORT}/report?language=es&format=${format}`;
      const { headers, text } = await get(path);
      const own = await story.manager.get(`${story.path}/report?language=es&format=${format}`);
      expect([headers['etag'], headers['cache-control']]).toEqual([
        own.headers.get('etag'),
        'public, no-cache',
      ]);
      expect(text).toMatch(format === 'pdf' ? /^%PDF/ : /^<!doctype html>/i);
      const again = await get(path, { 'if-none-match': String(headers['etag']) });
      expect([again.status, again.text]).toEqual([304, '']);
    }
    expect((await get(`${REPORT}/report?language=es&format=json`)).status).toBe(400);
  });

  it('say when and why one was withdrawn, in place of every word of it', async () => {
    await step('withdraw', { reason: 'A number was wrong' });
    const { status, text } = await get(REPORT);
    expect(status).toBe(410);
    expect(parse(text).text).toContain('A number was wrong');
    expect(text).not.toContain('In brief');
    const file = await get(`${REPORT}/report?language=en&format=pdf`);
    expect([file.status, file.headers['location']]).toEqual([303, `${REPORT}?lang=en`]);
    expect(await words('/reports')).not.toContain('LIDERES');
  });

  it('name a correction as one, with what it corrects', async () => {
    await step('correct', { reason: 'The number' });
    expect((await get(REPORT)).status).toBe(410);
    await step('publish', { note: 'The number of people trained' });
    const page = await words(REPORT);
    expect(page).toContain('Version 2, a correction, published on Wednesday 5 April 2023');
    expect(page).toContain('The number of people trained');
  });
});
