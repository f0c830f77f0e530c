import type { Browser, Page } from 'playwright-core';
import { asSeen, describeInChromium, faults, openPage, startChromium } from '../support/chromium.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { openExercise, type OpenExercise } from '../support/story.js';

jest.setTimeout(90_000);

describeInChromium('the partner’s form without JavaScript, 320 pixels wide', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  let browser: Browser;
  let page: Page;
  const path = () => new URL(page.url()).pathname;
  const save = (value = 'continue') => page.click(`main button[name=_go][value=${value}]`);
  const summary = () => page.locator('.govuk-error-summary').innerText();

  beforeAll(async () => {
    expost = await startTestExpost();
    story = await openExercise(expost);
    browser = await startChromium();
    ({ page } = await openPage(browser, { script: false, width: 320 }));
  });
  afterAll(async () => {
    await browser?.close();
    await expost?.stop();
  });
  afterEach(async () => {
    expect(await asSeen(browser, page, faults)).toEqual([]);
  });

  it('greets the person behind the link, and changes nothing by it', async () => {
    await page.goto(await story.linkOf('cainco'));
    expect(await page.title()).toMatch(/^LIDERES: la visión de Cámara/);
    const { body } = await story.manager.get(`${story.path}/responses/cainco`);
    expect(body.state).toBe('not-opened');
  });

  it('says why, until when in both zones, and how long it takes', async () => {
    await page.click('main button');
    expect(path()).toBe('/answer');
    const text = await page.locator('main').innerText();
    expect(text).toContain('lunes 24 de abril de 2023, 23:59 en La Paz');
    expect(text).toMatch(/Unos 38 minutos en total, en 7 secciones/);
    expect(await page.locator('#privacy ~ ul li').count()).toBe(5);
  });

  it('lists the sections, none of them started', async () => {
    await page.click('main form[action="/answer"] button');
    expect(path()).toBe('/answer/sections');
    expect(await page.locator('.govuk-tag').allInnerTexts()).toEqual(Array(7).fill('Sin empezar'));
  });

  it('shows a newly visible question after saving, on the same page, with a notice', async () => {
    await page.click('a[href="/answer/sections/continuity"]');
    expect(await page.locator('#q-why_stopped').isVisible()).toBe(false);
    await page.check('input[name=joint_work_maintained][value=no]', { force: true });
    await page.check('input[name=new_areas][value=dont-know]', { force: true });
    await save();
    expect(path()).toBe('/answer/sections/continuity');
    expect(await page.locator('.govuk-notification-banner').innerText()).toContain('una pregunta más');
    expect(await page.locator('#q-why_stopped').isVisible()).toBe(true);
  });

  it('adds a panel, keeping what was typed, and refuses a wrong value with everything still there', async () => {
    await page.fill('#why_stopped', 'Faltaron fondos.');
    await page.click('button[name=_add][value=continuity_examples]');
    expect(path()).toBe('/answer/sections/continuity');
    expect(await page.inputValue('#why_stopped')).toBe('Faltaron fondos.');
    await page.fill('[name="continuity_examples.0.title"]', 'Un convenio <b>marco</b>');
    await page.fill('[name="continuity_examples.0.year"]', 'hace poco');
    await save();
    expect(await page.title()).toMatch(/^Error: /);
    expect(await summary()).toContain('«hace poco» no es un número');
    expect(await page.inputValue('[name="continuity_examples.0.title"]')).toBe('Un convenio <b>marco</b>');
    expect(await page.inputValue('[name="continuity_examples.0.year"]')).toBe('hace poco');
    const { body } = await story.manager.get(`${story.path}/responses/cainco`);
    expect(body.answers).not.toHaveProperty('continuity_examples');
  });

  it('saves what was typed before it changes the language', async () => {
    await page.fill('[name="continuity_examples.0.year"]', '2 022');
    await page.click('button[name=_language][value=pt]');
    expect(await page.locator('html').getAttribute('lang')).toBe('pt');
    expect(await page.inputValue('[name="continuity_examples.0.year"]')).toBe('2022');
    await page.click('button[name=_language][value=es]');
  });

  it('leaves a question out with a reason', async () => {
    await page.click('#q-ties_before summary');
    await page.fill('[name="_cannot.ties_before"]', 'Nadie de entonces sigue aquí.');
    await save();
    expect(path()).toBe('/answer/sections/application');
    const { body } = await story.manager.get(`${story.path}/responses/cainco`);
    expect(body.cannotAnswer).toEqual({ ties_before: 'Nadie de entonces sigue aquí.' });
    expect(body.answers).toMatchObject({
      joint_work_maintained: 'no',
      why_stopped: 'Faltaron fondos.',
      continuity_examples: [{ title: 'Un convenio <b>marco</b>', year: 2022 }],
    });
  });

  it('takes a choice back that nobody can undo by choosing', async () => {
    await page.goto(`${expost.url}/answer/sections/continuity`);
    const before = '[name="ties_now.tec"][value=occasional]';
    await page.check(before, { force: true });
    await save('later');
    await page.goto(`${expost.url}/answer/sections/continuity`);
    expect(await page.isChecked(before)).toBe(true);
    await page.click('#q-ties_now summary');
    await page.click('button[name=_clear][value=ties_now]');
    expect(new URL(page.url()).hash).toBe('#q-ties_now');
    expect(await page.isChecked(before)).toBe(false);
    const { body } = await story.manager.get(`${story.path}/responses/cainco`);
    expect(body.answers).not.toHaveProperty('ties_now');
  });

  it('refuses to take an answer and a reason for none together', async () => {
    await page.goto(`${expost.url}/answer/sections/continuity`);
    await page.check('[name="ties_before.tec"][value=none]', { force: true });
    await save();
    expect(await summary()).toContain('Hay una respuesta y también un motivo para no responder');
    await page.fill('[name="_cannot.ties_before"]', '');
    await save('later');
    expect(path()).toBe('/answer/sections');
    expect(await page.locator('main').innerText()).toMatch(/último cambio de Lucía Mamani Ortiz, 08:00/);
  });

  it('names on the check page what is missing, and submits nothing before it is there', async () => {
    await page.goto(`${expost.url}/answer/check`);
    const missing = await page.locator('.xp-missing').count();
    expect(missing).toBeGreaterThan(3);
    await page.click('form[action="/answer/submit"] button');
    expect(path()).toBe('/answer/submit');
    expect(await page.locator('.govuk-error-summary__list li').count()).toBeGreaterThanOrEqual(missing);
    expect(await page.locator('main').innerText()).toContain('Un convenio <b>marco</b>');
  });

  it('submits once everything that is required is there, gives a reference and a copy', async () => {
    const answers: Readonly<Record<string, Readonly<Record<string, string>>>> = {
      application: { knowledge_applied: 'yes', beneficiaries_involved: 'no' },
      impact: { challenge_tackled: 'largely', beyond_plan: 'no', negative_effects: 'no' },
      future: { new_exercise: 'no' },
    };
    await page.goto(`${expost.url}/answer/sections/about`);
    await page.fill('[name="respondents.0.name"]', 'Lucía Mamani Ortiz');
    await save('later');
    for (const [section, choices] of Object.entries(answers)) {
      await page.goto(`${expost.url}/answer/sections/${section}`);
      for (const [name, value] of Object.entries(choices)) {
        await page.check(`input[name=${name}][value=${value}]`, { force: true });
      }
      await save('later');
    }
    await page.goto(`${expost.url}/answer/check`);
    await page.click('form[action="/answer/submit"] button');
    expect(path()).toBe('/answer/submitted');
    expect(await page.locator('.xp-reference').innerText()).toMatch(/^LIDERES-2023-CAINCO-[0-9A-F]{4}$/);
    const cookies = await page.context().cookies();
    const copy = await fetch(`${expost.url}/answer/copy.pdf`, {
      headers: { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') },
    });
    expect(copy.headers.get('content-type')).toBe('application/pdf');
    expect(
      Buffer.from(await copy.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });

  it('has help, the deadline and privacy at hand from every page, also now', async () => {
    await page.click('footer a[href="/answer/help"]');
    expect(await page.locator('main').innerText()).toMatch(/programme@example.org[^]*24 de abril de 2023/);
    expect(await page.locator('#privacy ~ ul li').count()).toBe(5);
    await page.click('.govuk-back-link');
    expect(path()).toBe('/answer/submitted');
  });

  it('is read-only once submitted, and can be taken back until the deadline', async () => {
    await page.goto(`${expost.url}/answer/sections/impact`);
    expect(path()).toBe('/answer/check');
    expect(await page.locator('form[action="/answer/submit"]').count()).toBe(0);
    await page.goto(`${expost.url}/answer/submitted`);
    await page.click('form[action="/answer/reopen"] button');
    expect(path()).toBe('/answer/sections');
    await page.goto(`${expost.url}/answer/check`);
    await page.click('form[action="/answer/submit"] button');
    expect(path()).toBe('/answer/submitted');
  });

  it('opens only the returned answer, with the evaluators’ question beside it', async () => {
    const remark = 'Which funds were missing?\nSince when?';
    const questions = [{ question: 'joint_work_maintained', remark }];
    await story.manager.post(`${story.path}/responses/cainco/return`, { questions });
    await page.goto(`${expost.url}/answer`);
    expect(path()).toBe('/answer/returned');
    expect(await page.locator('.xp-remark .xp-own-text').innerText()).toBe(remark);
    expect(await page.locator('[data-question]:visible').count()).toBe(2);
    await page.fill('#why_stopped', 'Faltaron fondos municipales desde 2022.');
    await save();
    await page.click('form[action="/answer/submit"] button');
    expect(path()).toBe('/answer/submitted');
    const { body } = await story.manager.get(`${story.path}/responses/cainco`);
    expect(body).toMatchObject({
      state: 'submitted',
      answers: { why_stopped: 'Faltaron fondos municipales desde 2022.' },
    });
  });

  it('can be read and not written once the exercise has closed', async () => {
    expost.clock.set('2023-04-26T12:00:00.000Z');
    await page.goto(`${expost.url}/answer/submitted`);
    expect(await page.locator('form[action="/answer/reopen"]').count()).toBe(0);
    await page.goto(`${expost.url}/answer/sections`);
    expect(await page.locator('main').innerText()).toContain('El cuestionario está cerrado');
  });

  it('ends the session and clears the device', async () => {
    await page.click('form[action="/answer/leave"] button');
    expect(path()).toBe('/answer/left');
    const answer = await page.goto(`${expost.url}/answer/sections`);
    expect(answer?.status()).toBe(401);
    expect(await page.locator('main').innerText()).toContain('Su sesión ha terminado');
  });

  it('offers a new link where one opens nothing, and tells everybody the same', async () => {
    const answer = await page.goto(`${expost.url}/r/${'x'.repeat(43)}?lang=fr`);
    expect(answer?.status()).toBe(404);
    await page.click('main form button');
    expect(await page.locator('main').innerText()).toContain('Votre demande a été reçue');
  });
});
