import type { Browser } from 'playwright-core';
import { restoreBackup } from '../../src/database/backup/restore-backup.js';
import { Restorations } from '../../src/database/restorations.service.js';
import { LANGUAGES } from '../../src/language.js';
import { emptyPlace, quickBackup, storeAt } from '../support/backups.js';
import { describeInChromium, openPage, startChromium } from '../support/chromium.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { startMailServer, type MailServer } from '../support/mail-server.js';
import { assertSound } from '../support/sound.js';
import { signIn } from '../support/staff-browser.js';
import { openExercise } from '../support/story.js';

jest.setTimeout(120_000);

const BACKUP_AT = '2023-04-05T12:00:00.000Z';
const RESTORED_AT = '2023-04-05T18:00:00.000Z';

/** LIDERES was just invited when the backup was made, so five mails wait in it. */
describeInChromium('an instance out of a backup, on a phone and without a script', () => {
  let browser: Browser;
  let server: MailServer;
  let restored: RunningExpost;

  beforeAll(async () => {
    browser = await startChromium();
    server = await startMailServer();
    const original = await startTestExpost({ now: BACKUP_AT });
    await openExercise(original);
    const backup = await quickBackup(original);
    await original.stop();
    const place = await emptyPlace();
    await restoreBackup(storeAt(place), backup, { now: RESTORED_AT });
    const env = { ...place, SMTP_URL: server.url };
    restored = await startTestExpost({ dataDir: place.DATA_DIR ?? '', env, now: RESTORED_AT });
    await expect(restored.get(Restorations).unconfirmed()).resolves.not.toBeNull();
    await restored.jobsDone();
  });
  afterAll(async () => {
    await browser?.close();
    await restored?.stop();
    await server?.stop();
  });

  it.each([...LANGUAGES.filter((language) => language !== 'es'), 'es' as const])(
    'says what it is, what waits, and asks before it writes to anybody, in %s',
    async (language) => {
      const { cookie } = await signIn(restored, 'manager', { language });
      const watched = await openPage(browser, { script: false, width: 320, locale: language });
      const { page, context } = watched;
      const value = cookie.slice(cookie.indexOf('=') + 1);
      await context.addCookies([{ name: 'expost-staff', value, url: restored.url }]);
      await page.goto(`${restored.url}/staff`);
      await page.click('.xp-restored a');
      await assertSound(browser, watched, `restored-${language}`);
      await page.click('form[action="/staff/restored"] button');
      expect(await page.locator('.govuk-error-summary a').count()).toBe(1);
      await assertSound(browser, watched, `restored-unchosen-${language}`);
      // One of them says so for all.
      if (language === 'es') {
        await page.locator('form[action="/staff/restored"] label').first().click();
        await page.click('form[action="/staff/restored"] button');
        expect(await page.locator('.govuk-notification-banner').count()).toBe(1);
        expect(await page.locator('.xp-restored').count()).toBe(0);
        await assertSound(browser, watched, `restored-confirmed-${language}`);
      }
      await context.close();
    },
  );
});
