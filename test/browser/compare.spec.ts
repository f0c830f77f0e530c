import { writeFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { LANGUAGES } from '../../src/language.js';
import type { StaffRole } from '../../src/accounts/access.js';
import {
  asSeen,
  describeInChromium,
  faults,
  openPage,
  startChromium,
  type Visit,
} from '../support/chromium.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { signIn } from '../support/staff-browser.js';
import { openExercise, type OpenExercise } from '../support/story.js';

jest.setTimeout(120_000);

const HOSTILE = '<img src=x onerror="document.title=1"> & <b>Our results</b> ';

/** Nine entities in four roles, all in one partnership. */
describeInChromium('answers side by side, in the browser', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  let browser: Browser;

  beforeAll(async () => {
    expost = await startTestExpost({ now: '2024-11-10T12:00:00.000Z' });
    story = await openExercise(expost, 'nine-entities');
    const own = story.fixture.responses['coban']?.answers as Record<string, unknown>;
    own['knowledge_how'] = HOSTILE.repeat(6);
    await story.submit();
    await story.accept(['coban', 'agrocol', 'huelva']);
    browser = await startChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await expost?.stop();
  });

  const address = (place = '') => `${expost.url}/staff${story.path.slice('/api'.length)}/compare${place}`;
  async function signedIn(language: (typeof LANGUAGES)[number], visit: Visit, role: StaffRole = 'evaluator') {
    const { cookie } = await signIn(expost, role, { language });
    const watched = await openPage(browser, { ...visit, locale: language });
    const value = cookie.slice(cookie.indexOf('=') + 1);
    await watched.context.addCookies([{ name: 'expost-staff', value, url: expost.url }]);
    return watched;
  }
  async function shot(page: Awaited<ReturnType<typeof openPage>>['page'], name: string) {
    const folder = process.env['SHOTS'];
    if (folder) writeFileSync(`${folder}/${name}.png`, await page.screenshot({ fullPage: true }));
  }

  it.each(LANGUAGES)('is readable in %s, 320 pixels wide', async (language) => {
    const { page, trouble, context } = await signedIn(language, { width: 320 });
    const found: string[] = [];
    for (const place of ['', '?section=application', '?section=impact', '?section=factors']) {
      await page.goto(address(place));
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      found.push(...(await faults(page)));
      if (language === 'en') await shot(page, `narrow-${place.slice(9) || 'first'}`);
    }
    expect([...found, ...trouble]).toEqual([]);
    await context.close();
  });

  it('shows a long text clipped, and opens it as it was written, without script', async () => {
    const { page, trouble, context } = await signedIn('en', { width: 1200, script: false });
    await page.goto(address('?section=application'));
    await shot(page, 'wide-application');
    const clipped = page.locator('#q-knowledge_how .xp-clipped').first();
    await clipped.locator('summary').click();
    expect((await clipped.locator('.xp-answer').innerText()).trim()).toBe(HOSTILE.repeat(6).trim());
    await page.goto(address());
    await shot(page, 'wide-first');
    expect(trouble).toEqual([]);
    await context.close();
  });

  it.each(LANGUAGES)('offers the ties in %s, 320 pixels wide, and says what is missing', async (language) => {
    const { page, trouble, context } = await signedIn(language, { width: 320, script: false });
    const found: string[] = [];
    const check = async (name: string) => {
      found.push(...(await asSeen(browser, page, faults)));
      if (language === 'en') await shot(page, `ties-${name}`);
    };
    await page.goto(address('/ties'));
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    await check('open');
    await page.locator('.xp-tie form button').first().click();
    await page.locator('.govuk-error-summary').waitFor();
    await check('errors');
    expect([...found, ...trouble]).toEqual([]);
    await context.close();
  });

  it('tells a reader who decides', async () => {
    const { page, trouble, context } = await signedIn('en', { width: 320 }, 'reader');
    await page.goto(address('/ties'));
    expect(await page.locator('.xp-tie form').count()).toBe(0);
    expect([...(await faults(page)), ...trouble]).toEqual([]);
    await context.close();
  });

  it('settles a tie by the keyboard alone, shows the reason as typed, and undoes it', async () => {
    const { page, trouble, context } = await signedIn('en', { width: 1200 });
    const card = page.locator('[id="tie.now.agrocol.huelva"]');
    await page.goto(address('/ties'));
    await card.locator('input[type=radio]').first().focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.type(HOSTILE);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('.govuk-notification-banner--success').waitFor();
    expect(await card.locator('blockquote').innerText()).toBe(HOSTILE.trim());
    await shot(page, 'ties-settled');
    const found = await faults(page);
    await page.keyboard.press('u');
    await page.waitForURL(/done=withdrawn/);
    expect(await card.innerText()).toContain('To be decided');
    expect([...found, ...(await faults(page)), ...trouble]).toEqual([]);
    await context.close();
  });
});
