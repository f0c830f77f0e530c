import type { Browser } from 'playwright-core';
import { AccountsService } from '../../src/accounts/accounts.service.js';
import { LANGUAGES } from '../../src/language.js';
import type { ApiClient } from '../support/api-client.js';
import { describeInChromium, faults, openPage, startChromium, type Watched } from '../support/chromium.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { assertSound } from '../support/sound.js';
import { openExercise } from '../support/story.js';
import { createWindow2022, NOW } from '../support/window-2022.js';

jest.setTimeout(240_000);

const PAGE = '/staff/windows/2022/calendar';

describeInChromium('the calendar of a window in a browser', () => {
  let expost: RunningExpost;
  let manager: ApiClient;
  let browser: Browser;
  beforeAll(async () => {
    expost = await startTestExpost();
    await openExercise(expost);
    expost.clock.set(NOW);
    manager = await expost.api('manager');
    browser = await startChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await expost?.stop();
  });

  async function rosa(locale: string, script: boolean): Promise<Watched> {
    const watched = await openPage(browser, { width: 320, script, locale });
    await watched.page.goto(`${expost.url}/sign-in`);
    const token = await expost.get(AccountsService).createToken('Rosa Example', 'manager');
    await watched.page.fill('#token', token);
    await watched.page.click('main button');
    return watched;
  }

  it('without script: plans, is told what was wrong where it was, moves, confirms, takes back, subscribes', async () => {
    const watched = await rosa('en', false);
    const { page, context, trouble } = watched;
    const pressed = async (text: string) => {
      await page.locator(`main button:text-is("${text}")`).click();
      await page.waitForLoadState();
    };
    await page.goto(expost.url + PAGE);
    await assertSound(browser, watched, 'calendar-empty');
    await createWindow2022(manager);
    await page.goto(expost.url + PAGE);
    await assertSound(browser, watched, 'calendar-due');
    await page.fill('[name="opens.RV-1"]', '2023-05-09');
    await pressed('Plan what is ticked');
    await assertSound(browser, watched, 'calendar-refused');
    expect(await page.inputValue('[name="opens.RV-1"]')).toBe('2023-05-09');
    await page.fill('[name="opens.RV-1"]', '2023-05-23');
    await page.fill('[name="closes.RV-1"]', '2023-06-13');
    await pressed('Plan what is ticked');
    await assertSound(browser, watched, 'calendar-planned');
    await page.check('[name="tick.AC-1"]');
    await page.check('[name="tick.BN-1"]');
    await page.fill('[name="opens.AC-1"]', '2023-10-10');
    await pressed('Confirm what is ticked');
    await assertSound(browser, watched, 'calendar-confirmed-partly');
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('has no contact to invite');
    expect(await page.locator('.govuk-notification-banner').innerText()).toContain('opens by itself');
    await pressed('Take these confirmations back');
    expect(await page.locator('.govuk-notification-banner').innerText()).toContain('taken back');
    await pressed('Make my address');
    expect(await page.inputValue('#feed-address')).toMatch(/\/calendar\/[\w-]{43}\.ics$/);
    await assertSound(browser, watched, 'calendar-subscribed');
    expect(trouble).toEqual([]);
    await context.close();
  });

  it.each(LANGUAGES)('fits 320 pixels and has nothing for axe to find, in %s', async (language) => {
    const { page, context, trouble } = await rosa(language, true);
    const { RV, ...rest } = { RV: '/api/initiatives/RV-1/exercises/2023', PAST: `${PAGE}/past` };
    if (language === 'en') await manager.post(`${RV}/open`);
    for (const path of [
      PAGE,
      rest.PAST,
      '/staff/windows',
      '/staff/windows/2022',
      '/staff/windows/2021/calendar',
    ]) {
      await page.goto(expost.url + path);
      expect([path, await faults(page)]).toEqual([path, []]);
    }
    expect(trouble).toEqual([]);
    await context.close();
  });

  it('by keyboard alone: ticks, types, confirms; a fault of the summary leads to its field', async () => {
    const { page, context } = await rosa('en', true);
    await page.goto(expost.url + PAGE);
    await page.locator('[id="tick.BN-1"]').focus();
    await page.keyboard.press('Space');
    await page.locator('main button[value=confirm]').focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('.govuk-error-summary');
    expect(await faults(page)).toEqual([]);
    await page.locator('.govuk-error-summary a').first().focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('tick.BN-1');
    await context.close();
  });
});
