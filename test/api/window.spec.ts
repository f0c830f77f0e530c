import { AccountsService } from '../../src/accounts/accounts.service.js';
import { aguaClara } from '../support/agua-clara.js';
import type { ApiClient } from '../support/api-client.js';
import { staffWith } from '../support/staff.js';
import { formFieldsOf } from '../support/form-fields.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { tablesHash } from '../support/tables.js';

const AT = `/staff/initiatives/${aguaClara.code}`;
const YEAR = `${AT}/exercises/${aguaClara.year}`;

/** Rosa, who manages, in her browser without script. */
interface Browser {
  get(path: string): Promise<{ status: number; html: string }>;
  post(
    path: string,
    fields: Readonly<Record<string, string>>,
  ): Promise<{ status: number; html: string; to: string | null }>;
}

describe('a manager runs a window on pages', () => {
  let expost: RunningExpost;
  let manager: ApiClient;
  let rosa: Browser;

  async function browserOf(role: 'manager' | 'reader'): Promise<Browser> {
    const accounts = expost.get(AccountsService);
    const token = await accounts.createToken(`Rosa Example, ${role}`, role);
    const accessTokenId = (await accounts.staffOfToken(token))?.staffId ?? '';
    const session = await accounts.startSession({ accessTokenId, language: 'en' });
    const csrf = (await accounts.staffOfCookie(session))?.csrfToken ?? '';
    const headers = { cookie: `expost-staff=${session}`, accept: 'text/html' };
    return {
      get: async (path) => {
        const answer = await fetch(expost.url + path, { headers, redirect: 'manual' });
        return { status: answer.status, html: await answer.text() };
      },
      post: async (path, fields) => {
        const body = new URLSearchParams({ ...fields, _csrf: csrf });
        const answer = await fetch(expost.url + path, { method: 'POST', headers, body, redirect: 'manual' });
        return { status: answer.status, html: await answer.text(), to: answer.headers.get('location') };
      },
    };
  }

  const stateOf = async () => (await manager.get(`/api${YEAR.slice('/staff'.length)}`)).body;
  const revision = async () => String((await stateOf()).revision);

  beforeAll(async () => {
    expost = await startTestExpost({ now: aguaClara.now });
    manager = await expost.api('manager');
    rosa = await browserOf('manager');
  });
  afterAll(() => expost.stop());

  it('who finds nothing yet and is told what to do', async () => {
    expect((await rosa.get('/staff/windows')).html).toContain('No initiatives: add one.');
    expect((await rosa.get('/staff/initiatives/new')).status).toBe(200);
  });

  it('says at each field what is wrong with it, and keeps what was typed', async () => {
    const { status, html } = await rosa.post('/staff/initiatives/new', {
      _do: 'save',
      code: 'AC 1',
      window: '2021',
      'entities.0.name': 'Municipio <b>Uno</b>',
      'entities.0.key': 'uno',
      'entities.0.role': 'beneficiary',
      'entities.0.country': 'US',
      'entities.0.contacts.0.name': 'Ana Example',
      'entities.0.contacts.0.email': 'ana at example',
      'budget.currency': 'EUR',
      'budget.euContribution': '74.739,29',
    });
    expect(status).toBe(422);
    for (const field of [
      'code',
      'acronym',
      'name.en',
      'entities.0.side',
      'entities.0.contacts.0.email',
      'budget.euContribution',
    ]) {
      expect(html).toContain(`href="#${field}"`);
      expect(html).toContain(`id="${field}-error"`);
    }
    expect(html).toContain('value="Municipio &lt;b>Uno&lt;/b>"');
    expect(formFieldsOf(html)).toMatchObject({ code: 'AC 1', 'budget.euContribution': '74.739,29' });
  });

  it('gives room for another entity, contact or group without losing a word', async () => {
    const typed = { acronym: 'AGUA', 'entities.0.name': 'Municipio', 'entities.0.contacts.0.name': 'Ana' };
    const { status, html } = await rosa.post('/staff/initiatives/new', {
      ...typed,
      _do: 'more:entities.0.contacts',
    });
    expect(status).toBe(200);
    expect(formFieldsOf(html)).toMatchObject({ ...typed, 'entities.0.contacts.1.name': '' });
    const again = await rosa.post('/staff/initiatives/new', { ...typed, _do: 'more:entities' });
    expect(formFieldsOf(again.html)).toMatchObject({ ...typed, 'entities.1.name': '' });
  });

  it('writes an initiative whose form gives back the very document', async () => {
    const document = aguaClara.document();
    await manager.post('/api/initiatives', { ...document, code: 'TWIN-1' });
    const twin = formFieldsOf((await rosa.get('/staff/initiatives/TWIN-1/edit')).html);
    const { status, to } = await rosa.post('/staff/initiatives/new', {
      ...Object.fromEntries(Object.entries(twin).filter(([name]) => !name.startsWith('_'))),
      code: aguaClara.code,
      _do: 'save',
    });
    expect([status, to]).toEqual([303, `${AT}?done=created`]);
    const [one, other] = await Promise.all(
      ['TWIN-1', aguaClara.code].map(async (code) => (await manager.get(`/api/initiatives/${code}`)).body),
    );
    expect({ ...other, code: '', revision: 0 }).toEqual({ ...one, code: '', revision: 0 });
  });

  it('shows both texts where a colleague was quicker, and loses neither', async () => {
    const mine = formFieldsOf((await rosa.get(`${AT}/edit`)).html);
    const { body } = await manager.get(`/api/initiatives/${aguaClara.code}`);
    const { revision: current, ...document } = body;
    const theirs = { ...document, acronym: 'AGUA DE TODOS' };
    delete theirs.budget?.total;
    await manager.put(`/api/initiatives/${aguaClara.code}`, theirs, { 'if-match': `"${String(current)}"` });
    const refused = await rosa.post(`${AT}/edit`, { ...mine, acronym: 'AGUA MÍA', _do: 'save' });
    expect(refused.status).toBe(409);
    expect(formFieldsOf(refused.html)['acronym']).toBe('AGUA MÍA');
    expect(refused.html).toContain('id="acronym-theirs"');
    expect(refused.html).toContain('AGUA DE TODOS');
    const saved = await rosa.post(`${AT}/edit`, { ...formFieldsOf(refused.html), _do: 'save' });
    expect(saved.status).toBe(303);
    expect((await manager.get(`/api/initiatives/${aguaClara.code}`)).body.acronym).toBe('AGUA MÍA');
  });

  it('plans an exercise, and is told at its fields what a plan lacks', async () => {
    const plan = aguaClara.plan();
    const wrong = await rosa.post(`${AT}/exercises/new`, { ...plan, year: '', closesOn: '2020-01-01' });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('It closes before it opens');
    expect(wrong.html).toContain('id="year-error"');
    const planned = await rosa.post(`${AT}/exercises/new`, { ...plan, year: String(plan.year) });
    expect([planned.status, planned.to]).toEqual([303, `${YEAR}/plan?done=planned`]);
    const twice = await rosa.post(`${AT}/exercises/new`, { ...plan, year: String(plan.year) });
    expect(twice.status).toBe(409);
  });

  it('tries the questionnaire as an entity sees it, which leaves nothing behind', async () => {
    const [entity] = aguaClara.document().entities;
    const before = await tablesHash(expost);
    const path = `${YEAR}/preview/${entity.key}?language=pt`;
    const shown = await rosa.get(path);
    expect(shown.status).toBe(200);
    expect(shown.html).toContain('lang="pt"');
    const sent = await rosa.post(path, {
      _section: 'closing',
      _go: 'closing',
      remarks: 'Tried out <i>here</i>',
    });
    expect(sent.html).toContain('Tried out &lt;i>here&lt;/i>');
    const elsewhere = await rosa.post(path, { ...formFieldsOf(sent.html), remarks: 'Kept', _go: 'about' });
    expect(formFieldsOf(elsewhere.html)['remarks']).toBe('Kept');
    expect(await tablesHash(expost)).toBe(before);
    expect((await rosa.post(path, { isAdmin: 'yes' })).status).toBe(400);
    expect((await rosa.get(`${YEAR}/preview/nobody`)).status).toBe(404);
  });

  it('sees before opening who will be written to, and what is missing', async () => {
    const { html } = await rosa.get(`${YEAR}/plan`);
    for (const { contacts } of aguaClara.document().entities) expect(html).toContain(contacts[0].email);
    expect(html).toContain('3 people are sent a personal link');
    const [entity] = aguaClara.document().entities;
    const path = `${AT}/entities/${entity.key}/contacts`;
    const form = formFieldsOf((await rosa.get(path)).html);
    expect((await rosa.post(path, { ...form, 'contacts.0.remove': 'on', _do: 'save' })).status).toBe(303);
    const refused = await rosa.post(`${YEAR}/open`, { revision: await revision() });
    expect(refused.status).toBe(409);
    expect(refused.html).toContain('has no contact to invite');
    expect((await stateOf()).state).toBe('planned');
    const back = { ...formFieldsOf((await rosa.get(path)).html), ...form };
    const { _revision } = formFieldsOf((await rosa.get(path)).html);
    expect((await rosa.post(path, { ...back, _revision: _revision ?? '', _do: 'save' })).status).toBe(303);
  });

  it('opens it, closes it, takes the closing back, and gives more time', async () => {
    expect((await rosa.post(`${YEAR}/open`, { revision: await revision() })).to).toBe(
      `${YEAR}/plan?done=opened`,
    );
    await expost.jobsDone();
    expect((await rosa.post(`${YEAR}/close`, { revision: '1' })).status).toBe(409);
    expect((await rosa.post(`${YEAR}/close`, { revision: await revision() })).status).toBe(303);
    const { html } = await rosa.get(`${YEAR}/plan?done=closed`);
    expect(html).toContain('data-key="u"');
    const { closesOn } = await stateOf();
    const undo = { revision: await revision(), closesOn, reason: 'Closed by mistake' };
    expect((await rosa.post(`${YEAR}/extend`, undo)).status).toBe(303);
    expect((await stateOf()).state).toBe('open');
    const unreasoned = await rosa.post(`${YEAR}/extend`, {
      ...undo,
      revision: await revision(),
      reason: ' ',
    });
    expect(unreasoned.status).toBe(422);
    expect(unreasoned.html).toContain('id="reason-error"');
  });

  it('follows up: replaces an address, ends a link and sends a new one', async () => {
    const page = async () => (await rosa.get(`${YEAR}/invitations`)).html;
    expect(await page()).toContain('Not opened: 3 of 3 entities');
    const { key } = aguaClara.document().entities[1];
    const path = `${AT}/entities/${key}/contacts`;
    const form = formFieldsOf((await rosa.get(path)).html);
    await rosa.post(path, { ...form, 'contacts.0.email': 'nueva@example.org', _do: 'save' });
    await expost.jobsDone();
    expect(await page()).toContain('nueva@example.org');
    const [, id = ''] = /invitations\/([\w-]+)\/revoke/.exec(await page()) ?? [];
    expect((await rosa.post(`${YEAR}/invitations/${id}/revoke`, {})).status).toBe(303);
    expect((await rosa.post(`${YEAR}/invitations/${id}/resend`, {})).status).toBe(303);
    expect((await rosa.post(`${YEAR}/invitations/forged/resend`, {})).status).toBe(404);
  });

  it('sees the window with the response by role, what is late, and the next step', async () => {
    const { window } = aguaClara.document();
    // Sessions end long before.
    expost.clock.forward(400 * 24 * 3600_000);
    rosa = await browserOf('manager');
    const { status, html } = await rosa.get(`/staff/windows/${window}`);
    expect(status).toBe(200);
    expect(html).toContain('beneficiary 0 of 1');
    expect(html).toContain('Its last day is over');
    expect(html).toContain(`Open what is late`);
    expect((await rosa.get(`/staff/windows/${window}?show=published`)).html).toContain('0 of 2 initiatives');
    expect((await rosa.get(`/staff/windows/${window}?sort=password`)).status).toBe(400);
    expect((await rosa.get('/staff/windows/1999')).status).toBe(404);
  });

  it('shows only what a grant reaches', async () => {
    const { window } = aguaClara.document();
    const elsewhere = await staffWith(expost, [{ role: 'manager', window: 2099, initiative: null }]);
    expect((await elsewhere.get(`/staff/windows/${window}`)).text).not.toContain('TWIN-1');
    expect((await elsewhere.get('/staff/windows')).text).not.toContain(`Window ${window}`);
    expect((await elsewhere.get(AT)).status).toBe(404);
    const one = await staffWith(expost, [{ role: 'reader', window: null, initiative: 'TWIN-1' }]);
    const { text } = await one.get(`/staff/windows/${window}`);
    expect(text).toContain('TWIN-1');
    expect(text).not.toContain(aguaClara.code);
  });

  it('shows a reader everything and no form but those that change nothing', async () => {
    const olga = await browserOf('reader');
    for (const path of [
      AT,
      `${YEAR}/plan`,
      `${YEAR}/invitations`,
      '/staff/questionnaires/joint-ex-post/v1',
    ]) {
      const { status, html } = await olga.get(path);
      expect([path, status]).toEqual([path, 200]);
      expect(html).not.toMatch(/action="\/staff\/initiatives/);
    }
    expect((await olga.get(`${AT}/edit`)).status).toBe(404);
    expect((await olga.get(`${AT}/exercises/new`)).status).toBe(404);
  });

  it('cancels with a reason, which frees the year', async () => {
    expect((await rosa.post(`${YEAR}/cancel`, { revision: await revision(), reason: '' })).status).toBe(422);
    const { status, to } = await rosa.post(`${YEAR}/cancel`, {
      revision: await revision(),
      reason: 'Merged',
    });
    expect([status, to]).toEqual([303, `${AT}?done=cancelled&was=1`]);
    expect((await stateOf()).state).toBe('cancelled');
    const { html } = await rosa.get(to ?? '');
    expect(html).toContain('Reason: Merged');
    expect(html).toContain('Rosa Example, manager reopened the exercise.');
    const again = formFieldsOf((await rosa.get(`${AT}/exercises/new?like=1`)).html);
    expect(again).toMatchObject({ year: String(aguaClara.year), opensOn: aguaClara.plan().opensOn });
    expect((await rosa.post(`${AT}/exercises/new`, again)).status).toBe(303);
  });

  it('skips a year with a reason, which plans the next one', async () => {
    expect((await rosa.get(`${YEAR}/plan`)).html).toContain(`Skip the year ${aguaClara.year}`);
    const silent = await rosa.post(`${YEAR}/skip`, { revision: await revision(), reason: ' ' });
    expect([silent.status, silent.html]).toEqual([422, expect.stringContaining('id="skipReason-error"')]);
    const { status, to } = await rosa.post(`${YEAR}/skip`, {
      revision: await revision(),
      reason: 'Elections',
    });
    expect([status, to]).toEqual([303, `${AT}?done=skipped&was=2`]);
    const { html } = await rosa.get(to ?? '');
    expect(html).toContain(`${aguaClara.year} skipped: Elections`);
    expect(html).toContain(`Undo: plan ${aguaClara.year} again with the same dates`);
    expect((await rosa.get(YEAR)).html).toContain(`${aguaClara.year} skipped: Elections`);
    expect((await rosa.get(`${AT}/exercises/${aguaClara.year + 1}/plan`)).status).toBe(200);
  });
});
