import type { Browser, Page } from 'playwright-core';
import { AccountsService } from '../../src/accounts/accounts.service.js';
import {
  asSeen,
  describeInChromium,
  faults,
  openPage,
  startChromium,
  type Watched,
} from '../support/chromium.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { MARKUP_PAYLOADS } from '../fixtures/markup-payloads.js';
import { openExercise, type OpenExercise } from '../support/story.js';

jest.setTimeout(240_000);

const AT = '/staff/initiatives/ICT149-21';
const PAGES = [
  '/staff/windows',
  '/staff/windows/2021',
  '/staff/windows/2021?show=published',
  '/staff/windows/2098',
  '/staff/initiatives/new',
  AT,
  `${AT}?done=skipped&was=3`,
  `${AT}/exercises/2024`,
  `${AT}/edit`,
  `${AT}/entities/cainco/contacts`,
  `${AT}/exercises/new`,
  `${AT}/exercises/2023/plan`,
  `${AT}/exercises/2023/plan?done=closed`,
  `${AT}/exercises/2025/plan`,
  `${AT}/exercises/2023/invitations`,
  `${AT}/exercises/2025/invitations`,
  `${AT}/exercises/2025/preview/tec?language=fr`,
  '/staff/questionnaires',
  '/staff/questionnaires/joint-ex-post/v1',
  '/staff/questionnaires/joint-ex-post/v1/preview/beneficiary',
];

describeInChromium('running a window in a browser', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  let browser: Browser;
  beforeAll(async () => {
    expost = await startTestExpost();
    story = await openExercise(expost);
    const later = { ...story.fixture.exercise, year: 2025, opensOn: '2025-04-01', closesOn: '2025-05-01' };
    await story.manager.post('/api/initiatives/ICT149-21/exercises', later);
    await story.manager.post('/api/initiatives/ICT149-21/exercises/2025/confirm');
    const skipped = { ...story.fixture.exercise, year: 2024, opensOn: '2024-04-02', closesOn: '2024-05-02' };
    await story.manager.post('/api/initiatives/ICT149-21/exercises', skipped);
    const reason = { reason: MARKUP_PAYLOADS[0] };
    await story.manager.post('/api/initiatives/ICT149-21/exercises/2024/skip', reason);
    browser = await startChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await expost?.stop();
  });

  async function rosa(locale: string, script: boolean): Promise<Watched> {
    const watched = await openPage(browser, { width: 320, script, locale });
    await watched.page.goto(`${expost.url}/sign-in`);
    await watched.page.fill(
      '#token',
      await expost.get(AccountsService).createToken('Rosa Example', 'manager'),
    );
    await watched.page.click('main button');
    return watched;
  }

  it.each(['en', 'es', 'fr', 'pt'])(
    'fits 320 pixels and has nothing for axe to find, without script, in %s',
    async (locale) => {
      const { page, context, trouble } = await rosa(locale, false);
      for (const path of PAGES) {
        await page.goto(expost.url + path);
        expect([path, await asSeen(browser, page, faults)]).toEqual([path, []]);
      }
      expect(trouble).toEqual([]);
      await context.close();
    },
  );

  it('by keyboard alone: a wrong form leads to its fields, a plan is opened', async () => {
    const { page, context } = await rosa('en', true);
    const press = async (selector: string) => {
      await page.locator(selector).first().focus();
      await page.keyboard.press('Enter');
      await page.waitForLoadState();
    };
    await page.goto(`${expost.url}/staff/initiatives/new`);
    await page.locator('[name=acronym]').focus();
    await page.keyboard.type('RIO VERDE');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.govuk-error-summary');
    expect(await page.inputValue('[name=acronym]')).toBe('RIO VERDE');
    expect(await faults(page)).toEqual([]);
    await press('.govuk-error-summary a[href="#code"]');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('code');
    await page.goto(`${expost.url}${AT}/exercises/2025/plan`);
    await press('form#open button');
    expect(await page.locator('.govuk-notification-banner').innerText()).toContain('The exercise is open');
    await expost.jobsDone();
    await page.reload();
    // Two years before its day, by hand: what was planned for that day is not needed, what follows counts from today.
    expect(await courseOn(page)).toEqual([
      '2023-04-12 First reminder Planned',
      '2023-04-17 Calls to who is silent Planned',
      '2023-04-19 Second reminder Planned',
      '2025-03-25 Notice to the contacts Not needed',
      '2025-04-01 Opening Done',
      '2025-04-29 Last call Planned',
      '2025-05-01 Closing, at the end of the day Planned',
    ]);
    expect(await faults(page)).toEqual([]);
    await context.close();
  });

  it('shows hostile text in every field as it was typed', async () => {
    const { page, context, trouble } = await rosa('en', true);
    const nasty = (index: number) =>
      (MARKUP_PAYLOADS[index % MARKUP_PAYLOADS.length] ?? '').replace(/\s+/g, ' ').trim();
    const document = structuredClone(story.fixture.initiative) as unknown as {
      code: string;
      acronym: string;
      name: object;
      challenge: object;
      entities: { name: string; city: string; contacts: { name: string; post: string }[] }[];
    };
    document.code = 'HOSTILE-1';
    document.acronym = nasty(0).slice(0, 80);
    document.name = { en: nasty(1) };
    document.challenge = { en: nasty(2) };
    document.entities.forEach((entity, index) => {
      entity.name = nasty(3 + index * 4);
      entity.city = nasty(4 + index * 4).slice(0, 120);
      for (const contact of entity.contacts) {
        contact.name = nasty(5 + index * 4).slice(0, 200);
        contact.post = nasty(6 + index * 4).slice(0, 200);
      }
    });
    expect((await story.manager.post('/api/initiatives', document)).status).toBe(201);
    await story.manager.post('/api/initiatives/HOSTILE-1/exercises', story.fixture.exercise);
    await story.manager.post('/api/initiatives/HOSTILE-1/exercises/2023/open');
    await expost.jobsDone();
    const at = '/staff/initiatives/HOSTILE-1';
    for (const path of [
      at,
      `${at}/edit`,
      `${at}/entities/cainco/contacts`,
      `${at}/exercises/2023/plan`,
      `${at}/exercises/2023/invitations`,
      `${at}/exercises/2023/preview/cainco`,
      '/staff/windows/2021',
    ]) {
      await page.goto(expost.url + path);
      const shown = `${await page.locator('main').innerHTML()}${await page.locator('main').innerText()}`;
      expect([path, await page.locator('main script, main img, main iframe, main svg').count()]).toEqual([
        path,
        0,
      ]);
      expect(shown.length).toBeGreaterThan(100);
    }
    await page.goto(`${expost.url}${at}/edit`);
    expect(await page.inputValue('[name="entities.0.name"]')).toBe(document.entities[0]?.name);
    expect(trouble).toEqual([]);
    await context.close();
  });
});

/** Day, event and standing of each line of the course on the page of a plan. */
function courseOn(page: Page): Promise<readonly string[]> {
  return page
    .locator('ol[aria-labelledby="plan-course"] li')
    .evaluateAll((lines) =>
      lines.map((line) =>
        [line.querySelector('time')?.dateTime, line.querySelector('p')?.textContent].join(' ').trim(),
      ),
    );
}
