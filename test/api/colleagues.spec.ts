import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { enter, type PartnerSession } from '../support/partner-session.js';
import { openExercise, type OpenExercise } from '../support/story.js';
import { tables } from '../support/tables.js';

/** P7: Lucía of CAINCO shares the response with Jorge, who writes in two sections and submits nothing. */
describe('Colleagues who share a response', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  let lucia: PartnerSession;
  let jorge: PartnerSession;
  let jorgesId: string;

  const ask = (fields: Readonly<Record<string, string>>) => lucia.post('/answer/colleagues', fields);
  const mailTo = async (address: string) => {
    const { body } = await story.manager.get('/api/outbox?pageSize=200');
    return body.items.filter((mail: { to: string }) => mail.to === address);
  };
  const linkIn = async (address: string) => {
    // Written at one instant of the story's clock: the number tells which came last.
    const mails: readonly { id: string; number: number }[] = await mailTo(address);
    const mail = mails.toSorted((a, b) => b.number - a.number)[0];
    if (!mail) throw new Error(`No mail to ${address}`);
    const { body } = await story.manager.get(`/api/outbox/${mail.id}`);
    return { text: body.text as string, link: /https?:\/\/\S+\/r\/[\w-]+/.exec(body.text)?.[0] ?? '' };
  };

  beforeAll(async () => {
    expost = await startTestExpost();
    story = await openExercise(expost);
    lucia = await enter(expost, await story.linkOf('cainco'));
    const asked = await ask({
      name: 'Jorge Rojas Peña',
      post: 'Head of projects',
      email: 'jorge@cainco.example.org',
      language: 'en',
      reach: 'some',
      section: 'impact',
    });
    expect(asked.status).toBe(303);
    jorgesId = /#person-(.+)$/.exec(String(asked.headers.location))?.[1] ?? '';
    jorge = await enter(expost, (await linkIn('jorge@cainco.example.org')).link);
  });
  afterAll(() => expost.stop());

  it('get a mail that says who asks, for whom, and which sections', async () => {
    const { text } = await linkIn('jorge@cainco.example.org');
    const contact = story.fixture.initiative.entities.find(({ key }) => key === 'cainco')?.contacts[0];
    expect(text).toContain(`${contact?.name ?? '?'} is answering the joint ex post exercise 2023 of LIDERES`);
    expect(text).toContain('You are asked for: Impact.');
  });

  it('write in their sections under their own name', async () => {
    const saved = await jorge.autosave('other_influences', { value: 'A law of 2022 helped.', revision: 0 });
    expect(saved.status).toBe(200);
    const page = await lucia.get('/answer/sections');
    expect(page.text).toContain('Jorge Rojas Peña');
  });

  it('are seen by who comes into the same section, and gone after a while', async () => {
    const page = await lucia.get('/answer/sections/impact');
    expect(page.text).toMatch(/Jorge Rojas Peña también escribe aquí/);
    const asked = await lucia.get('/answer/sections/impact/others');
    expect(JSON.parse(asked.text).text).toContain('Jorge Rojas Peña');
    expect(JSON.parse((await jorge.get('/answer/sections/impact/others')).text)).toEqual({ text: '' });
    expect(JSON.parse((await lucia.get('/answer/sections/factors/others')).text)).toEqual({ text: '' });
  });

  it('cannot overwrite one another unseen', async () => {
    const first = await lucia.autosave('beyond_plan', { value: 'yes', revision: 0 });
    const second = await jorge.autosave('beyond_plan', { value: 'no', revision: 0 });
    expect([first.status, second.status]).toEqual([200, 409]);
    expect(JSON.parse(second.text).current).toMatchObject({ value: 'yes', revision: 1 });
  });

  it('find their other sections for reading only, by every door', async () => {
    const list = await jorge.get('/answer/sections');
    expect(list.text).toContain('For you to read');
    expect(list.text).not.toContain('/answer/colleagues');
    const shown = await jorge.get('/answer/sections/factors');
    expect([shown.status, shown.headers.location]).toEqual([303, '/answer/check#s-factors']);
    const statuses = [
      (await jorge.post('/answer/sections/factors', {})).status,
      (await jorge.autosave('enabling_factors', { value: ['trust'], revision: 0 })).status,
    ];
    expect(statuses).toEqual([404, 404]);
    const check = await jorge.get('/answer/check');
    expect(check.text).toContain('/answer/sections/impact#q-other_influences');
    expect(check.text).not.toContain('/answer/sections/factors#');
    expect(check.text).not.toContain('action="/answer/submit"');
  });

  it('neither submit, nor take back, nor ask others', async () => {
    const key = { idempotencyKey: 'jorge-tries', revision: '2' };
    const statuses = [
      (await jorge.post('/answer/submit', key)).status,
      (await jorge.post('/answer/reopen')).status,
      (await jorge.get('/answer/colleagues')).status,
      (await jorge.post('/answer/colleagues', { name: 'Eva', email: 'eva@example.org' })).status,
      (await jorge.post(`/answer/colleagues/${jorgesId}/end`)).status,
    ];
    expect(statuses).toEqual([404, 404, 404, 404, 404]);
  });

  it.each([
    [{ name: '', email: 'eva@cainco.example.org', reach: 'all' }, '#name'],
    [{ name: 'Eva', email: 'Eva <eva@cainco.example.org>', reach: 'all' }, '#email'],
    [{ name: 'Eva', email: 'eva@cainco.example.org', reach: 'some' }, '#sections'],
    [{ name: 'Eva', post: 'x'.repeat(201), email: 'eva@cainco.example.org' }, '#post'],
  ])('are asked by a form that says what is wrong and keeps what was typed: %j', async (fields, href) => {
    const answer = await ask(fields as Record<string, string>);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(`href="${href}"`);
    expect(answer.text).toContain(`value="${fields.email.replaceAll('<', '&lt;')}"`);
    expect(await mailTo('eva@cainco.example.org')).toEqual([]);
  });

  it('get one link for one address', async () => {
    const again = await ask({ name: 'Jorge', email: 'JORGE@cainco.example.org', reach: 'all' });
    expect(again.status).toBe(409);
    expect(again.text).toContain('Jorge Rojas Peña ya tiene un enlace');
  });

  it('can be given other sections at any time', async () => {
    await lucia.post(`/answer/colleagues/${jorgesId}/sections`, { reach: 'some', section: 'factors' });
    const statuses = [
      (await jorge.autosave('enabling_factors', { value: ['trust'], revision: 0 })).status,
      (await jorge.autosave('negative_effects', { value: 'no', revision: 0 })).status,
    ];
    expect(statuses).toEqual([200, 404]);
  });

  it('are shown to staff as who helps, and are no contact of the initiative', async () => {
    const { body } = await story.manager.get(`${story.path}/invitations`);
    const own = body.items.find(({ id }: { id: string }) => id === jorgesId);
    expect(own).toMatchObject({ entity: 'cainco', colleague: { sections: ['factors'] } });
    const initiative = await story.manager.get('/api/initiatives/ICT149-21');
    expect(JSON.stringify(initiative.body)).not.toContain('jorge@cainco.example.org');
  });

  it('belong to their entity: another one finds nobody', async () => {
    const other = await enter(expost, await story.linkOf('tec'));
    const own = story.fixture.initiative.entities.find(({ key }) => key === 'cainco')?.contacts[0];
    expect((await other.post(`/answer/colleagues/${jorgesId}/end`)).status).toBe(404);
    expect((await other.get('/answer/colleagues')).text).not.toContain(own?.name ?? '?');
  });

  it('lose their session when the link ends, and come back by a new link', async () => {
    const before = (await linkIn('jorge@cainco.example.org')).link;
    await lucia.post(`/answer/colleagues/${jorgesId}/end`);
    expect((await jorge.get('/answer/sections')).status).toBe(401);
    const page = await lucia.get('/answer/colleagues');
    expect(page.text).toContain('El enlace ha terminado; lo escrito se conserva.');
    await lucia.post(`/answer/colleagues/${jorgesId}/send`);
    const after = await linkIn('jorge@cainco.example.org');
    expect(after.link).not.toBe(before);
    expect((await enter(expost, after.link)).cookie).not.toBe(jorge.cookie);
  });

  it('leave ids in the history, and no name or address', async () => {
    const rows = JSON.stringify((await tables(expost)).history);
    expect(rows).toContain('colleague.sections-given');
    expect(rows).not.toMatch(/Jorge|jorge@/);
  });
});
