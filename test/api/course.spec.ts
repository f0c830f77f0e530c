import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { JobRow } from '../../src/jobs/job.entity.js';
import { MailTextWriting } from '../../src/mail/mail-text-writing.service.js';
import { RemindingNow } from '../../src/responses/reminding-now.service.js';
import { loadFixture } from '../fixtures/fixtures.js';
import { aguaClara } from '../support/agua-clara.js';
import type { ApiClient } from '../support/api-client.js';
import { course2023, workAt } from '../support/course-2023.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { startMailServer, type MailServer } from '../support/mail-server.js';
import { staffWith } from '../support/staff.js';
import { openToldDesk, type ToldDesk } from '../support/told.js';

const fixture = loadFixture('lideres-2023');
const { code } = fixture.initiative;
const exercises = `/api/initiatives/${code}/exercises`;
const path = `${exercises}/2023`;

describe('The course of an exercise, by itself', () => {
  let mailServer: MailServer;
  let expost: RunningExpost;
  let manager: ApiClient;

  beforeAll(async () => {
    mailServer = await startMailServer();
    expost = await startTestExpost({ now: '2023-03-01T10:00:00.000Z', env: { SMTP_URL: mailServer.url } });
    manager = await expost.api('manager');
    await manager.post('/api/initiatives', fixture.initiative);
    await manager.post(exercises, course2023);
    await expost.jobsDone();
  });
  afterAll(async () => {
    await expost.stop();
    await mailServer.stop();
  });

  const at = (instant: string) => workAt(expost, instant);
  /** Through a day: in Madrid it begins first, in Mexico it ends last. */
  async function through(day: string): Promise<void> {
    for (const time of ['00:30', '09:30', '16:30']) await at(`${day}T${time}:00.000Z`);
  }
  const subjects = () => mailServer.received.map(({ to, mail }) => `${to[0]}: ${mail.subject}`);
  const stateOf = async () => (await manager.get(path)).body.state as string;

  it('does nothing before somebody has confirmed its dates', async () => {
    await at('2023-04-04T09:00:00.000Z');
    expect(await stateOf()).toBe('planned');
    expect(await eventsOf(expost)).toEqual([]);
    expect(subjects()).toEqual([]);
  });

  it('announces it a week before, in the working hours of each reader', async () => {
    expost.clock.set('2023-03-27T10:00:00.000Z');
    expect((await manager.post(`${path}/confirm`)).status).toBe(200);
    await expost.jobsDone();
    await at('2023-03-28T08:00:00.000Z');
    // Ten in the morning in Madrid, still night in Mexico and Bolivia.
    expect(subjects()).toHaveLength(2);
    expect(subjects()[0]).toMatch(/LIDERES: le pediremos su visión desde el martes,? 4 de abril de 2023/);
    await at('2023-03-28T16:00:00.000Z');
    expect(mailServer.received).toHaveLength(5);
    expect(mailServer.received[0]?.mail.text).not.toContain('/r/');
  });

  it('opens on its first day and invites between nine and eleven, on each reader’s own clock', async () => {
    mailServer.received.length = 0;
    await at('2023-04-03T22:00:00.000Z');
    expect(await stateOf()).toBe('open');
    expect(subjects()).toEqual([]);
    await at('2023-04-04T07:00:00.000Z');
    expect(mailServer.received).toHaveLength(2);
    await at('2023-04-04T16:00:00.000Z');
    expect(mailServer.received).toHaveLength(5);
    expect(mailServer.received[0]?.raw).toContain('METHOD:PUBLISH');
  });

  it('reminds after a week, in two texts, below the invitation, and stops for who does not want it', async () => {
    const invited = new Map(mailServer.received.map(({ to, mail }) => [to[0], mail.messageId]));
    mailServer.received.length = 0;
    await begin(manager, 'tec');
    await through('2023-04-11');
    expect(mailServer.received).toHaveLength(5);
    const begun = mailServer.received.filter(({ mail }) => mail.subject?.includes('guardadas'));
    expect(begun).toHaveLength(1);
    expect(begun[0]?.mail.text).toMatch(/está lista una sección de 7/);
    for (const { to, mail } of mailServer.received) expect(mail.inReplyTo).toBe(invited.get(to[0]));
    const { raw = '' } = mailServer.received.find(({ to }) => to[0]?.includes('@cantabria')) ?? {};
    expect(raw).toMatch(/List-Unsubscribe-Post: List-Unsubscribe=One-Click/i);
    const [stop = ''] =
      /http:\/\/127\.0\.0\.1:\d+\/reminders\/[\w-]+\/[\w-]+/.exec(raw.replace(/\r\n\s+/g, '')) ?? [];
    expect((await fetch(stop)).status).toBe(200);
    const oneClick = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
    const again = { method: 'POST', body: new URLSearchParams({ language: 'es' }) };
    expect((await fetch(stop, { method: 'POST', body: oneClick })).status).toBe(200);
    expect((await fetch(`${stop}/again`, again)).status).toBe(200);
    // Mail programs send either form (RFC 8058, section 3.1).
    const inParts = new FormData();
    inParts.set('List-Unsubscribe', 'One-Click');
    expect((await fetch(stop, { method: 'POST', body: inParts })).status).toBe(200);
    expect((await fetch(`${stop}x`, { method: 'POST', body: oneClick })).status).toBe(404);
  });

  it('proposes to call who is silent, until somebody has', async () => {
    await at('2023-04-14T06:00:00.000Z');
    expect(await eventsOf(expost)).toContain('call done proposed');
    const { text } = await manager.get(`${path}/invitations`);
    expect(
      JSON.parse(text).items.filter((one: { remindersStoppedAt: unknown }) => one.remindersStoppedAt),
    ).toHaveLength(1);
    const rosa = await staffWith(expost, [{ role: 'manager', window: null, initiative: null }]);
    const toCall = async () =>
      [...(await rosa.get('/staff')).text.matchAll(/Call ([^<]*), which has not answered/g)].length;
    const call = async (outcome: string) => {
      const fields = { contact: '', name: 'Elsa', day: '2023-04-14', time: '07:45', outcome, note: '' };
      const typed = Object.entries(fields).map(([field, text]) => [`call.ashoka.${field}`, text]);
      const body = { entity: 'ashoka', ...(Object.fromEntries(typed) as Record<string, string>) };
      const { status } = await rosa.post(`${path.replace('/api', '/staff')}/invitations/calls`, body);
      expect(status).toBe(303);
    };
    const before = await toCall();
    // A call that reached nobody leaves the work as it is.
    await call('not-reached');
    expect(await toCall()).toBe(before);
    await call('will-answer');
    expect(await toCall()).toBe(before - 1);
  });

  it('reminds a second time how many have answered, and none of those who have', async () => {
    mailServer.received.length = 0;
    await submit(manager, 'tec', 1);
    await submit(manager, 'carolina');
    await through('2023-04-18');
    // Three are missing, and the Government of Cantabria wants no reminders.
    const second = subjects().filter((subject) => /2 (de|of) 5 (entidades|entities)/.test(subject));
    expect(second.map((subject) => /@(\w+)/.exec(subject)?.[1]).toSorted()).toEqual(['ashoka', 'cainco']);
  });

  it('a reminder that waits for the morning does not leave once the answer has come', async () => {
    mailServer.received.length = 0;
    await at('2023-04-20T22:30:00.000Z');
    expect(await eventsOf(expost)).toContain('last-call done reminded');
    await submit(manager, 'cainco');
    await submit(manager, 'cantabria');
    await submit(manager, 'ashoka');
    await at('2023-04-21T17:00:00.000Z');
    expect(subjects().filter((subject) => /cierra|closes/.test(subject))).toEqual([]);
  });

  it('closes at the end of its last day, and every event has happened once', async () => {
    await at('2023-04-25T21:59:00.000Z');
    expect(await stateOf()).toBe('open');
    await at('2023-04-25T22:00:00.000Z');
    expect(await stateOf()).toBe('closed');
    expect(await eventsOf(expost)).toEqual([
      'notice done announced',
      'open done opened',
      'reminder-1 done reminded',
      'call done proposed',
      'reminder-2 done reminded',
      'last-call done reminded',
      'close done closed',
    ]);
    expect((await manager.get('/api/health/ready')).status).toBe(200);
  });
});

