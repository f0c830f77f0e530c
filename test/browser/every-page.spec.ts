import type { Browser } from 'playwright-core';
import { LANGUAGES, type Language } from '../../src/language.js';
import { describeInChromium, faults, openPage, startChromium, type Watched } from '../support/chromium.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { enter } from '../support/partner-session.js';
import { openExercise, type OpenExercise } from '../support/story.js';

jest.setTimeout(120_000);

const SECTIONS = ['about', 'continuity', 'application', 'impact', 'factors', 'future', 'closing'];
const EXERCISE = '/staff/initiatives/ICT149-21/exercises/2023';

describeInChromium('every page is usable by everybody, in four languages, 320 pixels wide', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  let browser: Browser;
  let token: string;
  /** A device for each language, with a session of Fundación Carolina and one of staff. */
  const devices = new Map<Language, Watched>();

  beforeAll(async () => {
    expost = await startTestExpost();
    browser = await startChromium();
    const { AccountsService } = await import('../../src/accounts/accounts.service.js');
    token = await expost.get(AccountsService).createToken('Inés Example', 'manager');
    for (const language of LANGUAGES)
      devices.set(language, await openPage(browser, { width: 320, locale: language }));
  });
  afterAll(async () => {
    await browser?.close();
    await expost?.stop();
  });

  const device = (language: Language) => devices.get(language) as Watched;
  const pageOf = (language: Language) => device(language).page;

  /** What is wrong with the page in sight, the wrong language and whatever its device saw included. */
  async function look(language: Language, what?: string): Promise<readonly string[]> {
    const { page, trouble } = device(language);
    const lang = await page.locator('html').getAttribute('lang');
    const wrong = lang === language ? [] : [`in ${lang}`];
    const where = what ?? new URL(page.url()).pathname;
    return [...wrong, ...(await faults(page)), ...trouble.splice(0)].map((fault) => `${where}: ${fault}`);
  }

  /** Opens these addresses one after the other. */
  async function visit(language: Language, ...paths: string[]): Promise<readonly string[]> {
    const found: string[] = [];
    for (const path of paths) {
      await pageOf(language).goto(path.startsWith('http') ? path : expost.url + path);
      found.push(...(await look(language)));
    }
    return found;
  }

  it.each(LANGUAGES)('before there is anything, in %s', async (language) => {
    const page = pageOf(language);
    const found = [...(await visit(language, `/r/nobody?lang=${language}`))];
    await page.click('main form button');
    found.push(...(await look(language, 'a new link is on its way')));
    found.push(...(await visit(language, `/answer/left?lang=${language}`)));
    found.push(...(await visit(language, `/accessibility?lang=${language}`, '/answer', '/nowhere')));
    found.push(...(await visit(language, `/sign-in?lang=${language}`)));
    await page.fill('#token', 'not the token');
    await page.click('main button');
    found.push(...(await look(language, 'a wrong token')));
    await page.fill('#token', token);
    await page.click('main button');
    await page.waitForURL('**/staff');
    found.push(
      ...(await look(language)),
      ...(await visit(language, '/staff/outbox', '/staff/initiatives/x/exercises/2023')),
    );
    expect(found).toEqual([]);
  });

  describe('asked', () => {
    beforeAll(async () => {
      story = await openExercise(expost);
      await story.submit(['tec']);
    });

    it.each(LANGUAGES)('and not begun, in %s', async (language) => {
      const page = pageOf(language);
      const found = [...(await visit(language, `${await story.linkOf('carolina')}?lang=${language}`))];
      await page.click('main form button');
      found.push(...(await look(language)));
      const forms = SECTIONS.map((section) => `/answer/sections/${section}`);
      found.push(...(await visit(language, '/answer/sections', ...forms)));
      found.push(...(await visit(language, '/answer/check', '/answer/help', '/answer/sections/nowhere')));
      expect(found).toEqual([]);
    });

    it.each(LANGUAGES)('with wrong answers, and too few to submit, in %s', async (language) => {
      const page = pageOf(language);
      await page.goto(`${expost.url}/answer/sections/application`);
      await page.click('[data-add]');
      await page.fill('[name="application_examples.0.year"]', 'MMXX');
      await page.fill('[name="application_examples.0.link"]', 'nowhere');
      await page.click('main button[value=continue]');
      const found = [...(await look(language, 'wrong answers'))];
      expect(await page.locator('.govuk-error-summary__list a').count()).toBe(2);
      // Nothing of it was taken; what waits on the device for its turn goes, too.
      await page.evaluate(() => localStorage.clear());
      await page.goto(`${expost.url}/answer/check`);
      await page.click('form[action="/answer/submit"] button');
      found.push(...(await look(language, 'answers missing')));
      expect(found).toEqual([]);
    });

    it.each(LANGUAGES)('with a colleague who was quicker, in %s', async (language) => {
      const page = pageOf(language);
      await page.goto(`${expost.url}/answer/sections/closing`);
      const colleague = await enter(expost, await story.linkOf('carolina'));
      const { body } = await story.manager.get(`${story.path}/responses/carolina`);
      const revision = body.answers.remarks === undefined ? 0 : LANGUAGES.indexOf(language);
      const saved = await colleague.autosave('remarks', { value: `From Luis, ${language}`, revision });
      expect([saved.status, saved.status === 200 ? '' : saved.text]).toEqual([200, '']);
      await page.fill('#remarks', `From Álvaro, ${language}`);
      await page.click('main button[value=continue]');
      await page.locator('.govuk-error-summary').waitFor();
      expect(await page.locator('[data-conflict]').innerText()).toMatch(/Luis[^]*Álvaro/);
      const found = await look(language, 'two answers');
      await page.evaluate(() => localStorage.clear());
      expect(found).toEqual([]);
    });

    it.each(LANGUAGES)('as staff see it, in %s', async (language) => {
      const page = pageOf(language);
      const found = [
        ...(await visit(
          language,
          '/staff',
          '/staff/exercises',
          EXERCISE,
          `${EXERCISE}/responses/ashoka`,
          `${EXERCISE}/responses/tec`,
        )),
      ];
      await page.click('form#return button');
      found.push(...(await look(language, 'returned without a question')));
      await page.locator('.xp-remark-field summary').first().click();
      await page.locator('.xp-remark-field textarea').first().fill('¿Quién? '.repeat(300));
      await page.click('form#return button');
      found.push(...(await look(language, 'a question too long')));
      found.push(...(await visit(language, '/staff/outbox')));
      await page.click('main table a');
      found.push(...(await look(language, 'a mail')));
      expect(found).toEqual([]);
    });
  });

  describe('submitted', () => {
    beforeAll(async () => {
      const response = `${story.path}/responses/carolina`;
      const { headers } = await story.manager.get(response);
      const { answers, cannotAnswer } = story.fixture.responses.carolina ?? {};
      const ifMatch = { 'if-match': headers.get('etag') ?? '' };
      const put = await story.manager.put(response, { answers, cannotAnswer }, ifMatch);
      expect([put.status, put.status === 200 ? '' : put.text]).toEqual([200, '']);
      const sent = await story.manager.post(`${response}/submit`, {}, { 'idempotency-key': 'carolina-1' });
      expect([sent.status, sent.status === 200 ? '' : sent.text]).toEqual([200, '']);
    });

    it.each(LANGUAGES)('by the entity, in %s', async (language) => {
      const found = await visit(
        language,
        `${await story.linkOf('carolina')}?lang=${language}`,
        '/answer/submitted',
        '/answer/sections',
        '/answer/check',
        `${EXERCISE}/responses/carolina`,
      );
      expect(found).toEqual([]);
    });
  });

  describe('returned', () => {
    beforeAll(async () => {
      const questions = ['respondents', 'knowledge_applied', 'ties_now', 'quote'].map((question) => ({
        question,
        remark: 'Since when?\nAnd with whom?',
      }));
      await story.manager.post(`${story.path}/responses/carolina/return`, { questions });
    });

    it.each(LANGUAGES)('with the evaluators’ questions, in %s', async (language) => {
      const found = await visit(
        language,
        '/answer/returned',
        '/answer/check',
        `${EXERCISE}/responses/carolina`,
      );
      expect(found).toEqual([]);
    });
  });

  describe('closed', () => {
    beforeAll(() => expost.clock.set('2023-04-26T12:00:00.000Z'));

    it.each(LANGUAGES)('to an entity that had not finished, in %s', async (language) => {
      const page = pageOf(language);
      await page.goto(`${await story.linkOf('ashoka')}?lang=${language}`);
      await page.click('main form button');
      const found = [...(await look(language, 'a closed start'))];
      found.push(...(await visit(language, '/answer/sections', '/answer/check')));
      expect(found).toEqual([]);
    });
  });
});
