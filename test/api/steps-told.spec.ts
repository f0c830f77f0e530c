import { aguaClara } from '../support/agua-clara.js';
import type { ReceivedMail } from '../support/mail-server.js';
import { enter } from '../support/partner-session.js';
import { entryOf, openToldDesk, told, type ToldDesk } from '../support/told.js';

const [NOHEMI, RANDALL, INES] = [
  'nohemi@yojoa.example.org',
  'randall@cuencas.example.org',
  'ines@tejo.example.org',
];
const CARLA = 'carla@programa.example.org';

const linkTo = (address: string, mails: readonly ReceivedMail[]) =>
  /https?:\/\/\S+\/r\/[\w-]+/.exec(mails.find(({ to }) => to[0] === address)?.mail.text ?? '')?.[0] ?? '';

describe('Steps of an exercise are told once', () => {
  let desk: ToldDesk;
  let count = 0;
  const code = () => `ICT9${String((count += 1)).padStart(2, '0')}-22`;
  const extend = (exercise: string, closesOn: string, reason = 'Two entities asked for it.') =>
    desk.manager.post(`${exercise}/extend`, { closesOn, reason });
  async function submit(exercise: string, entity: string, key = 'first'): Promise<void> {
    const { cannotAnswer, answers } = aguaClara.responses()[entity];
    const body = { answers, cannotAnswer, takenBy: 'phone', confirmedBy: 'Rosa Example' };
    const { headers } = await desk.manager.get(`${exercise}/responses/${entity}`);
    const at = headers.get('etag');
    await desk.manager.put(`${exercise}/responses/${entity}`, body, at ? { 'if-match': at } : {});
    const sent = await desk.manager.post(
      `${exercise}/responses/${entity}/submit`,
      {},
      { 'idempotency-key': key },
    );
    expect([sent.status, sent.text]).toEqual([200, expect.anything()]);
  }

  beforeAll(async () => {
    desk = await openToldDesk(aguaClara.now);
  });
  afterAll(() => desk.stop());

  it('more time goes to who can still write, each once, and moves the day in their calendars', async () => {
    const exercise = await desk.begin(code());
    const invited = await desk.settle();
    await submit(exercise, 'yojoa');
    await submit(exercise, 'cuencas');
    await desk.manager.post(`${exercise}/responses/cuencas/accept`);
    await desk.settle();
    expect((await extend(exercise, '2024-06-10', 'Las lluvias.\n\nGracias por su paciencia.')).status).toBe(
      200,
    );
    const mails = await desk.settle();
    expect(told(mails)).toEqual([
      `${CARLA}: AGUA CLARA, exercise 2024: more time`,
      expect.stringMatching(
        new RegExp(`^${INES}: AGUA CLARA: Agência .+ pode responder até .+ 11 de junho de 2024$`),
      ),
      expect.stringMatching(
        new RegExp(`^${NOHEMI}: AGUA CLARA: el último día es ahora el lunes,? 10 de junio de 2024$`),
      ),
    ]);
    const [officer, ines, nohemi] = [CARLA, INES, NOHEMI].map((one) => mails.find(({ to }) => to[0] === one));
    for (const { mail } of [ines, nohemi].flatMap((one) => one ?? [])) {
      expect(mail.text).toContain('Las lluvias.\n\nGracias por su paciencia.');
      expect(mail.text).toMatch(/\/r\/[\w-]{43}/);
    }
    expect(ines?.mail.text).toContain('23:59 em Tegucigalpa (06:59 de terça-feira em Lisboa)');
    expect(officer?.mail.text).toContain('Test manager has given the joint ex post exercise 2024');
    expect(officer?.mail.text).not.toContain('/r/');
    const entries = [ines, nohemi].map((one) => one && entryOf(one));
    const { uid } = entries[0] ?? {};
    expect(uid).toMatch(/^deadline-[\w-]{36}@programa\.example\.org$/);
    for (const entry of entries)
      expect(entry).toMatchObject({ method: 'PUBLISH', uid, end: '2024-06-11T06:00:00Z', sequence: 3 });
    // The invitation has put it there.
    for (const one of invited) expect(entryOf(one)).toMatchObject({ method: 'PUBLISH', uid, sequence: 2 });
    expect(invited).toHaveLength(3);
  });

  it('a job that runs again tells nobody twice', async () => {
    await desk.runJobsAgain();
    expect(told(await desk.settle(1))).toEqual([]);
  });

  it('a second extension is told as well, under the same UID with a higher sequence', async () => {
    const exercise = await desk.begin(code());
    await desk.settle();
    await extend(exercise, '2024-06-03');
    const first = await desk.settle();
    await extend(exercise, '2024-06-10');
    const second = await desk.settle();
    const sequences = [first, second].map((mails) => mails.map((one) => entryOf(one)?.sequence).toSorted());
    expect(sequences).toEqual([
      [3, 3, 3, undefined],
      [4, 4, 4, undefined],
    ]);
    const uids = [...first, ...second].flatMap((one) => entryOf(one)?.uid ?? []);
    expect(new Set(uids).size).toBe(1);
  });

  it('waits for the morning, and a second extension in that night replaces the first', async () => {
    const exercise = await desk.begin(code());
    await desk.settle();
    // 23:00 in Lisbon, 16:00 in Central America.
    desk.expost.clock.set('2024-05-10T22:00:00.000Z');
    await extend(exercise, '2024-06-03');
    expect(told(await desk.settle()).map((line) => line.split(':')[0])).toEqual([CARLA, NOHEMI, RANDALL]);
    await extend(exercise, '2024-06-10');
    expect(told(await desk.settle()).map((line) => line.split(':')[0])).toEqual([CARLA, NOHEMI, RANDALL]);
    const morning = await desk.settle(10 * 60);
    expect(told(morning)).toEqual([expect.stringMatching(new RegExp(`^${INES}: .+ 11 de junho`))]);
    const { body } = await desk.manager.get('/api/outbox?kind=extended&pageSize=200');
    const hers = body.items.filter(
      ({ to, state }: { to: string; state: string }) => to === INES && state === 'cancelled',
    );
    expect(hers).toHaveLength(1);
    desk.expost.clock.set('2024-05-11T16:00:00.000Z');
  });

  it('closed by mistake and reopened until the same day is told to nobody, until another day to all', async () => {
    const exercise = await desk.begin(code());
    await desk.settle();
    await desk.manager.post(`${exercise}/close`);
    await extend(exercise, aguaClara.plan().closesOn, 'Closed by mistake');
    expect(told(await desk.settle())).toEqual([]);
    await desk.manager.post(`${exercise}/close`);
    await extend(exercise, '2024-05-20', 'A week less than planned');
    const mails = await desk.settle();
    expect(told(mails)).toHaveLength(4);
    expect(told(mails)).toContain(`${CARLA}: AGUA CLARA, exercise 2024: reopened`);
  });

  it('whoever has not been invited yet is told by the invitation', async () => {
    await desk.server.behave({ recipient: (address) => (address === INES ? '450 4.7.1 Greylisted' : null) });
    const exercise = await desk.begin(code());
    await desk.settle();
    await extend(exercise, '2024-06-10');
    await desk.settle();
    await desk.server.behave({});
    const later = await desk.settle(20);
    expect(told(later)).toEqual([
      expect.stringMatching(new RegExp(`^${INES}: Inês, .+ 11 de junho de 2024$`)),
    ]);
  });

  it('cancelled: everybody invited, once, without a link, and the day leaves their calendars', async () => {
    const exercise = await desk.begin(code());
    const invited = await desk.settle();
    const randall = await enter(desk.expost, linkTo(RANDALL, invited));
    await randall.post('/answer/colleagues', {
      ...{
        name: 'Jorge Rojas',
        post: 'Jefe',
        email: 'jorge@cuencas.example.org',
        language: 'fr',
        reach: 'all',
      },
    });
    await desk.settle();
    // Somebody whose link was ended before has nothing to do with it any more.
    const { body } = await desk.manager.get(`${exercise}/invitations`);
    const nohemi = body.items.find(({ entity }: { entity: string }) => entity === 'yojoa');
    await desk.manager.post(`${exercise}/invitations/${nohemi.id}/revoke`);
    await desk.manager.post(`${exercise}/cancel`, { reason: 'El proyecto se une a otro.' });
    const mails = await desk.settle();
    expect(told(mails)).toEqual([
      `${CARLA}: AGUA CLARA, exercise 2024: cancelled`,
      `${INES}: Cancelado: exercício ex post conjunto 2024 de AGUA CLARA`,
      'jorge@cuencas.example.org: Annulé : exercice ex post conjoint 2024 de AGUA CLARA',
      `${RANDALL}: Cancelado: ejercicio ex post conjunto 2024 de AGUA CLARA`,
    ]);
    for (const one of mails.filter(({ to }) => to[0] !== CARLA)) {
      expect(one.mail.text).toContain('El proyecto se une a otro.');
      expect(`${one.mail.text ?? ''}${one.mail.html ?? ''}`).not.toMatch(/https?:|href/);
      expect(one.mail.replyTo?.[0]?.address).toBe(CARLA);
      expect(entryOf(one)).toMatchObject({ method: 'CANCEL', status: 'CANCELLED', sequence: 3 });
    }
    await desk.runJobsAgain();
    expect(told(await desk.settle(1))).toEqual([]);
  });

  it('a planned one that nobody has heard of is cancelled without a word, and one cancelled before a mail left too', async () => {
    const planned = await desk.begin(code(), false);
    await desk.manager.post(`${planned}/cancel`, { reason: 'Planned twice' });
    expect(told(await desk.settle())).toEqual([]);
    await desk.server.behave({ connect: '421 4.3.2 Closing' });
    const opened = await desk.begin(code());
    await desk.settle();
    await desk.manager.post(`${opened}/cancel`, { reason: 'Opened by mistake' });
    await desk.settle();
    await desk.server.behave({});
    expect(told(await desk.settle(60))).toEqual([]);
  });

  it('a skipped year that nobody has heard of is told to the officer alone', async () => {
    const planned = await desk.begin(code(), false);
    await desk.manager.post(`${planned}/skip`, { reason: 'Elections in Honduras' });
    const mails = await desk.settle();
    expect(told(mails)).toEqual([`${CARLA}: AGUA CLARA, exercise 2024: year skipped`]);
    expect(mails[0]?.mail.text).toMatch(/planned for 2025[\s\S]+“Elections in Honduras”/);
  });

  it('answers that arrive are thanked for at once, once per submission, with the way to the copy', async () => {
    const exercise = await desk.begin(code());
    const invited = await desk.settle();
    const nohemi = await enter(desk.expost, linkTo(NOHEMI, invited));
    await submit(exercise, 'yojoa');
    const [thanks, ...others] = await desk.settle();
    expect(others).toEqual([]);
    expect(told(thanks ? [thanks] : [])).toEqual([
      `${NOHEMI}: Recibidas: las respuestas de Mancomunidad de Municipios del Lago Azul sobre AGUA CLARA`,
    ]);
    expect(linkTo(NOHEMI, thanks ? [thanks] : [])).toBe(linkTo(NOHEMI, invited));
    const page = await nohemi.get('/answer/submitted');
    expect(page.text).toContain('/answer/copy.pdf');
    const reference = /xp-reference">([^<]+)</.exec(page.text)?.[1] ?? '?';
    expect(thanks?.mail.text).toContain(reference);
    await nohemi.post('/answer/reopen');
    await submit(exercise, 'yojoa', 'second');
    expect(told(await desk.settle())).toEqual([expect.stringContaining('Recibidas de nuevo')]);
    await desk.runJobsAgain();
    expect(told(await desk.settle(1))).toEqual([]);
  });

  it('nobody is thanked for answers that were taken back before the mail left', async () => {
    await desk.server.behave({
      recipient: (address) => (address === NOHEMI ? '450 4.7.1 Greylisted' : null),
    });
    const exercise = await desk.begin(code());
    await desk.settle();
    await submit(exercise, 'yojoa');
    await desk.settle();
    await desk.server.behave({});
    await desk.manager.post(`${exercise}/responses/yojoa/return`, {
      questions: [{ question: 'remarks', remark: '¿Desde cuándo?' }],
    });
    const later = told(await desk.settle(20)).filter((line) => line.startsWith(NOHEMI));
    expect(later.some((line) => line.includes('Recibidas'))).toBe(false);
    expect(later.some((line) => line.includes('Una pregunta sobre sus respuestas'))).toBe(true);
  });
});
