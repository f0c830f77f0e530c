import type { Browser } from 'playwright-core';
import { AccountsService } from '../../src/accounts/accounts.service.js';
import { describeInChromium, openPage, startChromium, type Watched } from '../support/chromium.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { assertSound } from '../support/sound.js';
import { openExercise } from '../support/story.js';
import { starPassages, VALIDATION as PAGE } from '../support/validation-desk.js';

jest.setTimeout(120_000);

describeInChromium('quotes on a phone, and at the evaluators’ desk', () => {
  let expost: RunningExpost;
  let browser: Browser;
  /** Mónica of CAINCO; no script runs on her phone. */
  let monica: Watched;
  let hector: Watched;
  /** Inés, who evaluates. */
  let ines: Watched;
  const open = ({ page }: Watched, path: string) => page.goto(`${expost.url}${path}`);
  const main = ({ page }: Watched) => page.locator('main').innerText();
  const sound = (watched: Watched, name: string) => assertSound(browser, watched, name);

  beforeAll(async () => {
    expost = await startTestExpost();
    const story = await openExercise(expost);
    await story.submit();
    await story.accept();
    browser = await startChromium();
    monica = await openPage(browser, { width: 320, script: false });
    hector = await openPage(browser, { width: 320 });
    for (const [watched, entity] of [
      [monica, 'cainco'],
      [hector, 'tec'],
    ] as const) {
      await watched.page.goto(await story.linkOf(entity));
      await watched.page.click('main form button');
    }
    ines = await openPage(browser, { width: 320, script: false, locale: 'en' });
    await open(ines, '/sign-in?lang=en');
    await ines.page.fill(
      '#token',
      await expost.get(AccountsService).createToken('Inés Example', 'evaluator'),
    );
    await ines.page.click('main button');
  });
  afterAll(async () => {
    await browser?.close();
    await expost?.stop();
  });
  afterEach(() => {
    expect([monica, hector, ines].flatMap(({ trouble }) => trouble.splice(0))).toEqual([]);
  });

  it('a quote is edited, its name withdrawn, and then the quote', async () => {
    const { page } = monica;
    await open(monica, '/answer/quotes');
    const [quote] = await page.locator('form[action^="/answer/quotes"] textarea').all();
    await quote?.fill('');
    await page.click('main form[action^="/answer/quotes"] button');
    await sound(monica, 'quotes-errors');
    await page.locator('form[action^="/answer/quotes"] textarea').first().fill('Juntos llegamos antes.');
    await page.locator('input[value=role-only]').first().check();
    await page.click('main form[action^="/answer/quotes"] button');
    expect(await page.locator('.xp-quote').first().innerText()).toContain('Juntos llegamos antes.');
    await sound(monica, 'quotes-role');
    await page.locator('input[value=refused]').first().check();
    await page.click('main form[action^="/answer/quotes"] button');
    expect(await page.locator('.xp-quote').count()).toBe(0);
    await sound(monica, 'quotes-refused');
  });

  it('a starred passage is asked about, taken back by one button, asked about again and approved', async () => {
    const text = 'Cada semana nos llama otra empresa. <img src=x onerror=alert(1)>';
    await starPassages(expost, text);
    await open(ines, `${PAGE}/quotes`);
    expect(await main(ines)).toContain(text);
    await sound(ines, 'staff-exemplars');
    await ines.page.click('text=Ask whether it may be quoted');
    await sound(ines, 'staff-exemplar-asked');
    await ines.page.click('[data-key=u]');
    expect(await main(ines)).toContain('The question has been taken back.');
    await ines.page.click('text=Ask whether it may be quoted');
    await open(hector, '/answer/findings');
    expect(await main(hector)).toContain('1 espera su decisión');
    await hector.page.click('a[href="/answer/quotes"]');
    expect(await main(hector)).toContain(text);
    await sound(hector, 'quotes-proposed');
    await hector.page
      .locator('section', { hasText: 'equipo evaluador' })
      .locator('input[value=named]')
      .check();
    await hector.page.locator('section', { hasText: 'equipo evaluador' }).locator('form button').click();
    expect(await main(hector)).toContain('se puede imprimir');
  });
});
