import type { Browser, Page } from 'playwright-core';
import { AccountsService } from '../../src/accounts/accounts.service.js';
import { describeInChromium, faults, openPage, startChromium, type Watched } from '../support/chromium.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { openExercise } from '../support/story.js';

jest.setTimeout(90_000);

const RESPONSE = '/staff/initiatives/ICT149-21/exercises/2023/responses/tec';
const path = (page: Page) => new URL(page.url()).pathname;
const listed = (page: Page) => page.locator('[data-keys] dl').innerText();

describeInChromium('the keys of the pages of staff', () => {
  let expost: RunningExpost;
  let browser: Browser;
  let ines: Watched;
  beforeAll(async () => {
    expost = await startTestExpost();
    await (await openExercise(expost)).submit(['tec']);
    browser = await startChromium();
    ines = await openPage(browser, { width: 320 });
    await ines.page.goto(`${expost.url}/sign-in`);
    await ines.page.fill('#token', await expost.get(AccountsService).createToken('Inés', 'evaluator'));
    await ines.page.click('main button');
  });
  beforeEach(() => ines.page.goto(`${expost.url}${RESPONSE}`));
  afterEach(() => expect(ines.trouble).toEqual([]));
  afterAll(async () => {
    await browser?.close();
    await expost?.stop();
  });

  it('press what names them, also two after one another', async () => {
    await ines.page.keyboard.press('g');
    await ines.page.keyboard.press('w');
    await ines.page.waitForURL('**/staff');
  });

  it('are letters where somebody is writing', async () => {
    const { page } = ines;
    await page.locator('.xp-remark-field summary').first().click();
    await page.locator('textarea').first().focus();
    await page.keyboard.type('g w?');
    expect(await page.locator('textarea').first().inputValue()).toBe('g w?');
    expect([path(page), await page.locator('[data-keys]').isVisible()]).toEqual([RESPONSE, false]);
  });

  it('are listed with what they do; Escape goes back to where one was', async () => {
    const { page } = ines;
    const link = page.locator('a.govuk-back-link');
    await link.focus();
    await page.keyboard.press('?');
    expect(await listed(page)).toMatch(/g y luego w\s+\S/);
    expect(await faults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await page.locator('[data-keys]').isVisible()).toBe(false);
    expect(await link.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('can be switched off, stay so on the next page, and are switched on again', async () => {
    const { page } = ines;
    await page.keyboard.press('?');
    await page.click('[data-keys-switch]');
    expect(await page.locator('[data-keys-state]').innerText()).toContain('desactivadas');
    await page.keyboard.press('Escape');
    await page.reload();
    await page.keyboard.press('g');
    await page.keyboard.press('w');
    await page.keyboard.press('?');
    expect([path(page), await page.locator('[data-keys]').isVisible()]).toEqual([RESPONSE, false]);
    await page.click('[data-keys-open]');
    await page.click('[data-keys-switch]');
    await page.click('[data-keys-close]');
    await page.keyboard.press('?');
    expect(await page.locator('[data-keys]').isVisible()).toBe(true);
  });
});
