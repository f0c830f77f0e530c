import type { Browser } from 'playwright-core';
import { AccountsService } from '../../src/accounts/accounts.service.js';
import { LANGUAGES } from '../../src/language.js';
import { MailKinds } from '../../src/mail/mail-kinds.service.js';
import { isPageTextKey } from '../../src/pages/page-text.js';
import { describeInChromium, faults, openPage, startChromium } from '../support/chromium.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';

jest.setTimeout(120_000);

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
    for (const { kind, example, words } of expost.get(MailKinds).all()) {
      await page.goto(`${expost.url}/staff/messages?kind=${kind}&language=${language}`);
      expect(await page.locator('h3').innerText()).toBe(example(language, words[language]).subject);
      found.push(...(await faults(page)).map((fault) => `${kind}: ${fault}`));
    }
    expect([...found, ...trouble]).toEqual([]);
    await context.close();
  });
});
