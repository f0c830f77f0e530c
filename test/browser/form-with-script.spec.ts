import type { Browser } from 'playwright-core';
import { AccountsService } from '../../src/accounts/accounts.service.js';
import {
  describeInChromium,
  openPage,
  startChromium,
  violations,
  type Watched,
} from '../support/chromium.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { openExercise, type OpenExercise } from '../support/story.js';

jest.setTimeout(90_000);

describeInChromium('the partner’s form with its script', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  let browser: Browser;
  let one: Watched;

  beforeAll(async () => {
    expost = await startTestExpost();
    story = await openExercise(expost);
    browser = await startChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await expost?.stop();
  });
  beforeEach(async () => {
    one = await arrive();
  });
  afterEach(async () => {
    expect(one.trouble).toEqual([]);
    await one.context.setOffline(false);
    await one.context.close();
  });

  /** A person of CAINCO at a section, on a device of their own. */
  async function arrive(section = 'continuity'): Promise<Watched> {
    const watched = await openPage(browser);
    await watched.page.goto(await story.linkOf('cainco'));
    await watched.page.click('main form button');
    await watched.page.goto(`${expost.url}/answer/sections/${section}`);
    return watched;
  }
  const status = ({ page }: Watched) => page.locator('[data-status-shown]');
  const isSaved = (who: Watched) =>
    status(who)
      .filter({ hasText: /^Guardado a las \d\d:\d\d$/ })
      .waitFor();
  const stored = async () => (await story.manager.get(`${story.path}/responses/cainco`)).body.answers;
  const kept = ({ page }: Watched) => page.evaluate(() => Object.values({ ...localStorage }).join());

  it('saves a choice at once and shows the question it leads to', async () => {
    const { page } = one;
    expect(await page.locator('#q-why_stopped').isVisible()).toBe(false);
    await page.check('[name=joint_work_maintained][value=no]', { force: true });
    await page.locator('#q-why_stopped').waitFor({ state: 'visible' });
    await isSaved(one);
    expect(await stored()).toMatchObject({ joint_work_maintained: 'no' });
    await page.check('[name=joint_work_maintained][value=yes]', { force: true });
    await page.locator('#q-why_stopped').waitFor({ state: 'hidden' });
  });

  it('saves a text when its field is left, in a request below 1 KB, and nothing when nothing has changed', async () => {
    const { page } = one;
    const sent: number[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') sent.push(request.postData()?.length ?? 0);
    });
    await page.check('[name=new_areas][value=yes]', { force: true });
    await page.fill('#new_areas_what', 'Turismo rural y café.');
    await page.locator('#new_areas_what').blur();
    await isSaved(one);
    await page.locator('#new_areas_what').focus();
    await page.locator('#new_areas_what').blur();
    await page.waitForTimeout(300);
    expect(sent).toHaveLength(2);
    expect(Math.max(...sent)).toBeLessThan(1024);
    expect(await stored()).toMatchObject({ new_areas_what: 'Turismo rural y café.' });
  });

  it('takes a choice back at once', async () => {
    const { page } = one;
    await page.check('[name="ties_now.tec"][value=none]', { force: true });
    await isSaved(one);
    expect(await stored()).toMatchObject({ ties_now: { tec: 'none' } });
    await page.click('#q-ties_now summary');
    const answered = page.waitForResponse(/answers\/ties_now$/);
    await page.click('button[name=_clear][value=ties_now]');
    expect((await answered).status()).toBe(200);
    expect(await stored()).not.toHaveProperty('ties_now');
    expect(await page.isChecked('[name="ties_now.tec"][value=none]')).toBe(false);
  });

  it('adds and removes panels without the server, and saves what is in them', async () => {
    const { page } = one;
    await page.click('[data-add]');
    await page.keyboard.type('Un convenio');
    await page.click('[data-add]');
    await page.keyboard.type('Un programa');
    await page.click('[name=_remove][value="continuity_examples.0"]');
    await isSaved(one);
    expect((await stored()).continuity_examples).toEqual([{ title: 'Un programa' }]);
    expect(await violations(page)).toEqual([]);
  });

  it('says beside the field what cannot be taken, keeps it, and takes it once it is right', async () => {
    const { page } = one;
    await page.fill('[name="continuity_examples.0.year"]', 'ayer');
    await page.locator('[name="continuity_examples.0.year"]').blur();
    const message = page.locator('#q-continuity_examples .govuk-error-message');
    await message.waitFor();
    expect(await message.innerText()).toContain('«ayer» no es un número');
    expect(await status(one).innerText()).toContain('Sin guardar');
    expect(await violations(page)).toEqual([]);
    await page.fill('[name="continuity_examples.0.year"]', '2022');
    await page.locator('[name="continuity_examples.0.year"]').blur();
    await isSaved(one);
    expect(await message.count()).toBe(0);
  });

  it('keeps text on the device without a connection, in order, and sends it when it is back', async () => {
    const { page, context } = one;
    await context.setOffline(true);
    await page.fill('#new_areas_what', 'Escrito sin conexión.');
    await page.check('[name=new_areas_value][value=high]', { force: true });
    await page.fill('#new_areas_what', 'Escrito sin conexión, y cambiado.');
    await page.locator('#new_areas_what').blur();
    await status(one).filter({ hasText: 'Aún sin guardar: no hay conexión' }).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(decodeURIComponent(await kept(one)).replaceAll('+', ' ')).toContain(
      'Escrito sin conexión, y cambiado.',
    );
    await page.click('main button[value=continue]');
    expect(page.url()).toContain('/continuity');
    await context.setOffline(false);
    await isSaved(one);
    expect(await stored()).toMatchObject({
      new_areas_what: 'Escrito sin conexión, y cambiado.',
      new_areas_value: 'high',
    });
    expect(await kept(one)).toBe('');
  });

  it('puts text back that was never sent, also after the page was closed', async () => {
    const { page, context } = one;
    await context.setOffline(true);
    await page.fill('#new_areas_what', 'Casi perdido.');
    await page.locator('#new_areas_what').blur();
    await status(one).filter({ hasText: 'no hay conexión' }).waitFor();
    await page.close();
    await context.setOffline(false);
    const again = { ...one, page: await context.newPage() };
    await again.page.goto(`${expost.url}/answer/sections/continuity`);
    expect(await again.page.inputValue('#new_areas_what')).toBe('Casi perdido.');
    await isSaved(again);
    expect(await stored()).toMatchObject({ new_areas_what: 'Casi perdido.' });
  });

  it('shows both texts where a colleague was quicker, and lets one stand', async () => {
    const two = await arrive();
    await two.page.fill('#new_areas_what', 'Lo que puso Luis');
    await two.page.locator('#new_areas_what').blur();
    await isSaved(two);
    const { page } = one;
    await page.fill('#new_areas_what', 'Lo que puso Lucía');
    await page.locator('#new_areas_what').blur();
    const conflict = page.locator('#q-new_areas_what [data-conflict]');
    await conflict.waitFor();
    expect(await conflict.innerText()).toMatch(/Lo que puso Luis[^]*Lo que puso Lucía/);
    expect(await violations(page)).toEqual([]);
    expect(await stored()).toMatchObject({ new_areas_what: 'Lo que puso Luis' });
    // A click, not a check: once the answer is taken, the choice is gone.
    await page.click('[name="_keep.new_areas_what"][value=mine]', { force: true });
    await isSaved(one);
    expect(await conflict.count()).toBe(0);
    expect(await stored()).toMatchObject({ new_areas_what: 'Lo que puso Lucía' });

    await two.page.fill('#new_areas_what', 'Luis otra vez');
    await two.page.locator('#new_areas_what').blur();
    await two.page.locator('[data-conflict]').waitFor();
    await two.page.click('[name="_keep.new_areas_what"][value=theirs]', { force: true });
    await two.page.locator('[data-conflict]').waitFor({ state: 'detached' });
    expect(await two.page.inputValue('#new_areas_what')).toBe('Lo que puso Lucía');
    expect(two.trouble).toEqual([]);
    await two.context.close();
  });

  it('lets two colleagues write in different questions without a word', async () => {
    const two = await arrive();
    await two.page.check('[name=opened_to_others][value=no]', { force: true });
    await isSaved(two);
    await one.page.fill('#new_areas_what', 'Otra cosa');
    await one.page.locator('#new_areas_what').blur();
    await isSaved(one);
    await one.page.click('main button[value=continue]');
    expect(one.page.url()).toContain('/application');
    expect(await stored()).toMatchObject({ opened_to_others: 'no', new_areas_what: 'Otra cosa' });
    await two.context.close();
  });

  it('says that the session has ended, and keeps the text', async () => {
    const { page } = one;
    const [cookie] = await one.context.cookies();
    const partner = await expost.get(AccountsService).partnerOfCookie(cookie?.value ?? '');
    await expost.get(AccountsService).endSession(partner?.sessionId ?? '');
    await page.fill('#new_areas_what', 'Demasiado tarde');
    await page.locator('#new_areas_what').blur();
    await status(one).filter({ hasText: 'la sesión ha terminado' }).waitFor();
    expect(await kept(one)).toContain('Demasiado');
    expect(await page.inputValue('#new_areas_what')).toBe('Demasiado tarde');
  });

  it('warns before leaving only when something is unsent', async () => {
    const { page, context } = one;
    const asked: string[] = [];
    page.on('dialog', (dialog) => asked.push(dialog.type()));
    await page.goto(`${expost.url}/answer/sections/continuity`);
    await page.fill('#new_areas_what', 'Guardado');
    await page.locator('#new_areas_what').blur();
    await isSaved(one);
    await page.goto(`${expost.url}/answer/sections/continuity`);
    expect(asked).toEqual([]);
    await page.fill('#new_areas_what', 'Sin guardar');
    await context.setOffline(true);
    await page.locator('#new_areas_what').blur();
    await status(one).filter({ hasText: 'no hay conexión' }).waitFor();
    await page.reload().catch(() => undefined);
    expect(asked).toEqual(['beforeunload']);
  });

  it('leaves nothing on the device when it is cleared', async () => {
    const { page, context } = one;
    await context.setOffline(true);
    await page.fill('#new_areas_what', 'En un equipo compartido');
    await page.locator('#new_areas_what').blur();
    await status(one).filter({ hasText: 'no hay conexión' }).waitFor();
    await context.setOffline(false);
    await page.click('form[action="/answer/leave"] button');
    await page.waitForURL(/\/answer\/left/);
    expect(await kept(one)).toBe('');
    expect(await context.cookies()).toEqual([]);
  });
});
