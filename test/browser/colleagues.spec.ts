import { writeFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { LANGUAGES } from '../../src/language.js';
import {
  asSeen,
  describeInChromium,
  faults,
  openPage,
  startChromium,
  type Watched,
} from '../support/chromium.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { openExercise, type OpenExercise } from '../support/story.js';
import { MARKUP_PAYLOADS } from '../fixtures/markup-payloads.js';

jest.setTimeout(120_000);

describeInChromium('colleagues who share a response, in their browsers', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  let browser: Browser;

  beforeAll(async () => {
    expost = await startTestExpost();
    story = await openExercise(expost);
    browser = await startChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await expost?.stop();
  });

  async function arrive(link: string, visit: Parameters<typeof openPage>[1]): Promise<Watched> {
    const watched = await openPage(browser, visit);
    await watched.page.goto(link);
    await watched.page.click('main form button');
    return watched;
  }
  async function linkTo(address: string): Promise<string> {
    const { body } = await story.manager.get('/api/outbox?kind=colleague&pageSize=200');
    const mail = body.items.find(({ to }: { to: string }) => to === address);
    const { body: shown } = await story.manager.get(`/api/outbox/${mail.id}`);
    return /https?:\/\/\S+\/r\/[\w-]+/.exec(shown.text)?.[0] ?? '';
  }

  it('are asked without a script, on a phone, by somebody who first forgets a section', async () => {
    const { page, context } = await arrive(await story.linkOf('cainco'), { script: false, width: 320 });
    await page.goto(`${expost.url}/answer/sections`);
    await page.click('a[href="/answer/colleagues"]');
    await page.fill('#name', 'Jorge Rojas Peña');
    await page.fill('#email', 'jorge@cainco.example.org');
    await page.check('#sections-some');
    await page.click('form[action="/answer/colleagues"] button');
    expect(await page.locator('.govuk-error-summary__list a').getAttribute('href')).toBe('#sections');
    expect(await page.inputValue('#name')).toBe('Jorge Rojas Peña');
    expect(await asSeen(browser, page, faults)).toEqual([]);
    await page.check('#sections-impact');
    await page.click('form[action="/answer/colleagues"] button');
    await page.locator('.govuk-notification-banner--success').waitFor();
    expect(await page.locator('.xp-colleague').count()).toBe(2);
    expect(await asSeen(browser, page, faults)).toEqual([]);
    if (process.env.SHOTS)
      writeFileSync(`${process.env.SHOTS}/colleagues-320.png`, await page.screenshot({ fullPage: true }));
    await context.close();
  });

  it('see each other in a section, and choose between two texts', async () => {
    const jorge = await arrive(await linkTo('jorge@cainco.example.org'), { locale: 'es' });
    await jorge.page.goto(`${expost.url}/answer/sections/impact`);
    await jorge.page.fill('#other_influences', 'Una ley de 2022.');
    await jorge.page.locator('#other_influences').blur();
    await jorge.page.locator('[data-status-shown]').filter({ hasText: 'Guardado' }).waitFor();

    const lucia = await arrive(await story.linkOf('cainco'), { locale: 'es' });
    await lucia.page.goto(`${expost.url}/answer/sections/impact`);
    expect(await lucia.page.locator('[data-others]').innerText()).toContain(
      'Jorge Rojas Peña también escribe',
    );
    await jorge.page.fill('#other_influences', 'Una ley de 2022 y la pandemia.');
    await jorge.page.locator('#other_influences').blur();
    await jorge.page.waitForResponse((response) => response.url().endsWith('/other_influences'));
    await lucia.page.fill('#other_influences', 'La pandemia.');
    await lucia.page.locator('#other_influences').blur();
    const conflict = lucia.page.locator('[data-conflict]');
    await conflict.waitFor();
    expect(await conflict.innerText()).toContain('Una ley de 2022 y la pandemia.');
    expect(await lucia.page.inputValue('#other_influences')).toBe('La pandemia.');
    expect([...jorge.trouble, ...lucia.trouble]).toEqual([]);
    await jorge.context.close();
    await lucia.context.close();
  });

  it.each(LANGUAGES)('find every page usable in %s, 320 pixels wide', async (language) => {
    const contact = await arrive(await story.linkOf('cainco'), { width: 320, locale: language });
    const helper = await arrive(await linkTo('jorge@cainco.example.org'), { width: 320, locale: language });
    const found: string[] = [];
    for (const [who, paths] of [
      [contact, ['/answer/colleagues', '/answer/sections/impact']],
      [helper, ['/answer/sections', '/answer/sections/impact', '/answer/check', '/answer/colleagues']],
    ] as const) {
      await who.page.goto(`${expost.url}/answer/sections`);
      const button = who.page.locator(`button[name=language][value=${language}]`);
      if ((await button.count()) > 0) await button.click();
      for (const path of paths) {
        await who.page.goto(expost.url + path);
        const lang = await who.page.locator('html').getAttribute('lang');
        found.push(...(lang === language ? [] : [`${path} in ${lang ?? '?'}`]));
        found.push(...(await faults(who.page)).map((fault) => `${path}: ${fault}`), ...who.trouble);
      }
      await who.context.close();
    }
    expect(found).toEqual([]);
  });

  it('are shown by the name they were given, whatever it holds', async () => {
    const { page, trouble, context } = await arrive(await story.linkOf('tec'), { width: 390 });
    const names = MARKUP_PAYLOADS.filter(
      (payload) => payload.length <= 200 && !/[\r\n\0]/.test(payload),
    ).slice(0, 18);
    for (const [index, name] of names.entries()) {
      await page.goto(`${expost.url}/answer/colleagues`);
      await page.fill('#name', name);
      await page.fill('#email', `helper-${index}@tec.example.org`);
      await page.click('form[action="/answer/colleagues"] button');
      await page.locator('.govuk-notification-banner--success').waitFor();
    }
    const shown = await page.locator('.xp-colleague h3').allTextContents();
    for (const name of names) expect(shown).toContain(name.trim());
    expect(trouble).toEqual([]);
    await context.close();
  });
});
