import type { Browser, Page } from 'playwright-core';
import { AccountsService } from '../../src/accounts/accounts.service.js';
import { loadFixture } from '../fixtures/fixtures.js';
import { markedAnswers, markedInitiative, next } from '../fixtures/marked-partnership.js';
import { ALL_PAYLOADS, MARKUP_PAYLOADS } from '../fixtures/markup-payloads.js';
import type { ApiClient } from '../support/api-client.js';
import { describeInChromium, openPage, startChromium, type Watched } from '../support/chromium.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';

jest.setTimeout(120_000);

const SECTIONS = ['about', 'continuity', 'application', 'impact', 'factors', 'future', 'closing'];
const { exercise } = loadFixture('nine-entities');

/** Every text of an answer that has to be shown as it was typed: values of choices have words of their own. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return /[<&"'{$#:%\\]/.test(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

/** Elements that no page of ours has: something that was typed has become one. */
function foreignElements(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const never =
      'script:not([src^="/assets/"]), iframe, object, embed, base, meta[http-equiv], main img, marquee, ' +
      'audio, video, math, dialog:not(.xp-footer .xp-keys), xmp, isindex, [autofocus]:not(.xp-footer .xp-keys *), [style*=fixed]';
    const isForeign = (element: Element) =>
      element.matches(never) ||
      [...element.attributes].some(
        ({ name, value }) =>
          name.startsWith('on') ||
          (/^(href|src|action|formaction|background)$/.test(name) && /^\s*(javascript|data):/i.test(value)),
      );
    const found = [...document.querySelectorAll('*')].filter(isForeign);
    return [...new Set(found.map((element) => element.outerHTML.slice(0, 120)))].slice(0, 10);
  });
}

/** Which of these texts nobody can read on the page as they were typed. */
function unreadable(page: Page, texts: readonly string[]): Promise<readonly string[]> {
  return page.evaluate((wanted) => {
    const fields = document.querySelectorAll<HTMLInputElement>('input, textarea');
    const shown = [...[...fields].map(({ value }) => value), document.title, document.body.textContent ?? ''];
    return wanted.filter((text) => !shown.some((one) => one.includes(text)));
  }, texts);
}

