import type { Browser } from 'playwright-core';
import { describeInChromium, openPage, overflow, startChromium, violations } from '../support/chromium.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';

describeInChromium('the API to read', () => {
  let expost: RunningExpost;
  let browser: Browser;
  beforeAll(async () => {
    [expost, browser] = await Promise.all([startTestExpost(), startChromium()]);
  });
  afterAll(async () => {
    await browser.close();
    await expost.stop();
  });

  it.each([320, 1200])('fits a window of %d pixels, and everybody can use it', async (width) => {
    const { page, context, trouble } = await openPage(browser, { width });
    await page.goto(`${expost.url}/api/docs`);
    await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
    expect([await overflow(page), trouble]).toEqual([0, []]);
    expect(await violations(page)).toEqual([]);
    await context.close();
  });

  it('leads from an answer to its shape, which opens', async () => {
    const { page, context } = await openPage(browser);
    await page.goto(`${expost.url}/api/docs`);
    await page.getByRole('link', { name: 'ExerciseWithResponses' }).first().click();
    await page.getByRole('region', { name: 'Shape ExerciseWithResponses' }).waitFor({ state: 'visible' });
    await context.close();
  });
});
