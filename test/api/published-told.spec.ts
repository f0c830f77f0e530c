import { WithdrawalsService } from '../../src/reports/withdrawals.service.js';
import { aguaClara } from '../support/agua-clara.js';
import type { ReceivedMail } from '../support/mail-server.js';
import { enter, type PartnerSession } from '../support/partner-session.js';
import { openToldDesk, told, type ToldDesk } from '../support/told.js';

const DAY = 24 * 60;
const JORGE = 'jorge@cuencas.example.org';
const OLGA = 'olga@cuencas.example.org';

describe('A published report is told', () => {
  let desk: ToldDesk;
  let path: string;
  let partners: string[];
  let ines: PartnerSession;
  const step = async (name: string, body?: unknown) => {
    const { status, text } = await desk.manager.post(`${path}/${name}`, body);
    expect([name, status, status === 200 ? '' : text]).toEqual([name, 200, '']);
  };
  const linkTo = (address: string, mails: readonly ReceivedMail[]) =>
    /https?:\/\/\S+\/r\/[\w-]+/.exec(mails.find(({ to }) => to[0] === address)?.mail.text ?? '')?.[0] ?? '';
  const subjects = (mails: readonly ReceivedMail[], wanted: RegExp) =>
    told(mails).filter((line) => wanted.test(line));

  beforeAll(async () => {
    desk = await openToldDesk(aguaClara.now);
    path = await desk.begin(aguaClara.code);
    partners = aguaClara
      .document()
      .entities.map(({ contacts }: { contacts: { email: string }[] }) => contacts[0]?.email);
    const invited = await desk.settle();
    const randall = await enter(desk.expost, linkTo('randall@cuencas.example.org', invited));
    for (const [name, email] of [
      ['Jorge Rojas', JORGE],
      ['Olga Mata', OLGA],
    ] as const)
      await randall.post('/answer/colleagues', { name, email, post: 'Jefe', language: 'fr', reach: 'all' });
    ines = await enter(desk.expost, linkTo('ines@tejo.example.org', invited));
    // Jorge comes and helps, Olga never does.
    await enter(desk.expost, linkTo(JORGE, await desk.settle()));
    for (const [entity, { answers, cannotAnswer }] of Object.entries<{
      answers: object;
      cannotAnswer: object;
    }>(aguaClara.responses())) {
      const { headers } = await desk.manager.get(`${path}/responses/${entity}`);
      const at = headers.get('etag');
      const body = { answers, cannotAnswer, takenBy: 'phone', confirmedBy: 'Rosa Example' };
      await desk.manager.put(`${path}/responses/${entity}`, body, at ? { 'if-match': at } : {});
      await desk.manager.post(`${path}/responses/${entity}/submit`, {}, { 'idempotency-key': entity });
      await step(`responses/${entity}/accept`);
    }
    await step('close');
    await step('validate');
    await desk.settle();
  });
  afterAll(() => desk.stop());

  it('at once to the partners, whose link leads to it', async () => {
    await step('publish');
    const mails = await desk.settle();
    expect(told(mails).map((line) => line.split(':')[0])).toEqual(partners.toSorted());
    expect(told(mails)).toContain('ines@tejo.example.org: Saiu o relatório sobre AGUA CLARA');
    expect(linkTo('ines@tejo.example.org', mails)).toMatch(/\/r\/[\w-]{43}$/);
    expect((await ines.get('/answer/resume')).headers.location).toBe('/answer/report');
  });

  it('a day later to who has helped and to the officer, and to nobody twice', async () => {
    await desk.runJobsAgain();
    expect(told(await desk.settle(DAY - 60))).toEqual([]);
    const mails = await desk.settle(DAY);
    expect(told(mails)).toEqual([
      'carla@programa.example.org: The report on AGUA CLARA is out',
      `${JORGE}: Le rapport sur AGUA CLARA est paru`,
    ]);
    const { mail } = mails.find(({ to }) => to[0]?.startsWith('carla')) ?? {};
    expect(mail?.text).toContain(`/staff/initiatives/${aguaClara.code}/exercises/${aguaClara.year}/report`);
    expect(mail?.text).not.toContain('/r/');
    await desk.runJobsAgain();
    expect(told(await desk.settle(DAY))).toEqual([]);
  });

  it('a correction to the partners once, with what was corrected', async () => {
    await step('next-version', { reason: 'One answer was entered twice.' });
    await desk.settle();
    await step('publish', { reason: 'Doce juntas, no diez.' });
    const mails = await desk.settle();
    expect(subjects(mails, /corregido|corrigido/)).toHaveLength(partners.length);
    expect(told(mails)).toHaveLength(partners.length);
    for (const { mail } of mails) expect(mail.text).toContain('Doce juntas, no diez.');
    await desk.runJobsAgain();
    expect(told(await desk.settle(2 * DAY))).toEqual([]);
  });

  it('nothing of one that is withdrawn before the mail leaves', async () => {
    await step('next-version', { reason: 'A name was wrong.' });
    await desk.settle();
    await desk.server.behave({ connect: '421 4.3.2 Closing' });
    await step('publish', { reason: 'A name.' });
    await desk.settle();
    const { code } = aguaClara;
    const by = { code, year: String(aguaClara.year), actor: 'service', by: 'Rosa Example', revision: null };
    await desk.expost.get(WithdrawalsService).withdraw(by, 'A person asked for it.');
    await desk.server.behave({});
    expect(told(await desk.settle(60))).toEqual([]);
  });
});
