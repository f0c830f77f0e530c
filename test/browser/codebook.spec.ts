import type { Browser, Page } from 'playwright-core';
import { AccountsService } from '../../src/accounts/accounts.service.js';
import { LANGUAGES } from '../../src/language.js';
import { MARKUP_PAYLOADS } from '../fixtures/markup-payloads.js';
import { asSeen, describeInChromium, faults, openPage, startChromium } from '../support/chromium.js';
import { CODING, codingDesks, type CodingDesks } from '../support/coding-desks.js';

jest.setTimeout(120_000);

describeInChromium('the codebook and the second coding, 320 pixels wide', () => {
  let desks: CodingDesks;
  let browser: Browser;
  const trouble: string[] = [];

  async function signedIn(name: string, visit: object, language = 'en'): Promise<Page> {
    const watched = await openPage(browser, { width: 320, ...visit });
    await watched.page.goto(`${desks.expost.url}/sign-in?lang=${language}`);
    await watched.page.fill('#token', await desks.expost.get(AccountsService).createToken(name, 'evaluator'));
    await watched.page.click('main button');
    watched.page.on('close', () => trouble.push(...watched.trouble));
    return watched.page;
  }

  beforeAll(async () => {
    desks = await codingDesks();
    browser = await startChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await desks?.expost.stop();
    expect(trouble).toEqual([]);
  });

  it('make a code, merge it after a look at what that touches, and take it back', async () => {
    const page = await signedIn('Inés', { script: false });
    await page.goto(`${desks.expost.url}/staff/codebook`);
    await page.fill('#name-en', 'Alumni');
    await page.click('button:has-text("Add the code")');
    await page.click('a:has-text("Alumni")');
    await page
      .selectOption('#into', { label: 'Trust among the entities' })
      .catch(() => page.selectOption('#into', { index: 0 }));
    await page.click('button:has-text("Show what it touches")');
    expect(await page.locator('#merge').innerText()).toContain('No passage is touched.');
    await page.click('button:has-text("Merge the codes")');
    expect(await page.locator('main').innerText()).toContain('The codes have been merged.');
    await page.click('button:has-text("Undo")');
    expect(await page.locator('main').innerText()).toContain('Alumni');
    await page.close();
  });

  it('show hostile names, memos and definitions as they were typed', async () => {
    const hostile = MARKUP_PAYLOADS.filter((text) => !/[\r\n]/.test(text)).slice(0, 12);
    for (const text of hostile) {
      const name = text.trim().slice(0, 190);
      await desks.ines.post('/staff/codebook', {
        catalogue: 'perspectives',
        'name-en': name,
        definition: text,
        example: text,
      });
      await desks.ines.post(`${CODING}/passages`, { s: 'tec:knowledge_how::1:0:20', memo: text });
    }
    const page = await signedIn('Inés', {});
    for (const path of ['/staff/codebook', `${CODING}?question=knowledge_how`]) {
      await page.goto(desks.expost.url + path);
      const shown = await page.locator('main').innerText();
      expect(shown).toContain(hostile[0]?.trim().slice(0, 20));
    }
    await page.close();
  });

  it('are without faults in four languages', async () => {
    await desks.ines.post(`${CODING}/second/ask`, { share: '100' });
    await desks.olga.post(`${CODING}/second/begin`, {});
    await desks.ines.post(`${CODING}/passages`, {
      s: 'cainco:knowledge_how::1:0:30',
      code: 'enabling_factors:trust',
    });
    await desks.olga.post(`${CODING}/second/finish`, {});
    for (const language of LANGUAGES) {
      const page = await signedIn('Inés', { script: false }, language);
      for (const path of [
        '/staff/codebook',
        '/staff/codebook/enabling_factors/trust?into=clear-roles',
        '/staff/codebook/enabling_factors/alumni',
        `${CODING}?question=knowledge_how`,
      ]) {
        await page.goto(desks.expost.url + path);
        if (path.startsWith(CODING)) await page.click('summary >> nth=0');
        expect([path, await asSeen(browser, page, faults)]).toEqual([path, []]);
      }
      await page.close();
    }
  });
});
