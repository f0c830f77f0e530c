import type { Browser } from 'playwright-core';
import { AccountsService } from '../../src/accounts/accounts.service.js';
import type { StaffRole } from '../../src/accounts/access.js';
import { describeInChromium, faults, openPage, startChromium, type Watched } from '../support/chromium.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { openExercise, type OpenExercise } from '../support/story.js';

jest.setTimeout(90_000);

const EXERCISE = '/staff/initiatives/ICT149-21/exercises/2023';
const PDF = Buffer.from('%PDF-1.4\n% minutes of a meeting\n%%EOF\n');

describeInChromium('the pages of staff, 320 pixels wide', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  let browser: Browser;
  /** Inés, who evaluates, on her phone. */
  let ines: Watched;
  const path = () => new URL(ines.page.url()).pathname;
  const main = () => ines.page.locator('main').innerText();
  const stateOf = async (entity: string) =>
    (await story.manager.get(`${story.path}/responses/${entity}`)).body.state;

  const tokenOf = (name: string, role: StaffRole) => expost.get(AccountsService).createToken(name, role);

  async function signedIn(name: string, role: StaffRole): Promise<Watched> {
    const watched = await openPage(browser, { width: 320 });
    await watched.page.goto(`${expost.url}/sign-in`);
    await watched.page.fill('#token', await tokenOf(name, role));
    await watched.page.click('main button');
    return watched;
  }

  beforeAll(async () => {
    expost = await startTestExpost();
    story = await openExercise(expost);
    await story.submit(['cainco', 'tec']);
    browser = await startChromium();
    ines = await openPage(browser, { width: 320 });
  });
  afterAll(async () => {
    await browser?.close();
    await expost?.stop();
  });
  afterEach(async () => {
    expect(await faults(ines.page)).toEqual([]);
    expect(ines.trouble).toEqual([]);
  });

  it('ask who comes first, and say what to do about a wrong token', async () => {
    const { page } = ines;
    await page.goto(`${expost.url}${EXERCISE}`);
    expect(path()).toBe('/sign-in');
    await page.fill('#token', 'a token from last year');
    await page.click('main button');
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('Péguela de nuevo');
    expect(await page.inputValue('#token')).toBe('');
  });

  it('go to the page that was asked for, in the language chosen', async () => {
    const { page } = ines;
    await page.goto(`${expost.url}/sign-in?lang=pt&next=${encodeURIComponent(EXERCISE)}`);
    await page.fill('#token', ` ${await tokenOf('Inés Example', 'evaluator')} `);
    await page.click('main button');
    expect(path()).toBe(EXERCISE);
    expect(await page.locator('html').getAttribute('lang')).toBe('pt');
  });

  it('never go to a foreign place after signing in', async () => {
    const starts = [
      '//',
      '///',
      '/\\',
      '\\\\',
      '/\t/',
      '/\n/',
      'https://',
      'https:/',
      'http:',
      '\u00a0//',
      '/./\\',
      '.',
    ];
    const ends = ['evil.example', 'evil.example/staff', `evil.example@${new URL(expost.url).host}`];
    const others = [
      'javascript:alert(1)',
      'data:text/html,x',
      '/\r\nlocation: //evil.example',
      '',
      'x'.repeat(400),
    ];
    const foreign = [...starts.flatMap((start) => ends.map((end) => start + end)), ...others];
    expect(foreign.length).toBeGreaterThan(40);
    const token = await tokenOf('Nadia Example', 'reader');
    for (const next of foreign) {
      const answer = await fetch(`${expost.url}/sign-in`, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ token, next }),
      });
      expect([next, answer.status, answer.headers.get('location')]).toEqual([next, 303, '/staff']);
    }
  });

  it('list every entity with its role and the state of its response, silent ones too', async () => {
    const rows = await ines.page.locator('tbody tr').allInnerTexts();
    expect(rows).toHaveLength(5);
    expect(rows[0]).toMatch(/CAINCO[^]*Entidade beneficiária[^]*Enviada/);
    expect(rows[4]).toMatch(/Fundación Carolina[^]*Outra entidade[^]*Por abrir/);
  });

  it('show a response, who wrote each answer, and that it was taken by phone', async () => {
    const { page } = ines;
    await page.click('tbody a');
    expect(path()).toBe(`${EXERCISE}/responses/cainco`);
    expect(await main()).toContain('Rosa Example');
    const answer = story.fixture.responses.cainco?.answers['knowledge_how'];
    expect(await main()).toContain(answer);
  });

  it('ask for a question before they return anything', async () => {
    const { page } = ines;
    await page.click('a[href="#decide"]');
    await page.click('form#return button');
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('pelo menos uma resposta');
    expect(await stateOf('cainco')).toBe('submitted');
  });

  it('keep a question that is too long, and say where it is', async () => {
    const { page } = ines;
    const long = 'Since when? '.repeat(200);
    await page.click('.xp-remark-field:has([name="remark.knowledge_how"]) summary');
    await page.fill('[name="remark.knowledge_how"]', long);
    await page.click('form#return button');
    await page.click('.govuk-error-summary a');
    const [name, value] = await page.evaluate(() => {
      const field = document.activeElement as HTMLTextAreaElement;
      return [field.name, field.value];
    });
    expect([name, value]).toEqual(['remark.knowledge_how', long.trim()]);
    expect(await stateOf('cainco')).toBe('submitted');
  });

  it('say that a colleague was quicker, and keep the questions written meanwhile', async () => {
    const { page } = ines;
    await page.goto(`${expost.url}${EXERCISE}/responses/tec`);
    await story.accept(['tec']);
    await page.click('.xp-remark-field:has([name="remark.ties_now"]) summary');
    await page.fill('[name="remark.ties_now"]', 'With whom in 2022?');
    await page.click('form#return button');
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('Alguém alterou esta resposta');
    expect(await page.inputValue('[name="remark.ties_now"]')).toBe('With whom in 2022?');
    expect(await stateOf('tec')).toBe('accepted');
  });

  it('return single answers; the entity finds the question beside its answer, and in a mail', async () => {
    const { page } = ines;
    expost.clock.forward(60_000);
    await page.click('form#return button');
    expect(await main()).toContain('As respostas foram devolvidas.');
    expect(await stateOf('tec')).toBe('returned');
    await expost.jobsDone();
    await page.goto(`${expost.url}/staff/outbox`);
    expect(await page.locator('tbody tr').first().innerText()).toMatch(
      /hector@tec[^]*Respostas devolvidas[^]*Em fila/,
    );
    expect(await main()).toContain('Não há nenhum servidor de correio configurado');
    // Mails hold personal links: they are a manager's to read.
    expect(await page.locator('tbody a').count()).toBe(0);
    const partner = await openPage(browser, { width: 320 });
    await partner.page.goto(await story.linkOf('tec'));
    await partner.page.click('main form button');
    expect(await partner.page.locator('.xp-remark .xp-own-text').allInnerTexts()).toEqual([
      'With whom in 2022?',
    ]);
    await partner.context.close();
  });

  it('accept a response', async () => {
    const { page } = ines;
    await page.goto(`${expost.url}${EXERCISE}/responses/cainco`);
    await page.click('form[action$="/accept"] button');
    expect(await main()).toContain('A resposta foi aceite.');
    expect(await page.locator('form[action$="/accept"]').count()).toBe(0);
    expect(await stateOf('cainco')).toBe('accepted');
  });

  it('open a document of an entity under its own name', async () => {
    const begona = await openPage(browser, { width: 320, script: false });
    await begona.page.goto(await story.linkOf('cantabria'));
    await begona.page.click('main form button');
    await begona.page.goto(`${expost.url}/answer/sections/closing`);
    const file = { name: 'Acta de Santander.pdf', mimeType: 'application/pdf', buffer: PDF };
    await begona.page.setInputFiles('#documents', file);
    await begona.page.click('button[name=_upload]');
    expect(await begona.page.locator('#q-documents').innerText()).toContain('Acta de Santander.pdf');
    await begona.context.close();
    const { page } = ines;
    await page.goto(`${expost.url}${EXERCISE}/responses/cantabria`);
    const waiting = page.waitForEvent('download');
    await page.click('text=Acta de Santander.pdf');
    expect((await waiting).suggestedFilename()).toBe('Acta de Santander.pdf');
  });

  it('show a manager each mail as it was written', async () => {
    const rosa = await signedIn('Rosa Example', 'manager');
    await rosa.page.goto(`${expost.url}/staff/outbox`);
    await rosa.page.click('tbody a');
    expect(await rosa.page.locator('.xp-mail-text').innerText()).toContain('With whom in 2022?');
    expect(await faults(rosa.page)).toEqual([]);
    await rosa.context.close();
  });

  it('let a reader read, and decide nothing', async () => {
    const reader = await signedIn('Olga Example', 'reader');
    await reader.page.goto(`${expost.url}${EXERCISE}/responses/cainco`);
    const forms = await reader.page.locator('main form').all();
    const actions = await Promise.all(forms.map((form) => form.getAttribute('action')));
    expect(actions).toEqual(['/sign-out', '/staff/stay']);
    expect(await reader.page.locator('textarea').count()).toBe(0);
    await reader.context.close();
  });

  it('end the session', async () => {
    const { page } = ines;
    await page.click('.xp-staff-nav__open');
    await page.click('form[action="/sign-out"] button');
    expect(path()).toBe('/sign-in');
    await page.goto(`${expost.url}/staff`);
    expect(path()).toBe('/sign-in');
  });
});
