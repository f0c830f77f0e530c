import { writeFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { AccountsService } from '../../src/accounts/accounts.service.js';
import { LANGUAGES } from '../../src/language.js';
import {
  asSeen,
  describeInChromium,
  faults,
  openPage,
  startChromium,
  type Watched,
} from '../support/chromium.js';
import { startLideres2024, type Lideres2024 } from '../support/lideres-2024.js';
import { addSecondVersion, SECOND_VERSION } from '../support/second-version.js';
import { tables } from '../support/tables.js';

jest.setTimeout(120_000);

const APPLICATION = '/answer/sections/application';

describeInChromium('the form of a second exercise', () => {
  let lideres: Lideres2024;
  let browser: Browser;
  let link: string;

  beforeAll(async () => {
    lideres = await startLideres2024();
    addSecondVersion(lideres.expost);
    const next = { ...lideres.story.fixture.exercise, year: 2026, questionnaire: SECOND_VERSION };
    const planned = { ...next, opensOn: '2026-04-03', closesOn: '2026-04-24' };
    const { status } = await lideres.story.manager.post('/api/initiatives/ICT149-21/exercises', planned);
    expect(status).toBe(201);
    link = await lideres.story.linkOf('cainco');
    browser = await startChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await lideres?.stop();
  });

  const url = (path: string) => lideres.expost.url + path;
  async function shot(page: Page, name: string): Promise<void> {
    const folder = process.env['SHOTS'];
    if (folder) writeFileSync(`${folder}/${name}.png`, await page.screenshot({ fullPage: true }));
  }
  async function arrive(visit: Parameters<typeof openPage>[1], personal = link): Promise<Watched> {
    const watched = await openPage(browser, visit);
    await watched.page.goto(`${personal}?lang=${visit?.locale ?? 'es'}`);
    await watched.page.click('main form button');
    return watched;
  }
  const looks = async () => (await tables(lideres.expost))['previous_look'] ?? [];

  describe('without JavaScript, 320 pixels wide', () => {
    let one: Watched;
    const see = () => asSeen(browser, one.page, faults);
    beforeAll(async () => {
      one = await arrive({ script: false, width: 320 });
    });
    afterAll(() => one.context.close());

    it('says that the answers of 2023 are at hand', async () => {
      expect(await one.page.locator('main').innerText()).toContain('respondió en 2023');
      await shot(one.page, 'start');
      expect(await see()).toEqual([]);
    });

    it('opens the previous answer by itself, and nobody knows', async () => {
      const { page } = one;
      await page.goto(url(APPLICATION));
      const details = page.locator('details[data-previous=knowledge_how]');
      expect(await page.locator('#q-knowledge_how').isVisible()).toBe(false);
      const applied = page.locator('details[data-previous=knowledge_applied]');
      expect(await applied.locator('.govuk-details__text').isVisible()).toBe(false);
      await applied.locator('summary').click();
      expect(await applied.innerText()).toMatch(/Su respuesta de 2023[^]*Sí/);
      expect(await details.count()).toBe(1);
      expect(await looks()).toEqual([]);
      await shot(page, 'section-320');
      expect(await see()).toEqual([]);
    });

    it('asks what has changed once it is saved, and goes on without an answer', async () => {
      const { page } = one;
      await page.check('[name=knowledge_applied][value=partly]', { force: true });
      await page.check('[name=beneficiaries_involved][value=yes]', { force: true });
      await page.click('main button[value=continue]');
      expect(new URL(page.url()).pathname).toBe(APPLICATION);
      expect(await page.locator('.govuk-notification-banner').innerText()).toContain(
        'En comparación con 2023',
      );
      expect(await page.locator('#q-changed-knowledge_applied').isVisible()).toBe(true);
      expect(await page.locator('#q-example-application').isVisible()).toBe(true);
      await shot(page, 'asked-320');
      expect(await see()).toEqual([]);
      await page.fill('[name=changed-knowledge_applied]', 'Se cerraron <b>dos</b> servicios.');
      await page.click('main button[value=continue]');
      expect(new URL(page.url()).pathname).toBe('/answer/sections/impact');
      await page.goto(url('/answer/check'));
      expect(await page.locator('#a-knowledge_applied').innerText()).toContain(
        'Se cerraron <b>dos</b> servicios.',
      );
      await shot(page, 'check-320');
      expect(await see()).toEqual([]);
    });

    it('refuses a text that is too long, with everything still there', async () => {
      const { page } = one;
      await page.goto(url(APPLICATION));
      await page.fill('[name=changed-knowledge_applied]', 'x'.repeat(2001));
      await page.click('main button[value=continue]');
      expect(await page.title()).toMatch(/^Error: /);
      expect(await page.inputValue('[name=changed-knowledge_applied]')).toHaveLength(2001);
      expect(await see()).toEqual([]);
    });
  });

  describe('with its script', () => {
    let one: Watched;
    beforeAll(async () => {
      one = await arrive({ width: 1200 }, await lideres.story.linkOf('tec'));
    });
    afterAll(() => one.context.close());

    it('tells that a previous answer was opened, once', async () => {
      const { page } = one;
      await page.goto(url(APPLICATION));
      const told: string[] = [];
      page.on('request', (request) => {
        if (request.url().includes('/answer/previous/')) told.push(request.url());
      });
      const summary = page.locator('details[data-previous=knowledge_applied] summary');
      const answered = page.waitForResponse(/previous\/knowledge_applied$/);
      await summary.focus();
      await page.keyboard.press('Enter');
      expect((await answered).status()).toBe(204);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      expect(told).toHaveLength(1);
      expect(await looks()).toMatchObject([
        { question: 'knowledge_applied', opened_at: '2024-04-05T12:00:00.000Z' },
      ]);
    });

    it('asks at once what has changed, keeps it, and takes the question away again', async () => {
      const { page } = one;
      const note = page.locator('#q-changed-knowledge_applied');
      expect(await note.isVisible()).toBe(false);
      await page.check('[name=knowledge_applied][value=no]', { force: true });
      await note.waitFor({ state: 'visible' });
      await page.fill('[name=changed-knowledge_applied]', 'El programa terminó.');
      const kept = page.waitForResponse(/answers\/changed-knowledge_applied$/);
      await page.locator('[name=changed-knowledge_applied]').blur();
      expect((await kept).status()).toBe(200);
      await shot(page, 'script-1200');
      expect(await faults(page)).toEqual([]);
      await page.check('[name=knowledge_applied][value=yes]', { force: true });
      await note.waitFor({ state: 'hidden' });
      await page.locator('#q-example-application').waitFor({ state: 'visible' });
      const answered = (await looks()).filter(({ question }) => question === 'knowledge_applied');
      expect(answered).toHaveLength(1);
      expect(one.trouble).toEqual([]);
    });

    it('goes on at once, since nothing new is asked', async () => {
      const { page } = one;
      await page.click('main button[value=continue]');
      await page.waitForURL('**/answer/sections/impact');
      await page.goto(url(APPLICATION));
      expect(await page.inputValue('[name=changed-knowledge_applied]')).toBe('El programa terminó.');
    });
  });

  it.each(LANGUAGES)('is usable in %s, 320 pixels wide', async (language) => {
    const { page, context, trouble } = await arrive(
      { width: 320, locale: language },
      await lideres.story.linkOf('cantabria'),
    );
    const found: string[] = [];
    for (const path of ['/answer', '/answer/sections/impact', '/answer/check']) {
      await page.goto(url(path));
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      for (const details of await page.locator('details[data-previous]:visible').all())
        await details.locator('summary').click();
      found.push(...(await faults(page)));
      if (path.endsWith('impact')) await shot(page, `impact-${language}`);
    }
    expect([...found, ...trouble]).toEqual([]);
    await context.close();
  });

  it.each(LANGUAGES)('is planned and read by staff in %s, 320 pixels wide', async (language) => {
    const accounts = lideres.expost.get(AccountsService);
    const staff = await accounts.staffOfToken(await accounts.createToken('Inés Example', 'manager'));
    const value = await accounts.startSession({ accessTokenId: staff?.staffId ?? '', language });
    const { page, context, trouble } = await openPage(browser, { width: 320, locale: language });
    await context.addCookies([{ name: 'expost-staff', value, url: lideres.expost.url }]);
    const found: string[] = [];
    const exercise = '/staff/initiatives/ICT149-21/exercises/2024';
    const paths = {
      plan: exercise.replace('2024', '2026/plan'),
      review: `${exercise}/responses/cainco`,
      versions: '/staff/questionnaires/compare',
    };
    for (const [name, path] of Object.entries(paths)) {
      await page.goto(url(path));
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      found.push(...(await faults(page)));
      if (language !== 'es' || !process.env['SHOTS']) continue;
      await shot(page, `${name}-320`);
      await page.setViewportSize({ width: 1200, height: 800 });
      await shot(page, `${name}-1200`);
      await page.setViewportSize({ width: 320, height: 800 });
    }
    expect([...found, ...trouble]).toEqual([]);
    await context.close();
  });
});
