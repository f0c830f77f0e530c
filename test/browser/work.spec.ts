import { writeFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { AccountsService } from '../../src/accounts/accounts.service.js';
import type { StaffRole } from '../../src/accounts/access.js';
import { LANGUAGES } from '../../src/language.js';
import { describeInChromium, faults, openPage, startChromium } from '../support/chromium.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { openExercise, type OpenExercise } from '../support/story.js';

jest.setTimeout(120_000);

const RESPONSE = '/staff/initiatives/ICT149-21/exercises/2023/responses/cainco';

describeInChromium('my work, in the browser', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  let browser: Browser;

  beforeAll(async () => {
    expost = await startTestExpost();
    story = await openExercise(expost);
    browser = await startChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await expost?.stop();
  });

  async function signedIn(language: string, width: number, role: StaffRole = 'manager') {
    const accounts = expost.get(AccountsService);
    const staff = await accounts.staffOfToken(await accounts.createToken('Inés Example', role));
    const value = await accounts.startSession({ accessTokenId: staff?.staffId ?? '', language });
    const watched = await openPage(browser, { width, locale: language });
    await watched.context.addCookies([{ name: 'expost-staff', value, url: expost.url }]);
    return watched;
  }

  async function shot(name: string, page: { screenshot(options: object): Promise<Buffer> }) {
    if (process.env['SHOTS'])
      writeFileSync(`${process.env['SHOTS']}/${name}.png`, await page.screenshot({ fullPage: true }));
  }

  const looksAt = async (language: string, role: StaffRole) => {
    const { page, trouble, context } = await signedIn(language, 320, role);
    const found: string[] = [];
    for (const path of ['/staff', '/staff/exercises']) {
      await page.goto(expost.url + path);
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      found.push(...(await faults(page)));
    }
    await page.goto(`${expost.url}/staff`);
    await shot(`work-${language}-${role}`, page);
    expect([...found, ...trouble]).toEqual([]);
    const text = await page.locator('main').innerText();
    await context.close();
    return text;
  };

  it.each(LANGUAGES)('says in %s that nothing waits, and what goes on', async (language) => {
    expect(await looksAt(language, 'evaluator')).toMatch(/5 .*LIDERES/);
    await looksAt(language, 'reader');
  });

  describe('with work of every age', () => {
    beforeAll(async () => {
      await story.submit(['cainco']);
      expost.clock.set('2023-04-06T12:00:00.000Z');
      await story.submit(['tec', 'ashoka']);
    });

    it.each(LANGUAGES)('lists it in %s, 320 pixels wide', async (language) => {
      expect(await looksAt(language, 'manager')).toMatch(/CAINCO/);
    });

    it('opens the oldest by two keys, and comes back by two', async () => {
      const { page, trouble, context } = await signedIn('en', 1200);
      await page.goto(`${expost.url}/staff`);
      await shot('work-wide', page);
      await page.keyboard.press('g');
      await page.keyboard.press('o');
      await page.waitForURL(`**${RESPONSE}`);
      await page.keyboard.press('g');
      await page.keyboard.press('w');
      await page.waitForURL('**/staff');
      await page.keyboard.press('g');
      await page.keyboard.press('e');
      await page.waitForURL('**/staff/exercises');
      expect([...(await faults(page)), ...trouble]).toEqual([]);
      await context.close();
    });
  });
});