describeInChromium('markup that somebody types is text on every page', () => {
  let expost: RunningExpost;
  let manager: ApiClient;
  let browser: Browser;
  let partner: Watched;
  let staff: Watched;
  /** A reader of mail, who has no policy of ours: there is nothing but the escaping. */
  let reader: Watched;
  const document = markedInitiative();
  const path = `/api/initiatives/${document.code}/exercises/${exercise.year}`;
  const staffPath = `/staff/initiatives/${document.code}/exercises/${exercise.year}`;
  const [first] = document.entities;
  const answers = markedAnswers(true);

  beforeAll(async () => {
    expost = await startTestExpost({ now: '2024-11-06T15:00:00.000Z' });
    manager = await expost.api('manager');
    await sent(manager.post('/api/initiatives', document));
    await sent(manager.post(`/api/initiatives/${document.code}/exercises`, exercise));
    await sent(manager.post(`${path}/open`));
    await expost.jobsDone();
    browser = await startChromium();
    partner = await openPage(browser);
    staff = await openPage(browser);
    reader = await openPage(browser);
    await staff.page.goto(`${expost.url}/sign-in`);
    await staff.page.fill('#token', await expost.get(AccountsService).createToken(next(200), 'manager'));
    await staff.page.click('main button');
  });
  afterAll(async () => {
    await browser?.close();
    await expost?.stop();
  });
  afterEach(() => {
    expect([partner, staff, reader].flatMap(({ trouble }) => trouble.splice(0))).toEqual([]);
  });

  async function sent(call: ReturnType<ApiClient['post']>) {
    const { status, text, body } = await call;
    if (status >= 300) throw new Error(`${status}: ${text.slice(0, 1000)}`);
    return body;
  }

  /** Opens a page: nothing typed has become an element, and these texts are to be read as they were typed. */
  async function shows(page: Page, address: string, texts: readonly string[]): Promise<void> {
    await page.goto(address.startsWith('http') ? address : expost.url + address);
    expect([address, await foreignElements(page)]).toEqual([address, []]);
    expect([address, await unreadable(page, texts)]).toEqual([address, []]);
  }

  const mails = async () => (await manager.get('/api/outbox?pageSize=100')).body.items;
  const mailOf = async (id: string) => (await manager.get(`/api/outbox/${id}`)).body;
  const mailTo = async (email: string | undefined, kind = 'invitation') =>
    mailOf(
      (await mails()).find((mail: { to: string; kind: string }) => mail.to === email && mail.kind === kind)
        .id,
    );
  const linkIn = (text: string) => /https?:\/\/\S+\/r\/[\w-]+/.exec(text)?.[0] ?? '';

  it('in some 120 ways, each of its own', () => {
    expect(new Set(MARKUP_PAYLOADS).size).toBe(MARKUP_PAYLOADS.length);
    expect(MARKUP_PAYLOADS.length).toBeGreaterThanOrEqual(120);
  });

  it('in the names of entities, people and the initiative: in invitations and behind them', async () => {
    const { page } = partner;
    for (const { name, contacts } of document.entities) {
      for (const contact of contacts) {
        const mail = await mailTo(contact.email);
        await reader.page.setContent(mail.html);
        expect(await foreignElements(reader.page)).toEqual([]);
        expect(await unreadable(reader.page, [document.acronym])).toEqual([]);
        await shows(page, `${linkIn(mail.text)}?lang=en`, [name, contact.name, document.name.en ?? '']);
      }
    }
    const mail = await mailTo(first?.contacts[0]?.email);
    const { id } = (await mails()).find(({ to }: { to: string }) => to === first?.contacts[0]?.email);
    await shows(staff.page, `/staff/outbox/${id}`, [mail.subject, mail.text.slice(0, 200)]);
    await shows(staff.page, '/staff/exercises', [document.acronym]);
    await shows(
      staff.page,
      staffPath,
      document.entities.map(({ name }) => name),
    );
  });

  it('in answers: on the pages of a partner, in the form and for reading', async () => {
    const { page } = partner;
    const response = `${path}/responses/${first?.key}`;
    const reasons = { ties_before: next(900), ties_now: next(900) };
    const body = { answers, cannotAnswer: reasons, takenBy: 'phone', confirmedBy: next(150) };
    await sent(manager.put(response, body));
    await page.goto(linkIn((await mailTo(first?.contacts[0]?.email)).text));
    await page.click('main form button');
    await shows(page, '/answer', [first?.name ?? '', document.acronym]);
    await shows(page, '/answer/help', []);
    await shows(page, '/answer/sections', [first?.name ?? '']);
    const texts = [...textsIn(answers), ...Object.values(reasons)];
    let unseen: readonly string[] = texts;
    for (const section of SECTIONS) {
      await shows(page, `/answer/sections/${section}`, []);
      unseen = await unreadable(page, unseen);
    }
    expect(unseen).toEqual([]);
    await shows(page, '/answer/check', texts);
    await shows(staff.page, `${staffPath}/responses/${first?.key}`, [...texts, body.confirmedBy]);
  });

  it('in the names of documents', async () => {
    const { page } = partner;
    // What stands before a slash is a folder, and no name.
    const files = MARKUP_PAYLOADS.filter((name) => !/[/\\]/.test(name)).slice(0, 5);
    for (const name of files) {
      await page.goto(`${expost.url}/answer/sections/closing`);
      const buffer = Buffer.from('%PDF-1.4\n%%EOF\n');
      await page.setInputFiles('#documents', { name, mimeType: 'application/pdf', buffer });
      await page.click('button[name=_upload]');
    }
    const { body } = await manager.get(`${path}/responses/${first?.key}`);
    const names = body.documents.map(({ name }: { name: string }) => name);
    expect(names.join()).toContain('<');
    await shows(page, '/answer/sections/closing', names);
    await shows(page, '/answer/check', names);
    await shows(staff.page, `${staffPath}/responses/${first?.key}`, names);
  });

  it('in what a colleague wrote meanwhile', async () => {
    const { page } = partner;
    await page.goto(`${expost.url}/answer/sections/closing`);
    const luis = await openPage(browser);
    await luis.page.goto(linkIn((await mailTo(first?.contacts[1]?.email)).text));
    await luis.page.click('main form button');
    await luis.page.goto(`${expost.url}/answer/sections/closing`);
    const theirs = `Luis: ${ALL_PAYLOADS}`;
    await luis.page.fill('#remarks', theirs);
    await luis.page.click('main button[value=later]');
    await luis.page.waitForURL('**/sections');
    const mine = `Ana: ${ALL_PAYLOADS}`;
    await page.fill('#remarks', mine);
    await page.locator('#remarks').blur();
    await page.locator('[data-conflict]').waitFor();
    expect(await unreadable(page, [theirs, mine, first?.contacts[1]?.name ?? ''])).toEqual([]);
    expect(await foreignElements(page)).toEqual([]);
    await page.click('[name="_keep.remarks"][value=theirs]', { force: true });
    await page.locator('[data-conflict]').waitFor({ state: 'detached' });
    expect(await page.inputValue('#remarks')).toBe(theirs);
    expect(await foreignElements(page)).toEqual([]);
    expect(luis.trouble).toEqual([]);
    await luis.context.close();
  });

  it('in wrong answers: beside the field, in the summary, and put back from the device', async () => {
    const { page, context } = partner;
    await page.goto(`${expost.url}/answer/sections/continuity`);
    const wrong = MARKUP_PAYLOADS.slice(0, 60).join(' ');
    await page.fill('[name="continuity_examples.0.year"]', wrong);
    await page.locator('[name="continuity_examples.0.year"]').blur();
    await page.locator('#q-continuity_examples .govuk-error-message').waitFor();
    expect(await foreignElements(page)).toEqual([]);
    await page.fill('[name="continuity_examples.0.link"]', 'javascript:alert(1)');
    await page.click('main button[value=continue]');
    await page.locator('.govuk-error-summary').waitFor();
    expect(await unreadable(page, [wrong, 'javascript:alert(1)'])).toEqual([]);
    expect(await foreignElements(page)).toEqual([]);
    await page.goto(`${expost.url}/answer/sections/continuity`);
    await context.setOffline(true);
    await page.fill('#why_stopped', `Offline: ${ALL_PAYLOADS}`);
    await page.locator('#why_stopped').blur();
    await page.locator('[data-status-shown]', { hasText: /connexi|conex|connection/i }).waitFor();
    await context.setOffline(false);
    await page.goto(`${expost.url}/answer/sections/continuity`);
    expect(await foreignElements(page)).toEqual([]);
    await page.evaluate(() => localStorage.clear());
  });

  it('in the questions of evaluators: beside the answers, in the mail, and on their own page', async () => {
    const response = `${path}/responses/${first?.key}`;
    await sent(manager.post(`${response}/submit`, {}, { 'idempotency-key': 'markup-1' }));
    const names = ['why_stopped', 'quote', 'remarks', 'beyond_plan_what', 'impact_examples', 'knowledge_how'];
    const questions = names.map((question) => ({ question, remark: next(1900) }));
    await sent(manager.post(`${response}/return`, { questions }));
    await expost.jobsDone();
    const remarks = questions.map(({ remark }) => remark);
    await shows(partner.page, '/answer/returned', remarks);
    await shows(staff.page, `${staffPath}/responses/${first?.key}`, remarks);
    const mail = await mailTo(first?.contacts[0]?.email, 'returned');
    await reader.page.setContent(mail.html);
    expect(await foreignElements(reader.page)).toEqual([]);
  });

  it('in the report as a page', async () => {
    for (const { key, role } of document.entities) {
      const response = `${path}/responses/${key}`;
      if (key !== first?.key) {
        const put = { answers: markedAnswers(role === 'beneficiary'), takenBy: 'phone', confirmedBy: 'Rosa' };
        await sent(manager.put(response, put));
        await sent(manager.post(`${response}/submit`, {}, { 'idempotency-key': `markup-${key}` }));
      }
      await sent(manager.post(`${response}/accept`));
    }
    for (const language of ['en', 'fr']) {
      await shows(staff.page, `${path}/report?language=${language}&format=html`, [
        document.acronym,
        ...document.entities.map(({ name }) => name),
      ]);
    }
  });

  it('on every page with which evaluators and managers work', async () => {
    const places = [
      '',
      '/plan',
      '/invitations',
      '/coding',
      '/compare',
      '/compare/ties',
      '/findings',
      '/findings/new-areas',
    ];
    const others = [
      '/validation',
      '/validation/quotes',
      '/validation/meeting',
      '/report',
      '/exports',
      '/history',
      '/years',
      '/translations',
    ];
    const addresses = [...places, ...others].map((place) => staffPath + place);
    const initiative = `/staff/initiatives/${document.code}`;
    const window = `/staff/windows/${document.window}`;
    const lists = [
      '/staff',
      '/staff/exercises',
      '/staff/windows',
      window,
      `${window}/exports`,
      '/staff/codebook',
      '/staff/audit',
      '/staff/people',
    ];
    for (const address of [...addresses, initiative, `${initiative}/edit`, ...lists])
      await shows(staff.page, address, []);
    await shows(
      staff.page,
      `${initiative}/edit`,
      document.entities.map(({ name }) => name),
    );
  });
});
