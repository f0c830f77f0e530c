import { writeFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { LANGUAGES, type Language } from '../../src/language.js';
import { MARKUP_PAYLOADS } from '../fixtures/markup-payloads.js';
import { asSeen, describeInChromium, faults, openPage, startChromium } from '../support/chromium.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { signIn } from '../support/staff-browser.js';
import { openExercise, type OpenExercise } from '../support/story.js';

jest.setTimeout(180_000);

describeInChromium('comments and phone calls, in the browser', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  let browser: Browser;
  const exercise = () => `/staff${story.path.slice('/api'.length)}`;
  const response = (entity: string) => `${exercise()}/responses/${entity}`;

  beforeAll(async () => {
    expost = await startTestExpost();
    story = await openExercise(expost);
    await story.submit(['tec']);
    browser = await startChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await expost?.stop();
  });

  async function signedIn(language: Language, width: number, script: boolean) {
    const staff = await signIn(expost, 'evaluator', { name: `Inés ${language}`, language });
    const watched = await openPage(browser, { width, script, locale: language });
    const [name = '', value = ''] = staff.cookie.split('=');
    await watched.context.addCookies([{ name, value, url: expost.url }]);
    return { ...watched, staff };
  }
  const shot = async (page: Page, name: string) => {
    if (process.env['SHOTS'])
      writeFileSync(`${process.env['SHOTS']}/${name}.png`, await page.screenshot({ fullPage: true }));
  };
  const callOf = (entity: string, text: string, change: Readonly<Record<string, string>> = {}) => {
    const typed = { contact: '', name: text.slice(0, 190), day: '2023-04-05', time: '07:45' };
    const call = { ...typed, outcome: 'asks-help', note: text, ...change };
    const own = Object.entries(call).map(([field, value]) => [`call.${entity}.${field}`, value]);
    return { entity, ...(Object.fromEntries(own) as Readonly<Record<string, string>>) };
  };

  it.each(LANGUAGES)('are usable without script, 320 pixels wide, in each state, in %s', async (language) => {
    const { page, context, trouble, staff } = await signedIn(language, 320, false);
    const found: string[] = [];
    const look = async () => found.push(...(await asSeen(browser, page, faults)));
    await page.goto(expost.url + response('ashoka'));
    await look();
    await page.locator('.xp-comments summary').first().click();
    await page.locator('[id="comment.response"]').press('Tab');
    await page.locator('form[action$="/comments"] button').first().click();
    await look();
    expect(await page.locator('.govuk-error-summary').count()).toBe(1);
    await page.locator('[id="comment.response"]').fill(`Called ${language}?`);
    await page.locator('form[action$="/comments"] button').first().click();
    await look();
    await staff.post(`${response('tec')}/comments`, { question: 'remarks', text: 'Sure?' });
    await page.goto(`${expost.url}${response('tec')}`);
    await look();
    await page.goto(`${expost.url}${exercise()}/invitations`);
    await page.locator('.xp-calls summary').first().click();
    await page.locator('.xp-calls form button').first().click();
    await look();
    await shot(page, `follow-320-${language}`);
    expect([...found, ...trouble]).toEqual([]);
    await context.close();
  });

  it('are written with the keyboard alone, each from a key of its own, and taken back', async () => {
    const { page, context, trouble } = await signedIn('en', 1200, true);
    await page.goto(expost.url + response('tec'));
    await page.keyboard.press('c');
    await page.keyboard.press('Tab');
    await tabTo(page, 'comment.response');
    await page.keyboard.type('Ask about 2022.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('.govuk-notification-banner--success').waitFor();
    expect(await page.locator('.xp-comments').last().innerText()).toContain('Ask about 2022.');
    await page.keyboard.press('p');
    await tabTo(page, 'call.tec.note');
    await page.keyboard.type('Will write on Friday.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('.xp-call').waitFor();
    expect(await page.locator('.xp-call').innerText()).toContain('Will write on Friday.');
    await shot(page, 'desk-1200');
    expect(await faults(page)).toEqual([]);
    await page.keyboard.press('u');
    await page.locator('.xp-call').waitFor({ state: 'detached' });
    expect(trouble).toEqual([]);
    await context.close();
  });

  it('hold hostile text as it was typed, and run none of it', async () => {
    const { page, context, trouble, staff } = await signedIn('en', 1200, true);
    const text = MARKUP_PAYLOADS.join(' ').replace(/\s+/g, ' ').trim().slice(0, 4900);
    await staff.post(`${response('cainco')}/comments`, { question: '', text });
    expect((await staff.post(`${response('cainco')}/calls`, callOf('cainco', text))).status).toBe(303);
    for (const path of [response('cainco'), `${exercise()}/invitations`, `${exercise()}/history`]) {
      await page.goto(expost.url + path);
      const shown = await page.locator('main').evaluate((main) => main.textContent);
      expect(shown).toContain(text.slice(0, 190));
    }
    expect(trouble).toEqual([]);
    await context.close();
  });
});

/** Presses Tab until this field has the focus. */
async function tabTo(page: Page, id: string): Promise<void> {
  for (let pressed = 0; pressed < 250; pressed += 1) {
    if ((await page.evaluate(() => document.activeElement?.id)) === id) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${id} cannot be reached with the keyboard`);
}
