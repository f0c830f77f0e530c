import type { Browser } from 'playwright-core';
import { AccountsService } from '../../src/accounts/accounts.service.js';
import { LANGUAGES, type Language } from '../../src/language.js';
import { describeInChromium, openPage, startChromium, type Watched } from '../support/chromium.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { outsiders } from '../support/followers.js';
import { startMailServer, type MailServer } from '../support/mail-server.js';
import { assertSound } from '../support/sound.js';
import { openExercise } from '../support/story.js';

jest.setTimeout(120_000);

describeInChromium('following published reports on a phone, without a script', () => {
  let expost: RunningExpost;
  let server: MailServer;
  let browser: Browser;
  let out: ReturnType<typeof outsiders>;
  const devices = new Map<Language, Watched>();

  beforeAll(async () => {
    server = await startMailServer();
    expost = await startTestExpost({ env: { SMTP_URL: server.url } });
    out = outsiders(expost, server);
    browser = await startChromium();
    for (const language of LANGUAGES)
      devices.set(language, await openPage(browser, { script: false, width: 320, locale: language }));
  });
  afterAll(async () => {
    await browser?.close();
    await expost?.stop();
    await server?.stop();
  });

  const device = (language: Language) => devices.get(language) as Watched;
  const sound = async (language: Language, name: string) => {
    const { page } = device(language);
    expect([name, await page.locator('html').getAttribute('lang')]).toEqual([name, language]);
    await assertSound(browser, device(language), `follow-${name}-${language}`);
  };
  const visit = async (language: Language, path: string, name: string) => {
    await device(language).page.goto(expost.url + path);
    await sound(language, name);
  };

  it.each(LANGUAGES)('has an end for who comes too early, in %s', async (language) => {
    await visit(language, '/reports', 'no-reports');
    await visit(language, '/follow', 'nothing');
    await visit(language, `/follow/${'x'.repeat(43)}`, 'ended');
    await visit(language, `/subscriptions/${'x'.repeat(43)}`, 'nobody');
  });

  describe('once LIDERES is published', () => {
    beforeAll(async () => {
      const story = await openExercise(expost);
      await story.submit();
      await story.accept();
      for (const step of ['close', 'validate', 'publish'])
        expect([step, (await story.manager.post(`${story.path}/${step}`)).status]).toEqual([step, 200]);
    });

    it.each(LANGUAGES)('leads from the report to the mail, and out again, in %s', async (language) => {
      const { page, trouble } = device(language);
      const email = `${language}@example.org`;
      // Browsers keep the list for a minute: this is another address than the one they found empty.
      await visit(language, `/reports?lang=${language}`, 'reports');
      await page.click('main li a');
      await sound(language, 'report');
      await page.click('main a[href^="/follow?"]');
      expect(await page.locator('#topic').inputValue()).toBe('initiative:ICT149-21');
      await sound(language, 'form');
      await page.fill('#email', 'ana at example');
      await page.click('main form button');
      await sound(language, 'wrong');
      expect(await page.locator('.govuk-error-summary a').count()).toBe(2);
      expect(await page.locator('#topic').inputValue()).toBe('initiative:ICT149-21');
      await page.fill('#email', email);
      await page.locator('label[for=agree]').click();
      await page.click('main form button');
      await sound(language, 'sent');
      const [mail] = await out.mailsTo(email);
      await visit(language, out.linkIn(mail, 'follow'), 'confirm');
      await page.click('main form button');
      await sound(language, 'confirmed');
      await page.click('main a[href^="/subscriptions/"]');
      await sound(language, 'subscriptions');
      const manage = new URL(page.url()).pathname;
      await visit(language, `${manage}/unsubscribe`, 'leave');
      await page.click('main form button');
      await sound(language, 'left');
      expect(trouble).toEqual([]);
    });

    it.each(LANGUAGES)('shows managers numbers and the next digest, in %s', async (language) => {
      if (language === 'en') await out.follow('somebody@example.org');
      const accounts = expost.get(AccountsService);
      const staff = await accounts.staffOfToken(await accounts.createToken('Inés Example', 'manager'));
      const value = await accounts.startSession({ accessTokenId: staff?.staffId ?? '', language });
      const { page, context } = device(language);
      await context.addCookies([{ name: 'expost-staff', value, url: expost.url }]);
      await visit(language, '/staff/followers', 'staff');
      await page.fill('#email', 'no address');
      await page.click('main section form button');
      await sound(language, 'staff-wrong');
      await page.fill('#email', 'nobody@example.org');
      await page.click('main section form button');
      await sound(language, 'staff-erased');
    });
  });
});
