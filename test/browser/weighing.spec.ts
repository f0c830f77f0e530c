import { writeFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { LANGUAGES } from '../../src/language.js';
import { MARKUP_PAYLOADS } from '../fixtures/markup-payloads.js';
import { describeInChromium, faults, openPage, startChromium } from '../support/chromium.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { signIn } from '../support/staff-browser.js';
import { openExercise, type OpenExercise } from '../support/story.js';

jest.setTimeout(120_000);

const FINDINGS = '/staff/initiatives/ICT149-21/exercises/2023/findings';

describeInChromium('weighing findings, in the browser', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  let browser: Browser;

  beforeAll(async () => {
    expost = await startTestExpost();
    story = await openExercise(expost);
    const answers = (story.fixture.responses['ashoka'] as { answers: Record<string, unknown> }).answers;
    answers['new_areas'] = 'no';
    for (const hidden of ['new_areas_what', 'new_areas_value']) delete answers[hidden];
    await story.submit();
    await story.accept();
    browser = await startChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await expost?.stop();
  });

  async function staff(visit: Parameters<typeof openPage>[1], language: (typeof LANGUAGES)[number] = 'en') {
    const { cookie } = await signIn(expost, 'evaluator', { language });
    const watched = await openPage(browser, visit);
    const [name = '', value = ''] = cookie.split('=');
    await watched.context.addCookies([{ name, value, url: expost.url }]);
    return watched;
  }

  it('discusses, pins and saves by the keyboard alone', async () => {
    const { page, trouble, context } = await staff({ width: 1200, locale: 'en' });
    await page.goto(`${expost.url}${FINDINGS}/new-areas`);
    const tabTo = async (selector: string) => {
      for (let presses = 0; presses < 200; presses += 1) {
        await page.keyboard.press('Tab');
        if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector))
          return;
      }
      throw new Error(`Nobody reaches ${selector} by the keyboard.`);
    };
    await tabTo('#text-ashoka');
    await page.keyboard.type('They joined late.');
    await tabTo('form[action$="/discussions/ashoka"] button');
    await page.keyboard.press('Enter');
    await page.locator('.govuk-notification-banner--success').waitFor();
    await page.keyboard.press('e');
    await tabTo('#what-0');
    await page.keyboard.press('Space');
    await tabTo('form[action$="/pins"] button');
    await page.keyboard.press('Enter');
    await page.locator('.xp-pin--for').waitFor();
    await tabTo('form[action$="/weighed"] button');
    await page.keyboard.press('Enter');
    await page.getByText('Weighed by').waitFor();
    await page.keyboard.press('j');
    await page.waitForURL((url) => !url.pathname.endsWith('/new-areas'));
    expect(trouble).toEqual([]);
    await context.close();
  });

  it.each(LANGUAGES)('is usable in %s, 320 pixels wide', async (language) => {
    const { page, trouble, context } = await staff({ width: 320, locale: language }, language);
    const found: string[] = [];
    for (const path of ['', '/new-areas', '/sdg-contribution', '/enabling-factors', '/starting-point']) {
      await page.goto(expost.url + FINDINGS + path);
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
      found.push(...(await faults(page)).map((fault) => `${path}: ${fault}`));
      if (process.env['SHOTS'] && language === 'es' && path === '/new-areas')
        writeFileSync(`${process.env['SHOTS']}/weigh-320.png`, await page.screenshot({ fullPage: true }));
    }
    expect([...found, ...trouble]).toEqual([]);
    await context.close();
  });

  it('shows what evaluators type as text', async () => {
    const { page, trouble, context } = await staff({ script: false, width: 390, locale: 'en' });
    const text = MARKUP_PAYLOADS.slice(0, 60).join(' ').slice(0, 4900);
    await page.goto(`${expost.url}${FINDINGS}/new-areas`);
    await page.fill('#text-ashoka', text);
    await page.click('form[action$="/discussions/ashoka"] button');
    expect(await page.inputValue('#text-ashoka')).toBe(text.trim());
    expect(await page.locator('.xp-fact p.xp-own-text').first().textContent()).toContain(
      text.trim().slice(0, 200),
    );
    expect(trouble).toEqual([]);
    await context.close();
  });
});
