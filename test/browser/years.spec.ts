import { writeFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { AccountsService } from '../../src/accounts/accounts.service.js';
import { LANGUAGES } from '../../src/language.js';
import { describeInChromium, faults, openPage, startChromium } from '../support/chromium.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { openSecondYear, type SecondYear } from '../support/second-year.js';
import { openExercise, type OpenExercise } from '../support/story.js';

jest.setTimeout(120_000);

describeInChromium('year against year, in the browser', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  let second: SecondYear;
  let browser: Browser;

  beforeAll(async () => {
    expost = await startTestExpost();
    story = await openExercise(expost);
    second = await openSecondYear(expost, story);
    await second.answer('cainco', { knowledge_applied: 'partly', remarks: '<b>Now</b> & then' });
    browser = await startChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await expost?.stop();
  });

  const address = (path: string) => `${expost.url}/staff${path.slice('/api'.length)}/years`;
  async function signedIn(language: string, width: number) {
    const accounts = expost.get(AccountsService);
    const staff = await accounts.staffOfToken(await accounts.createToken('Inés Example', 'evaluator'));
    const value = await accounts.startSession({ accessTokenId: staff?.staffId ?? '', language });
    const watched = await openPage(browser, { width, locale: language });
    await watched.context.addCookies([{ name: 'expost-staff', value, url: expost.url }]);
    return watched;
  }

  it.each(LANGUAGES)(
    'is usable in %s, 320 pixels wide, with and without anything to compare',
    async (language) => {
      const { page, trouble, context } = await signedIn(language, 320);
      const found: string[] = [];
      for (const url of [
        address(story.path),
        `${address(second.path)}?entity=cainco&show=all`,
        address(second.path),
      ]) {
        await page.goto(url);
        expect(await page.locator('html').getAttribute('lang')).toBe(language);
        found.push(...(await faults(page)));
      }
      expect([...found, ...trouble]).toEqual([]);
      await context.close();
    },
  );

  it('marks a difference by the keyboard alone, and takes it back', async () => {
    const { page, trouble, context } = await signedIn('en', 1200);
    await page.goto(`${address(second.path)}?entity=cainco`);
    await page.locator('#mark-knowledge_applied summary').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Two services were closed.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('.govuk-notification-banner--success').waitFor();
    const said = page.locator('#q-knowledge_applied');
    expect(await said.innerText()).toContain('A real change – Two services were closed.');
    expect(await page.locator('#q-remarks').innerText()).toContain('<b>Now</b> & then');
    if (process.env['SHOTS'])
      writeFileSync(`${process.env['SHOTS']}/years.png`, await page.screenshot({ fullPage: true }));
    expect([...(await faults(page)), ...trouble]).toEqual([]);
    await context.close();
  });
});