describe('Reminders say what is true when they leave', () => {
  const agua = '/api/initiatives/ICT950-22/exercises/2024';
  const [OFFICER, INES, NOHEMI, RANDALL] = ['carla', 'ines', 'nohemi', 'randall'];
  let desk: ToldDesk;
  let known: ReadonlySet<string>;

  /** Open from Monday 6 May to Monday 27 May by the clock of Lisbon, as Inês lives; the others in Central America. */
  beforeEach(async () => {
    known = new Set();
    desk = await openToldDesk('2024-05-06T15:00:00.000Z');
    await desk.begin('ICT950-22', false);
    const dates = { opensOn: '2024-05-06', closesOn: '2024-05-27', timeZone: 'Europe/Lisbon' };
    expect((await desk.manager.post(`${agua}/move`, dates)).status).toBe(200);
    expect((await desk.manager.post(`${agua}/open`)).status).toBe(200);
    expect(await at('2024-05-06T15:00:00.000Z')).toEqual([INES, NOHEMI, RANDALL].map(mailed('invitation')));
  });
  afterEach(() => desk.stop());

  const mailed = (kind: string) => (name: string | undefined) => `${name ?? ''} ${kind}`;
  /** Moves the clock, and answers who has been sent what since it was last asked. */
  async function at(instant: string): Promise<readonly string[]> {
    desk.expost.clock.set(instant);
    await desk.settle();
    await desk.settle();
    const { body } = await desk.manager.get('/api/outbox?state=sent&pageSize=200');
    const items: readonly { id: string; to: string; kind: string }[] = body.items;
    const fresh = items.filter(({ id }) => !known.has(id));
    known = new Set(items.map(({ id }) => id));
    return fresh.map(({ to, kind }) => `${to.split('@')[0] ?? ''} ${kind}`).toSorted();
  }
  async function extend(instant: string, closesOn: string): Promise<readonly string[]> {
    desk.expost.clock.set(instant);
    const { status } = await desk.manager.post(`${agua}/extend`, { closesOn, reason: 'Two asked for it.' });
    expect(status).toBe(200);
    return at(instant);
  }

  it('who has begun before it leaves is told how far they are, in the words of their window', async () => {
    const own = { subject: '{initiative}: já começou', body: 'Até {deadline}.', button: 'Continuar' };
    const of = { window: 2022, kind: 'reminder-begun', language: 'pt', revision: 0 } as const;
    await desk.expost.get(MailTextWriting).keep({ ...of, own, actor: 'service' });
    expect(await at('2024-05-13T07:30:00.000Z')).toEqual([]);
    const { respondents } = aguaClara.responses().tejo.answers;
    const body = { answers: { respondents }, takenBy: 'phone', confirmedBy: 'Rosa Example' };
    expect((await desk.manager.put(`${agua}/responses/tejo`, body)).status).toBe(200);
    expect(await at('2024-05-13T08:00:00.000Z')).toEqual([mailed('reminder-begun')(INES)]);
    const { body: sent } = await desk.manager.get('/api/outbox?kind=reminder-begun');
    const { body: read } = await desk.manager.get(`/api/outbox/${sent.items[0].id}`);
    expect(read.subject).toBe('AGUA CLARA: já começou');
    expect(await at('2024-05-13T15:00:00.000Z')).toEqual([NOHEMI, RANDALL].map(mailed('reminder-not-begun')));
  });

  it('a last call that waits for the morning is overtaken by more time, and comes before the new last day', async () => {
    await at('2024-05-13T15:30:00.000Z');
    await at('2024-05-20T15:30:00.000Z');
    expect(await at('2024-05-23T08:30:00.000Z')).toEqual([mailed('last-call')(INES)]);
    const told = await extend('2024-05-23T09:00:00.000Z', '2024-06-17');
    expect(told).toEqual([mailed('officer-step')(OFFICER), mailed('extended')(INES)]);
    const others = [NOHEMI, RANDALL];
    expect(await at('2024-05-23T20:00:00.000Z')).toEqual(others.map(mailed('extended')));
    // A manager who asks for it reminds nevertheless; whoever has had one that day gets no second.
    expect(await desk.expost.get(RemindingNow).remind('ICT950-22', '2024', 'service')).toBe(2);
    expect(await at('2024-05-23T20:00:00.000Z')).toEqual(others.map(mailed('reminder-not-begun')));
    expect(await at('2024-06-13T15:30:00.000Z')).toEqual([INES, ...others].map(mailed('last-call')));
  });

  it('a last call of the new course that falls on the day of the step is none beside it', async () => {
    await at('2024-05-23T15:30:00.000Z');
    const told = await extend('2024-05-27T15:00:00.000Z', '2024-05-29');
    expect(told).toEqual([
      mailed('officer-step')(OFFICER),
      ...[INES, NOHEMI, RANDALL].map(mailed('extended')),
    ]);
    expect(await at('2024-05-28T20:00:00.000Z')).toEqual([]);
    expect(await eventsOf(desk.expost)).toContain('last-call done overtaken');
  });

  it('reopened weeks later, it catches up on no reminder of the weeks before', async () => {
    await desk.manager.post(`${agua}/close`);
    await at('2024-05-10T15:00:00.000Z');
    const told = await extend('2024-06-05T15:00:00.000Z', '2024-06-20');
    expect(told).toEqual([
      mailed('officer-step')(OFFICER),
      ...[INES, NOHEMI, RANDALL].map(mailed('extended')),
    ]);
    expect(await at('2024-06-17T20:00:00.000Z')).toEqual([]);
    expect(await at('2024-06-18T15:30:00.000Z')).toEqual([INES, NOHEMI, RANDALL].map(mailed('last-call')));
  });
});

