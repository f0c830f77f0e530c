import type { Browser, Page } from 'playwright-core';
import { AccountsService } from '../../src/accounts/accounts.service.js';
import type { StaffRole } from '../../src/accounts/access.js';
import { asSeen, describeInChromium, faults, openPage, startChromium } from '../support/chromium.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { openExercise, type OpenExercise } from '../support/story.js';

jest.setTimeout(120_000);

const CODING = '/staff/initiatives/ICT149-21/exercises/2023/coding';

describeInChromium('the coding page', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  let browser: Browser;

  async function signedIn(role: StaffRole, visit: object, language = 'en'): Promise<Page> {
    const { page } = await openPage(browser, { width: 320, ...visit });
    await page.goto(`${expost.url}/sign-in?lang=${language}`);
    await page.fill('#token', await expost.get(AccountsService).createToken('Inés Example', role));
    await page.click('main button');
    return page;
  }
  const codes = (page: Page) => page.locator('.xp-passage .xp-code').allInnerTexts();

  beforeAll(async () => {
    expost = await startTestExpost();
    story = await openExercise(expost);
    browser = await startChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await expost?.stop();
  });

  it('says when there is nothing to code yet', async () => {
    const page = await signedIn('evaluator', { script: false });
    await page.goto(expost.url + CODING);
    expect(await page.locator('main').innerText()).toContain('There is nothing to code yet.');
    await story.submit(['tec', 'cainco']);
    await page.context().close();
  });

  it('is used without script: mark sentences, choose, change, take it back', async () => {
    const page = await signedIn('evaluator', { script: false });
    await page.goto(`${expost.url}${CODING}?question=knowledge_how`);
    await page.click('#code > button.govuk-button');
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('Mark at least one sentence.');
    await page.locator('input[name=s]').first().check();
    await page.fill('#memo', 'Said with numbers');
    await page.click('button[name=quick] >> nth=0');
    expect((await codes(page)).length).toBe(1);
    expect(await page.locator('.xp-mark').count()).toBeGreaterThan(0);
    await page.click('.xp-passage a:has-text("Change")');
    await page.check('#exemplar');
    await page.click('summary:has-text("New code")');
    await page.fill('#new-name', 'A shared language');
    await page.click('#code > button.govuk-button');
    expect(await codes(page)).toContain('A shared language');
    expect(await page.locator('.xp-passage .govuk-tag').innerText()).toContain('★');
    await page.click('button:has-text("Undo")');
    expect((await codes(page)).length).toBe(1);
    await page.click('.xp-passage button:has-text("Remove")');
    expect(await codes(page)).toEqual([]);
    await page.click('button:has-text("Undo")');
    expect(await page.locator('.xp-memo').innerText()).toContain('Said with numbers');
    await page.context().close();
  });

  it('is used by the keyboard alone', async () => {
    const page = await signedIn('evaluator', {});
    await page.goto(`${expost.url}${CODING}?entity=tec`);
    const before = await page.locator('.xp-passage').count();
    await page.locator('input[name=s]').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('m');
    await page.keyboard.type('See the minutes');
    await page.keyboard.press('Shift+Tab');
    await page.locator('input[name=s]:checked').first().focus();
    await page.keyboard.press('*');
    await page.keyboard.press('2');
    await page.waitForSelector('[data-part=notice] .govuk-notification-banner');
    expect(await page.locator('.xp-passage').count()).toBeGreaterThan(before);
    expect(await page.locator('.xp-memo').allInnerTexts()).toContain('See the minutes');
    expect(await faults(page)).toEqual([]);
    await page.keyboard.press('t');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('search');
    await page.locator('input[name=s]').first().focus();
    await page.keyboard.press('u');
    await page.waitForSelector('text=It has been undone.');
    expect(await page.locator('.xp-passage').count()).toBe(before);
    await page.context().close();
  });

  it('takes what the mouse has selected, whatever sentences it cuts', async () => {
    const page = await signedIn('evaluator', { width: 1200 });
    await page.goto(`${expost.url}${CODING}?question=knowledge_how`);
    await page.evaluate(() => {
      const segment = document.querySelector('[data-sentences] [data-o]:not(.xp-mark)');
      const text = segment?.firstChild;
      if (!text) throw new Error('no text');
      getSelection()?.setBaseAndExtent(text, 2, text, 12);
      document.querySelector('h1')?.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));
    });
    const chosen = await page.locator('[data-panel-state]').innerText();
    await page.keyboard.press('3');
    await page.waitForSelector('[data-part=notice] .govuk-notification-banner');
    const quoted = (await page.locator('.xp-passage q').allInnerTexts()).map((text) => text.trim());
    expect(quoted.some((text) => text !== '' && chosen.includes(text))).toBe(true);
    await page.context().close();
  });

  it('shows what somebody else has changed beside what one has written', async () => {
    const [ines, olga] = [await signedIn('evaluator', {}), await signedIn('evaluator', { script: false })];
    for (const page of [ines, olga]) {
      await page.goto(`${expost.url}${CODING}?question=knowledge_how`);
      await page.click('.xp-passage a:has-text("Change")');
    }
    await ines.fill('#memo', 'Inés says');
    await ines.click('#code > button.govuk-button');
    await olga.fill('#memo', 'Olga says');
    await olga.click('#code > button.govuk-button');
    expect(await olga.locator('.govuk-error-summary').innerText()).toContain('Somebody has changed this');
    expect(await olga.inputValue('#memo')).toBe('Olga says');
    expect(await olga.locator('.xp-theirs').innerText()).toContain('Inés says');
    await olga.click('#code > button.govuk-button');
    expect(await olga.locator('.xp-memo').first().innerText()).toContain('Olga says');
    for (const page of [ines, olga]) await page.context().close();
  });

  it('lets a reader read', async () => {
    const page = await signedIn('reader', { script: false });
    await page.goto(`${expost.url}${CODING}?question=knowledge_how`);
    expect(await page.locator('input[name=s], #code, .xp-passage form').count()).toBe(0);
    expect(await page.locator('.xp-passage').count()).toBeGreaterThan(0);
    await page.context().close();
  });

  it('is without faults in four languages, 320 pixels wide and without script', async () => {
    for (const language of ['en', 'es', 'fr', 'pt']) {
      const page = await signedIn('evaluator', { script: false }, language);
      for (const view of ['?question=knowledge_how', '?entity=tec']) {
        await page.goto(`${expost.url}${CODING}${view}`);
        expect(await asSeen(browser, page, faults)).toEqual([]);
      }
      await page.context().close();
    }
  });
});
