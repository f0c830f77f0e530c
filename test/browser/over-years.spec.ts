import { writeFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { LANGUAGES, type Language } from '../../src/language.js';
import { describeInChromium, faults, openPage, startChromium, type Visit } from '../support/chromium.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { signIn } from '../support/staff-browser.js';
import { yearsOfLideres, type YearsOfLideres } from '../support/years-of-lideres.js';

jest.setTimeout(180_000);

/** LIDERES in 2023 and 2024, both published, and in 2025, which is open. */
describeInChromium('findings over the years, in the browser', () => {
  let expost: RunningExpost;
  let years: YearsOfLideres;
  let browser: Browser;

  beforeAll(async () => {
    expost = await startTestExpost();
    years = await yearsOfLideres(expost);
    await years.answer({
      cainco: { challenge_tackled: 'fully', previous_perspectives: { 'keep-applying': 'done' } },
      tec: { previous_perspectives: { 'keep-applying': 'under-way' } },
      cantabria: { previous_perspectives: { 'keep-applying': 'done' } },
      ashoka: { joint_work_maintained: 'no', why_stopped: 'The team moved on.' },
    });
    await years.publish();
    await years.openNext();
    await years.answer({}, ['carolina']);
    browser = await startChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await expost?.stop();
  });

  const address = (rest = '') => `${expost.url}/staff/initiatives/ICT149-21/years${rest}`;
  async function signedIn(language: Language, visit: Visit) {
    const { cookie } = await signIn(expost, 'reader', { language });
    const watched = await openPage(browser, { ...visit, locale: language });
    const value = cookie.slice(cookie.indexOf('=') + 1);
    await watched.context.addCookies([{ name: 'expost-staff', value, url: expost.url }]);
    return watched;
  }
  async function shot(page: Awaited<ReturnType<typeof openPage>>['page'], name: string) {
    const folder = process.env['SHOTS'];
    if (folder) writeFileSync(`${folder}/${name}.png`, await page.screenshot({ fullPage: true }));
  }

  it.each(LANGUAGES)('are readable in %s, 320 pixels wide, item by item', async (language) => {
    const { page, trouble, context } = await signedIn(language, { width: 320 });
    await page.goto(address());
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    if (language === 'en') await shot(page, 'years-narrow');
    const found = [...(await faults(page))];
    await page.locator('.govuk-details__summary').click();
    found.push(...(await faults(page)));
    const cell = page
      .locator('tr', { has: page.locator('[id="knowledge-applied"]') })
      .locator('td')
      .first();
    expect(await cell.getAttribute('data-column')).toBe('2023');
    expect([...found, ...trouble]).toEqual([]);
    await context.close();
  });

  it('say the change in a word, and show either pair of exercises without script', async () => {
    const { page, trouble, context } = await signedIn('en', { width: 1200, script: false });
    await page.goto(address());
    await shot(page, 'years-wide');
    const row = page.locator('tr', { has: page.locator('[id="joint-work-maintained"]') });
    expect((await row.locator('td').nth(1).innerText()).replace(/\s+/g, ' ')).toMatch(
      /^Most 4 of 5 · 1 of them in part worse$/i,
    );
    expect(await row.locator('.xp-change svg').count()).toBe(2);
    await page.locator('.xp-places a', { hasText: '2023 → 2024' }).click();
    expect(await page.locator('.figure-title').innerText()).toMatch(/^Since 2023: 1 better, 1 worse/);
    expect(trouble).toEqual([]);
    await context.close();
  });

  it('say what became of the perspectives, and who says so', async () => {
    const { page, context } = await signedIn('en', { width: 1200 });
    await page.goto(address());
    const section = page.locator('section', { has: page.locator('#became-2024') });
    const row = section.locator('tbody tr').nth(1);
    const said = (await row.innerText()).replace(/\s+/g, ' ');
    expect(said).toContain('done: CAINCO and Gobierno de Cantabria');
    expect(said).toContain('no answer: Ashoka México and Fundación Carolina');
    await context.close();
  });
});