/** The course of exercises as it was carried out, in order: event, state of its job, outcome. */
async function eventsOf(expost: RunningExpost): Promise<string[]> {
  const rows = await expost
    .get(UnitOfWork)
    .read((database) => database.getRepository(JobRow).find({ order: { dueAt: 'ASC' } }));
  return rows
    .filter(({ subject }) => subject !== '')
    .map(({ kind, state, outcome }) =>
      [kind.replace('exercise.', ''), state, outcome].filter(Boolean).join(' '),
    );
}

async function begin(manager: ApiClient, entity: string): Promise<void> {
  const { respondents } = fixture.responses[entity]?.answers as Record<string, unknown>;
  const body = { answers: { respondents }, takenBy: 'phone', confirmedBy: 'Rosa Example' };
  expect((await manager.put(`${path}/responses/${entity}`, body)).status).toBe(200);
}

async function submit(manager: ApiClient, entity: string, revision?: number): Promise<void> {
  const body = { ...fixture.responses[entity], takenBy: 'phone', confirmedBy: 'Rosa Example' };
  const current: Record<string, string> = revision === undefined ? {} : { 'if-match': `"${revision}"` };
  expect((await manager.put(`${path}/responses/${entity}`, body, current)).status).toBe(200);
  const sent = await manager.post(
    `${path}/responses/${entity}/submit`,
    {},
    { 'idempotency-key': `c-${entity}` },
  );
  expect(sent.status).toBe(200);
}
