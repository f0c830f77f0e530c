import { writeFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { AccountsService } from '../../src/accounts/accounts.service.js';
import { LANGUAGES } from '../../src/language.js';
import { ALL_PAYLOADS } from '../fixtures/markup-payloads.js';
import { describeInChromium, faults, openPage, startChromium } from '../support/chromium.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { openExercise, type OpenExercise } from '../support/story.js';

jest.setTimeout(180_000);

const EXERCISE = '/staff/initiatives/ICT149-21/exercises/2023';

describeInChromium('exports and translations, in the browser', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  let browser: Browser;

  beforeAll(async () => {
    expost = await startTestExpost();
    story = await openExercise(expost);
    Object.assign(story.fixture.responses['cainco']?.answers ?? {}, {
      knowledge_how: '<b>En</b> & los servicios',
    });
    await story.submit(['cainco', 'tec']);
    browser = await startChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await expost?.stop();
  });

  async function signedIn(language: string, width: number, role: 'reader' | 'evaluator' = 'evaluator') {
    const accounts = expost.get(AccountsService);
    const staff = await accounts.staffOfToken(await accounts.createToken('Inés Example', role));
    const value = await accounts.startSession({ accessTokenId: staff?.staffId ?? '', language });
    const watched = await openPage(browser, { width, locale: language });
    await watched.context.addCookies([{ name: 'expost-staff', value, url: expost.url }]);
    return watched;
  }
  const shot = async (name: string, page: { screenshot(of: { fullPage: boolean }): Promise<Buffer> }) => {
    const folder = process.env['SHOTS'];
    if (folder) writeFileSync(`${folder}/${name}.png`, await page.screenshot({ fullPage: true }));
  };

  it.each(LANGUAGES)('are usable in %s, 320 pixels wide', async (language) => {
    const { page, trouble, context } = await signedIn(language, 320);
    const found: string[] = [];
    for (const path of [
      `${EXERCISE}/exports`,
      '/staff/windows/2021/exports',
      `${EXERCISE}/translations?entity=cainco&to=${language === 'es' ? 'fr' : language}`,
      `${EXERCISE}/translations?entity=fundes`,
    ]) {
      const answer = await page.goto(expost.url + path);
      if (answer?.status() === 404) continue;
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      found.push(...(await faults(page)));
      await shot(`exports-${language}-${path.replace(/\W+/g, '-').slice(-30)}`, page);
    }
    expect([...found, ...trouble]).toEqual([]);
    await context.close();
  });

  it('a workbook is downloaded by the keyboard alone', async () => {
    const { page, trouble, context } = await signedIn('en', 1200, 'reader');
    await page.goto(`${expost.url}${EXERCISE}/exports`);
    await shot('exports-wide', page);
    await page.locator('#file-workbook').focus();
    for (const key of ['ArrowDown', 'Tab', 'ArrowDown', 'Tab', 'Tab']) await page.keyboard.press(key);
    const download = page.waitForEvent('download');
    await page.keyboard.press('Enter');
    expect((await download).suggestedFilename()).toBe('ICT149-21-2023-answers-current-en.csv');
    expect(trouble).toEqual([]);
    await context.close();
  });

  it('a translation is written by the keyboard, kept, and of two who write at once nothing is lost', async () => {
    const { page, trouble, context } = await signedIn('en', 1200);
    const url = `${expost.url}${EXERCISE}/translations?entity=cainco&to=fr`;
    const other = await context.newPage();
    await page.goto(url);
    await other.goto(url);
    const text = page.locator('#t-knowledge_how');
    expect(await text.innerText()).toContain('<b>En</b> & los servicios');
    await page.locator('#t-knowledge_how-text').focus();
    await page.keyboard.type('Dans les services');
    for (const key of ['Tab', 'ArrowDown', 'Tab', 'Enter']) await page.keyboard.press(key);
    await page.locator('.govuk-notification-banner--success').waitFor();
    expect(await page.locator('#t-knowledge_how').innerText()).toContain(
      'Translated by a machine; put in by Inés',
    );
    await shot('translations-kept', page);
    await other.locator('#t-knowledge_how-text').fill(ALL_PAYLOADS.slice(0, 9_000));
    await other.locator('#t-knowledge_how button').click();
    await other.locator('.govuk-error-summary').waitFor();
    expect(await other.locator('#t-knowledge_how').innerText()).toContain('Dans les services');
    expect(await other.locator('#t-knowledge_how-text').inputValue()).toBe(
      ALL_PAYLOADS.slice(0, 9_000).replace(/\r\n?/g, '\n'),
    );
    await shot('translations-stale', other);
    const conflict = await faults(other);
    await other.locator('#t-knowledge_how button').click();
    await other.locator('.govuk-notification-banner--success').waitFor();
    expect([...conflict, ...(await faults(page)), ...(await faults(other)), ...trouble]).toEqual([]);
    await context.close();
  });
});
