import type { Browser, Page } from 'playwright-core';
import { describeInChromium, openPage, startChromium, type Watched } from '../support/chromium.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { openExercise, type OpenExercise } from '../support/story.js';

jest.setTimeout(90_000);

/** Where the keyboard is: what it is on, and whether one can see it. */
interface Focus {
  readonly what: string;
  readonly isShown: boolean;
}

/** Everything that has the focus must show it, in sight and not under the line that says what is saved. */
function focusOf(page: Page): Promise<Focus> {
  return page.evaluate(() => {
    const on = document.activeElement as HTMLElement;
    const box = on.getBoundingClientRect();
    const line = document.querySelector('.xp-status')?.getBoundingClientRect();
    const isUnderLine =
      line !== undefined && line.top <= 1 && box.bottom <= line.bottom && !on.closest('.xp-status');
    const label = on.matches('[type=radio], [type=checkbox]') ? on.nextElementSibling : null;
    const isMarked = [on, label].some((one) => {
      const styles = one ? [getComputedStyle(one), getComputedStyle(one, '::before')] : [];
      return styles.some(
        ({ outlineStyle, outlineWidth, boxShadow }) =>
          (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none',
      );
    });
    const isInSight = box.bottom > 0 && box.top < window.innerHeight;
    return { what: on.outerHTML.slice(0, 120), isShown: isMarked && isInSight && !isUnderLine };
  });
}

/** Presses Tab until the keyboard is on what is meant; every stop on the way must be visible. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let stops = 0; stops < 120; stops++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement === document.body)) continue;
    // What is revealed while one goes on moves the page for a moment.
    let { what, isShown } = await focusOf(page);
    for (let looks = 0; looks < 20 && !isShown; looks++) {
      await page.waitForTimeout(50);
      ({ what, isShown } = await focusOf(page));
    }
    expect([what, isShown ? 'shown' : 'not shown']).toEqual([what, 'shown']);
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
  }
  throw new Error(`Tab never came to ${selector}`);
}

async function press(page: Page, selector: string, key: 'Enter' | 'Space'): Promise<void> {
  await tabTo(page, selector);
  await page.keyboard.press(key);
}

describeInChromium('a person who uses the keyboard alone', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  let browser: Browser;
  let one: Watched;
  const path = () => new URL(one.page.url()).pathname;

  beforeAll(async () => {
    expost = await startTestExpost();
    story = await openExercise(expost);
    // Lucía's colleagues have done everything but the section on the application of knowledge.
    const { answers, cannotAnswer } = story.fixture.responses.cainco ?? {};
    const rest = Object.entries(answers ?? {}).filter(
      ([name]) => !/knowledge|beneficiaries|prominence|spaces|groups|application/.test(name),
    );
    const body = { answers: Object.fromEntries(rest), cannotAnswer };
    const put = await story.manager.put(`${story.path}/responses/cainco`, body);
    expect([put.status, put.status === 200 ? '' : put.text]).toEqual([200, '']);
    browser = await startChromium();
    one = await openPage(browser);
  });
  afterAll(async () => {
    expect(one.trouble).toEqual([]);
    await browser?.close();
    await expost?.stop();
  });

  it('skips the header, goes in, and starts', async () => {
    const { page } = one;
    await page.goto(await story.linkOf('cainco'));
    await press(page, '.govuk-skip-link', 'Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await press(page, 'main form button', 'Enter');
    await page.waitForURL('**/answer');
    await press(page, 'main form[action="/answer"] button', 'Enter');
    await page.waitForURL('**/answer/sections');
  });

  it('answers a section: choices, text, an example, and why one question stays open', async () => {
    const { page } = one;
    await press(page, 'a[href="/answer/sections/application"]', 'Enter');
    await page.waitForURL('**/application');
    await press(page, '[name=knowledge_applied]', 'Space');
    await page.locator('#q-knowledge_how').waitFor({ state: 'visible' });
    await page.keyboard.press('ArrowDown');
    expect(await page.isChecked('[name=knowledge_applied][value=partly]')).toBe(true);
    await tabTo(page, '#knowledge_how');
    await page.keyboard.type('En dos talleres al año.');
    await press(page, '#q-beneficiaries_involved [type=radio]', 'Space');
    await page.locator('#q-beneficiary_groups').waitFor({ state: 'visible' });
    await page.keyboard.press('ArrowDown');
    expect(await page.isChecked('[name=beneficiaries_involved][value=no]')).toBe(true);
    await page.locator('#q-beneficiary_groups').waitFor({ state: 'hidden' });
    await press(page, '[data-add]', 'Enter');
    await page.keyboard.type('Manual de talleres');
    await press(page, '#q-application_examples .xp-cannot summary', 'Enter');
    await press(page, 'main button[value=continue]', 'Enter');
    await page.waitForURL('**/impact');
    const { body } = await story.manager.get(`${story.path}/responses/cainco`);
    expect(body.answers).toMatchObject({
      knowledge_applied: 'partly',
      knowledge_how: 'En dos talleres al año.',
      beneficiaries_involved: 'no',
      application_examples: [{ title: 'Manual de talleres' }],
    });
  });

  it('is put before the summary of what is wrong, and from there into the field', async () => {
    const { page } = one;
    await page.goto(`${expost.url}/answer/sections/application`);
    await tabTo(page, '[name="application_examples.0.year"]');
    await page.keyboard.type('siempre');
    await press(page, 'main button[value=continue]', 'Enter');
    await page.locator('.govuk-error-summary').waitFor();
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('govuk-error-summary');
    await press(page, '.govuk-error-summary a', 'Enter');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe(
      'application_examples.0.year',
    );
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete');
  });

  it('checks and submits', async () => {
    const { page } = one;
    await press(page, 'main button[value=later]', 'Enter');
    await page.waitForURL('**/answer/sections');
    await press(page, 'a[href="/answer/check"]', 'Enter');
    await page.waitForURL('**/check');
    await press(page, 'form[action="/answer/submit"] button', 'Enter');
    await page.waitForURL('**/submitted');
    expect(path()).toBe('/answer/submitted');
    const { body } = await story.manager.get(`${story.path}/responses/cainco`);
    expect(body.state).toBe('submitted');
  });
});
