import { setTimeout as wait } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import type { Config } from '../../src/config.js';
import { MailTransport } from '../../src/mail/mail-transport.service.js';
import { aguaClara, open } from '../support/agua-clara.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { startMailServer, type Behaviour, type MailServer } from '../support/mail-server.js';

const content = { subject: 'LIDERES', text: 'Text', html: '<p>Text</p>' };

/** Mails to Mónica of CAINCO, while the thread that hands them over ends in the middle of its work. */
describe('The thread that speaks SMTP', () => {
  let server: MailServer;
  let transport: MailTransport;
  let count = 0;
  beforeEach(async () => {
    server = await startMailServer();
    const config = { smtpUrl: server.url, mailFrom: 'Expost <expost@example.org>', bounces: {} };
    transport = new MailTransport(config as Config);
  });
  afterEach(async () => {
    transport.close();
    await server.stop();
  });

  function deliver(handingOver: () => Promise<void> = () => Promise.resolve()) {
    const head = {
      to: { name: 'Mónica', address: 'monica@cainco.example.org' },
      mailId: 'a-mail',
      messageId: `<${(count += 1)}@example.org>`,
      date: '2024-05-08T15:00:00.000Z',
      language: 'es',
    };
    return transport.deliver(head, content, handingOver);
  }
  const endThread = () => (transport as unknown as { readonly worker: Worker }).worker.terminate();
  async function until(holds: () => boolean): Promise<void> {
    while (!holds()) await wait(5);
  }

  it.each([
    ['later', 'before the final dot', 'before-data', () => server.tries() === 1],
    ['uncertain', 'after the final dot', 'after-dot', () => server.received.length === 1],
  ] as const)(
    'leaves a mail %s where it ends %s, and another one goes on',
    async (kind, _when, silent, sofar) => {
      await server.behave({ silent } satisfies Behaviour);
      const delivery = deliver();
      await until(sofar);
      await endThread();
      expect(await delivery).toEqual({ kind, words: 'The mail worker ended with code 1.' });
      await server.behave({});
      expect(await deliver()).toMatchObject({ kind: 'sent' });
    },
  );

  it('completes no mail without leave', async () => {
    const refused = await deliver(() => Promise.reject(new Error('Another process has taken up this mail.')));
    expect(refused).toEqual({ kind: 'later', words: 'Another process has taken up this mail.' });
    let mayLeave: (() => void) | null = null;
    const delivery = deliver(() => new Promise((resolve) => (mayLeave = resolve)));
    await until(() => mayLeave !== null);
    await wait(100);
    expect(server.received).toEqual([]);
    (mayLeave as (() => void) | null)?.();
    expect(await delivery).toMatchObject({ kind: 'sent' });
    expect(server.received).toHaveLength(1);
  });

  it('gives back at the end of the service what waits for a connection, and brings the rest to its end', async () => {
    const deliveries = Array.from({ length: 60 }, () => deliver(() => wait(50)));
    await until(() => server.tries() >= 20);
    transport.close();
    const kinds = (await Promise.all(deliveries)).map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(['sent', 'later']));
    expect(kinds.filter((kind) => kind === 'sent')).toHaveLength(server.received.length);
    expect(await deliver()).toEqual({ kind: 'later', words: 'The service is being stopped.' });
  });
});

/** AGUA CLARA twice; the server never answers for the people of the Tejo agency. */
describe('A mail server that says nothing more about some', () => {
  let server: MailServer;
  let expost: RunningExpost;
  beforeAll(async () => {
    server = await startMailServer();
    expost = await startTestExpost({ now: aguaClara.now, env: { SMTP_URL: server.url } });
  });
  afterAll(async () => {
    await server.behave({});
    await expost.stop();
    await server.stop();
  });

  it('keeps nobody else waiting', async () => {
    await server.behave({ silentTo: (address) => address.endsWith('@tejo.example.org') });
    const manager = await expost.api('manager');
    const states: string[] = [];
    for (const [code, arrived] of [
      ['ICT601-22', 2],
      ['ICT602-22', 4],
    ] as const) {
      const { exercise } = await open(manager, { code });
      await expost.jobsDone();
      while (server.received.length < arrived) await wait(10);
      const { items } = (await manager.get(`${exercise}/invitations`)).body;
      states.push(...items.map(({ state }: { state: string }) => state));
    }
    expect(states.filter((state) => state === 'sending').length).toBeGreaterThanOrEqual(2);
    expect(server.received.flatMap(({ to }) => to).toSorted()).toEqual([
      ...Array(2).fill('nohemi@yojoa.example.org'),
      ...Array(2).fill('randall@cuencas.example.org'),
    ]);
  });
});
