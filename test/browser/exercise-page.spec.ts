import { writeFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { LANGUAGES, type Language } from '../../src/language.js';
import { asSeen, describeInChromium, faults, openPage, startChromium } from '../support/chromium.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { signIn } from '../support/staff-browser.js';
import { openExercise, type OpenExercise } from '../support/story.js';

jest.setTimeout(120_000);

describeInChromium('one exercise, in the browser', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  let browser: Browser;
  const address = () => `${expost.url}/staff${story.path.slice('/api'.length)}`;

  beforeAll(async () => {
    expost = await startTestExpost();
    story = await openExercise(expost);
    await story.submit(['cainco', 'tec']);
    await story.accept(['tec']);
    browser = await startChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await expost?.stop();
  });

  async function visit(language: Language, width: number, script: boolean) {
    const { cookie } = await signIn(expost, 'reader', { language });
    const watched = await openPage(browser, { width, script, locale: language });
    const [name = '', value = ''] = cookie.split('=');
    await watched.context.addCookies([{ name, value, url: expost.url }]);
    await watched.page.goto(address());
    return watched;
  }

  it.each(LANGUAGES)('stands in blocks of 320 pixels without script, in %s', async (language) => {
    const { page, trouble, context } = await visit(language, 320, false);
    if (process.env['SHOTS'] && language === 'es')
      writeFileSync(`${process.env['SHOTS']}/matrix-320.png`, await page.screenshot({ fullPage: true }));
    expect([...(await asSeen(browser, page, faults)), ...trouble]).toEqual([]);
    await context.close();
  });

  it('leads from a cell to that section of the review, by the keyboard', async () => {
    const { page, trouble, context } = await visit('en', 1200, true);
    if (process.env['SHOTS'])
      writeFileSync(`${process.env['SHOTS']}/matrix-1200.png`, await page.screenshot({ fullPage: true }));
    expect(await faults(page)).toEqual([]);
    await page.locator('a[href$="/responses/tec#s-impact"]').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/responses/tec#s-impact');
    expect(await page.locator('#s-impact').isVisible()).toBe(true);
    await page.goBack();
    // The next step has a key of its own.
    await page.keyboard.press('n');
    await page.waitForURL('**/responses/cainco');
    expect(trouble).toEqual([]);
    await context.close();
  });
});
