import type { Browser } from 'playwright-core';
import { AccountsService } from '../../src/accounts/accounts.service.js';
import { LANGUAGES } from '../../src/language.js';
import { MailKinds } from '../../src/mail/mail-kinds.service.js';
import { isPageTextKey } from '../../src/pages/page-text.js';
import { describeInChromium, faults, openPage, startChromium } from '../support/chromium.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { staffWith } from '../support/staff.js';

jest.setTimeout(120_000);

/** A window for each, so that none sees what another has written. */
const YEARS = { en: 2021, es: 2022, fr: 2023, pt: 2024 } as const;

describeInChromium('M8: what the service writes', () => {
  let expost: RunningExpost;
  let browser: Browser;

  beforeAll(async () => {
    expost = await startTestExpost();
    browser = await startChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await expost?.stop();
  });

  it('names every kind of mail and says when it is sent', () => {
    const kinds = expost.get(MailKinds).all();
    expect(kinds.length).toBeGreaterThanOrEqual(4);
    const unnamed = kinds.flatMap(({ kind }) =>
      [`mailKind.${kind}`, `mailWhen.${kind}`].filter((key) => !isPageTextKey(key)),
    );
    expect(unnamed).toEqual([]);
  });

  it('shows examples of invented people alone', () => {
    for (const { kind, example, words } of expost.get(MailKinds).all()) {
      for (const language of LANGUAGES) {
        const { subject, text } = example(language, words[language]);
        const addresses = [...text.matchAll(/[\w.]+@([\w.]+)/g)].map((match) => match[1] ?? '');
        expect([kind, language, addresses.filter((host) => !/(^|\.)example\.org$/.test(host))]).toEqual([
          kind,
          language,
          [],
        ]);
        expect(subject).not.toMatch(/[{}]|undefined/);
      }
    }
  });

  it.each(LANGUAGES)('is usable in %s, 320 pixels wide, kind by kind', async (language) => {
    const accounts = expost.get(AccountsService);
    const staff = await accounts.staffOfToken(await accounts.createToken('Inés Example', 'reader'));
    const value = await accounts.startSession({ accessTokenId: staff?.staffId ?? '', language });
    const { page, context, trouble } = await openPage(browser, { width: 320, locale: language });
    await context.addCookies([{ name: 'expost-staff', value, url: expost.url }]);
    const found: string[] = [];
    // Each kind in one of the four languages: their frame is the same.
    const kinds = expost.get(MailKinds).all();
    const some = kinds.filter((_kind, index) => index % LANGUAGES.length === LANGUAGES.indexOf(language));
    for (const { kind, example, words } of some) {
      await page.goto(`${expost.url}/staff/messages?kind=${kind}&language=${language}`);
      const subject = page.locator('.xp-letter__subject').first();
      expect(await subject.innerText()).toBe(example(language, words[language]).subject);
      found.push(...(await faults(page)).map((fault) => `${kind}: ${fault}`));
    }
    expect([...found, ...trouble]).toEqual([]);
    await context.close();
  });

  it.each(LANGUAGES)('lets a window word its mails in %s by keyboard, 320 pixels wide', async (language) => {
    const rosa = await staffWith(expost, [{ role: 'manager', window: YEARS[language], initiative: null }]);
    const { page, context, trouble } = await openPage(browser, { width: 320, locale: language });
    const value = rosa.cookie.slice('expost-staff='.length);
    await context.addCookies([{ name: 'expost-staff', value, url: expost.url }]);
    const window = YEARS[language];
    const at = `${expost.url}/staff/messages?window=${window}&kind=invitation&language=${language}`;
    await page.goto(at);
    const found = [...(await faults(page))];

    await page.focus('#button');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('OK');
    // Enter shows what was typed, and keeps nothing.
    await page.keyboard.press('Enter');
    await page.waitForSelector('.xp-letter__button:text-is("OK")');
    found.push(...(await faults(page)));

    await page.fill('#subject', 'Encuesta {plazo}');
    await page.click('button[value=save]');
    expect(await page.locator('.govuk-error-summary a').count()).toBe(1);
    expect(await page.locator('#subject').inputValue()).toBe('Encuesta {plazo}');
    found.push(...(await faults(page)));

    await page.fill('#subject', '{initiative}');
    await page.click('button[value=save]');
    await page.waitForURL(/done=saved/);
    expect(await page.locator('.xp-letter__subject').first().innerText()).toBe('AGUA CLARA');
    found.push(...(await faults(page)));
    for (const below of [`overview?window=${window}`, `side-by-side?window=${window}&kind=invitation`]) {
      await page.goto(`${expost.url}/staff/messages/${below}`);
      found.push(...(await faults(page)));
    }
    await page.goto(`${at}&version=0`);
    found.push(...(await faults(page)));

    await page.goto(`${at}&done=saved`);
    await page.click('.govuk-notification-banner button');
    await page.waitForURL(/done=reset/);
    expect([...found, ...trouble]).toEqual([]);
    await context.close();
  });
});
