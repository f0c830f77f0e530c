import type { Browser } from 'playwright-core';
import { AccountsService } from '../../src/accounts/accounts.service.js';
import { SetUpService } from '../../src/accounts/set-up.service.js';
import { LANGUAGES, type Language } from '../../src/language.js';
import { MARKUP_PAYLOADS } from '../fixtures/markup-payloads.js';
import {
  asSeen,
  describeInChromium,
  faults,
  openPage,
  startChromium,
  type Watched,
} from '../support/chromium.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { openExercise } from '../support/story.js';
import { codeOf, PASSWORD, staffWith } from '../support/staff.js';

jest.setTimeout(120_000);

const SHOTS = process.env['SHOTS'];

describeInChromium('the pages of accounts, 320 pixels wide and without script', () => {
  let expost: RunningExpost;
  let browser: Browser;
  let rosa: Watched;
  let secret: string;
  const go = (path: string) => rosa.page.goto(`${expost.url}${path}`);
  const seen = () => asSeen(browser, rosa.page, faults);
  const shot = async (name: string) => {
    if (!SHOTS) return;
    await rosa.page.screenshot({ path: `${SHOTS}/${name}-320.png`, fullPage: true });
    await rosa.page.setViewportSize({ width: 1200, height: 800 });
    await rosa.page.screenshot({ path: `${SHOTS}/${name}-1200.png`, fullPage: true });
    await rosa.page.setViewportSize({ width: 320, height: 800 });
  };
  const inLanguage = async (language: Language) => {
    await rosa.page.locator(`.xp-languages [lang=${language}]`).click();
    expect(await rosa.page.locator('html').getAttribute('lang')).toBe(language);
  };
  /** Axe, width and targets, in every language. */
  const isFine = async (name: string) => {
    await shot(name);
    for (const language of [...LANGUAGES.filter((one) => one !== 'en'), 'en' as const]) {
      await inLanguage(language);
      expect([name, language, await seen()]).toEqual([name, language, []]);
    }
  };

  beforeAll(async () => {
    expost = await startTestExpost();
    await openExercise(expost);
    browser = await startChromium();
    rosa = await openPage(browser, { width: 320, script: false, locale: 'en' });
  });
  afterAll(async () => {
    await browser?.close();
    await expost?.stop();
  });
  afterEach(async () => {
    expect(await seen()).toEqual([]);
    expect(rosa.trouble).toEqual([]);
  });

  it('make the first person', async () => {
    const { page } = rosa;
    await go(new URL((await expost.get(SetUpService).newLink()) ?? '').pathname);
    await isFine('set-up');
    await page.click('main form button');
    expect(await page.locator('.govuk-error-summary li').count()).toBe(4);
    await shot('set-up-wrong');
    expect(await seen()).toEqual([]);
    secret = (await page.locator('.xp-secret').innerText()).replaceAll(' ', '');
    await page.fill('#name', 'Rosa Ejemplo');
    await page.fill('#email', 'rosa@example.org');
    await page.fill('#password', PASSWORD);
    await page.fill('#code', codeOf(secret, expost));
    await page.click('main form button');
    expect(await page.locator('.xp-recovery li').count()).toBe(10);
    await shot('recovery');
    expect(await seen()).toEqual([]);
    await page.click('main .govuk-button');
    expect(new URL(page.url()).pathname).toBe('/staff');
  });

  it('lead to every place by the menu', async () => {
    const { page } = rosa;
    await shot('staff');
    await page.click('.xp-staff-nav summary');
    await shot('menu');
    expect(await seen()).toEqual([]);
    await page.click('.xp-staff-nav a[href="/staff/people"]');
    expect(await page.locator('h1').innerText()).toBe('People');
    await isFine('people');
  });

  it('invite, withdraw and undo, disable and undo', async () => {
    const { page } = rosa;
    await page.click('main section form button');
    await shot('people-wrong');
    expect(await page.locator('.govuk-error-summary li').count()).toBe(3);
    expect(await seen()).toEqual([]);
    await page.fill('#name', 'Luz Ejemplo');
    await page.fill('#email', 'luz@example.org');
    await page.check('#role-evaluator');
    await page.check('#reach-window');
    await page.fill('#window', '2021');
    await page.click('main section form button');
    expect(await page.locator('main').innerText()).toContain('The invitation is on its way.');
    await isFine('person');
    await page.click('text=Withdraw');
    await page.click('.govuk-notification-banner button');
    expect(await page.locator('.xp-grants').innerText()).toContain('Evaluator, window 2021');
    await page.click('text=Disable the account');
    await isFine('disabled');
    await page.click('text=Enable the account');
    await shot('enabled');
  });

  it('refuse to leave nobody who could keep the people', async () => {
    const { page } = rosa;
    await go('/staff/people');
    await page.click('text=Rosa Ejemplo >> nth=-1');
    await page.click('text=Disable the account');
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('last manager');
    await shot('last-manager');
  });

  it('show the audit, with filters, and verify it', async () => {
    const { page } = rosa;
    await go('/staff/audit');
    await isFine('audit');
    await page.fill('#who', 'rosa');
    await page.selectOption('#what', 'account.invited');
    await page.click('.xp-filters button');
    expect(await page.locator('tbody tr').count()).toBe(1);
    await page.fill('#who', 'nobody');
    await page.click('.xp-filters button');
    expect(await page.locator('tbody tr').count()).toBe(0);
    expect(await seen()).toEqual([]);
    await page.click('main form[action$="/verify"] button');
    expect(await page.locator('.govuk-notification-banner').innerText()).toContain('The history is whole');
    await shot('verified');
  });

  it('show one’s own account', async () => {
    const { page } = rosa;
    await go('/staff/account');
    await page.locator('details.govuk-details summary').click();
    await isFine('account');
    await page.fill('#password-current', 'wrong');
    await page.click('text=Change the password');
    expect(await page.locator('.govuk-error-summary a').getAttribute('href')).toBe('#password-current');
    await shot('account-wrong');
  });

  it('show what people are called as it was typed', async () => {
    const hostile = [...MARKUP_PAYLOADS].map((payload) => String(payload).slice(0, 190));
    for (const name of hostile)
      await staffWith(expost, [{ role: 'reader', window: null, initiative: null }], name);
    await go('/staff/people');
    const shown = await rosa.page.locator('tbody th').allInnerTexts();
    expect(shown.length).toBeGreaterThanOrEqual(hostile.length);
    const scripted = await openPage(browser, { width: 320, locale: 'en' });
    await scripted.context.addCookies(await rosa.context.cookies());
    await scripted.page.goto(`${expost.url}/staff/people`);
    expect(scripted.trouble).toEqual([]);
    await scripted.context.close();
  });

  it('keep what was typed when the session has ended', async () => {
    const { page } = rosa;
    await go('/staff/people');
    await page.fill('#name', 'Typed by hand and kept');
    expost.clock.forward(31 * 60_000);
    await page.click('main section form button');
    await shot('session-ended');
    expect(await page.locator('main').innerText()).toContain('What you typed is kept');
    expect(await seen()).toEqual([]);
    await page.fill('#email', 'rosa@example.org');
    await page.fill('#password', PASSWORD);
    await page.click('main form button');
    await shot('code');
    expect(await seen()).toEqual([]);
    await page.fill('#code', '000000');
    await page.click('main form button');
    expect(await seen()).toEqual([]);
    await page.fill('#code', codeOf(secret, expost));
    await page.click('main form button');
    expect(await page.locator('.xp-kept-text').innerText()).toBe('Typed by hand and kept');
    await shot('resume');
    expect(await seen()).toEqual([]);
    await page.click('main form button');
    expect(await page.inputValue('#name')).toBe('Typed by hand and kept');
  });

  const tabTo = async (id: string) => {
    for (let tabs = 0; tabs < 20; tabs += 1) {
      if (await rosa.page.locator(`#${id}:focus`).count()) return;
      await rosa.page.keyboard.press('Tab');
    }
    throw new Error(`The keyboard does not reach ${id}.`);
  };

  it('are signed in to by keyboard alone', async () => {
    const { page } = rosa;
    await page.context().clearCookies();
    expost.clock.forward(60_000);
    await go('/sign-in?next=/staff/account');
    await isFine('sign-in');
    await go('/sign-in?next=/staff/account');
    await tabTo('email');
    await page.keyboard.type('rosa@example.org');
    await page.keyboard.press('Tab');
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForSelector('#code');
    await tabTo('code');
    await page.keyboard.type(codeOf(secret, expost));
    await page.keyboard.press('Enter');
    await page.waitForURL('**/staff/account');
    expect(await expost.get(AccountsService).signInBy()).toBe('password');
  });
});
