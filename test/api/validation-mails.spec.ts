import { MailSender } from '../../src/mail/mail-sender.service.js';
import { startMailServer, type MailServer } from '../support/mail-server.js';
import {
  hiddenIn,
  openValidation,
  VALIDATION,
  type StaffBrowser,
  type ValidationStory,
} from '../support/validation-desk.js';

const MINUTE = 60_000;

describe('mails of the validation over real SMTP', () => {
  let server: MailServer;
  let desk: ValidationStory;
  let ines: StaffBrowser;
  const post = (path: string, fields: Readonly<Record<string, string>>) => desk.post(ines, path, fields);
  async function settle(minutes = 0) {
    desk.expost.clock.forward(minutes * MINUTE);
    await desk.expost.jobsDone();
    await desk.expost.get(MailSender).idle();
  }
  const received = (subject: RegExp) =>
    server.received.filter(({ mail }) => subject.test(mail.subject ?? ''));

  beforeAll(async () => {
    server = await startMailServer();
    desk = await openValidation(['cainco', 'tec'], {
      SMTP_URL: server.url,
      MAIL_FROM: 'Programa <expost@programa.example.org>',
    });
    ines = await desk.staff('evaluator');
    await desk.story.manager.post(`${desk.story.path}/close`);
    await settle();
    server.received.length = 0;
  });
  afterAll(async () => {
    await desk.expost.stop();
    await server.stop();
  });

  it('an invitation holds its calendar entry beside the text and as a file', async () => {
    const plan = { date: '2023-05-08', from: '16:00', to: '17:30', timeZone: 'Europe/Madrid' };
    await ines.post(`${VALIDATION}/meeting`, { revision: '0', ...plan, place: 'Sala "3"; piso 2' });
    await settle();
    const [first] = received(/reunión|Reunión/i);
    const parts = first?.mail.attachments.filter(({ mimeType }) => /calendar|ics/.test(mimeType)) ?? [];
    expect(parts.length).toBeGreaterThan(0);
    expect(first?.raw).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=REQUEST/i);
    expect(first?.raw).toContain('expost.ics');
    expect(first?.mail.text).toContain('Sala "3"; piso 2');
  });

  it('the draft findings go out once per contact and round, whatever happens meanwhile', async () => {
    await post(`${VALIDATION}/start`, { endsOn: '2023-05-20' });
    await settle();
    await settle(5);
    const contacts = desk.story.fixture.initiative.entities.flatMap(({ contacts: those }) => those);
    const roundMails = () => server.received.filter(({ raw }) => /method=PUBLISH/i.test(raw));
    // In Mexico it is six in the morning: those two wait until eight.
    expect(roundMails()).toHaveLength(contacts.length - 2);
    await settle(115);
    ines = await desk.staff('evaluator');
    const mails = roundMails();
    expect(mails.flatMap(({ to }) => to).toSorted()).toEqual(contacts.map(({ email }) => email).toSorted());
    expect(mails.every(({ mail }) => /\/r\/[\w-]{43}/.test(mail.text ?? ''))).toBe(true);
  });

  it('several changes within minutes bring one mail with all of them, once they have come to rest', async () => {
    await desk.say('cainco', 'continuity', 'new-areas', 'agree');
    await desk.say('cainco', 'continuity', 'joint-work-maintained', 'agree');
    server.received.length = 0;
    for (const name of ['new-areas', 'joint-work-maintained']) {
      const page = await ines.get(`${VALIDATION}/findings/${name}`);
      const words = (await desk.finding(name)).wording;
      const form = { ...words, es: `Otra redacción de ${name}.`, factsHash: hiddenIn(page, 'factsHash') };
      const action = `${VALIDATION}/findings/${name}/wording`;
      expect((await post(action, { ...form, reason: 'CAINCO asked for it' })).status).toBe(303);
      await settle(3);
    }
    expect(server.received).toHaveLength(0);
    await settle(11);
    expect(server.received.length).toBe(
      desk.story.fixture.initiative.entities.find(({ key }) => key === 'cainco')?.contacts.length,
    );
    expect(server.received[0]?.mail.text).toContain('Otra redacción de new-areas.');
    expect(server.received[0]?.mail.text).toContain('Otra redacción de joint-work-maintained.');
  });

  it('is not sent where the entity has answered before', async () => {
    const name = 'new-areas';
    await desk.say('cainco', 'continuity', name, 'agree');
    await desk.say('cainco', 'continuity', 'joint-work-maintained', 'agree');
    server.received.length = 0;
    const page = await ines.get(`${VALIDATION}/findings/${name}`);
    const words = (await desk.finding(name)).wording;
    const form = {
      ...words,
      es: 'Una tercera.',
      factsHash: hiddenIn(page, 'factsHash'),
      reason: 'Once more',
    };
    await post(`${VALIDATION}/findings/${name}/wording`, form);
    await settle(1);
    await desk.say('cainco', 'continuity', name, 'agree');
    await settle(12);
    expect(server.received).toHaveLength(0);
  });
});
