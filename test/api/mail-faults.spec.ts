import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { MailSender } from '../../src/mail/mail-sender.service.js';
import { aguaClara, open, type Story } from '../support/agua-clara.js';
import type { ApiClient } from '../support/api-client.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { freePort } from '../support/free-port.js';
import { tables } from '../support/tables.js';

const MINUTE = 60_000;

/**
 * A mail server, line by line, that fails at one place: `at` is the command it fails at (`greeting`, `dot` for the final
 * dot), `by` its reply, or what it does to the line.
 */
interface Fault {
  readonly at: 'greeting' | 'EHLO' | 'STARTTLS' | 'MAIL' | 'RCPT' | 'DATA' | 'content' | 'dot';
  readonly by: string | 'hang up' | 'say nothing';
  /** Only of every second mail. */
  readonly half?: true;
  /** Too late for some: their final dot is on its way already, so that nobody can know. */
  readonly raced?: true;
  /** With the mail taken before it fails: only at the dot. */
  readonly taken?: true;
}

interface FaultyServer {
  readonly port: number;
  /** Message-IDs of the mails it has taken, in order. */
  readonly taken: string[];
  fault: Fault | null;
  stop(): Promise<void>;
}

async function startFaultyServer(port: number): Promise<FaultyServer> {
  const sockets = new Set<Socket>();
  const state: { fault: Fault | null } = { fault: null };
  const taken: string[] = [];
  let mails = 0;
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    const say = (line: string) => void socket.write(`${line}\r\n`);
    let concerned = true;
    /** Does the fault if it is due here; says whether it was. */
    const failed = (at: Fault['at']): boolean => {
      const { fault } = state;
      if (fault?.at !== at || !concerned) return false;
      if (fault.by === 'hang up') socket.destroy();
      else if (fault.by !== 'say nothing') say(fault.by);
      return true;
    };
    let content: string | null = null;
    let buffer = '';
    const complete = (text: string) => {
      const id = /^message-id: *(\S+)/im.exec(text)?.[1] ?? '';
      const { fault } = state;
      if (fault?.at !== 'dot' || !concerned || fault.taken) taken.push(id);
      if (!failed('dot')) say('250 2.0.0 Taken');
    };
    const command = (line: string) => {
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'EHLO')
        return failed('EHLO')
          ? undefined
          : say(state.fault?.at === 'STARTTLS' ? '250-faulty\r\n250 STARTTLS' : '250 faulty');
      if (verb === 'STAR') return void failed('STARTTLS');
      if (verb === 'MAIL') {
        mails += 1;
        concerned = !state.fault?.half || mails % 2 === 0;
        return failed('MAIL') ? undefined : say('250 2.1.0 Ok');
      }
      if (verb === 'RCPT') return failed('RCPT') ? undefined : say('250 2.1.5 Ok');
      if (verb === 'DATA') {
        if (failed('DATA')) return;
        content = '';
        return say('354 Go on');
      }
      if (verb === 'QUIT') return void socket.end('221 Bye\r\n');
      return say('250 Ok');
    };
    socket.on('data', (chunk: Buffer) => {
      buffer += chunk.toString('latin1');
      if (content !== null) {
        if (failed('content')) return;
        const end = buffer.indexOf('\r\n.\r\n');
        if (end < 0) return;
        const text = buffer.slice(0, end);
        buffer = buffer.slice(end + 5);
        content = null;
        complete(text);
      }
      for (let end = buffer.indexOf('\r\n'); end >= 0 && content === null; end = buffer.indexOf('\r\n')) {
        const line = buffer.slice(0, end);
        buffer = buffer.slice(end + 2);
        command(line);
      }
    });
    if (!failed('greeting')) say('220 faulty.example.org ESMTP');
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    taken,
    get fault() {
      return state.fault;
    },
    set fault(fault) {
      for (const socket of sockets) socket.destroy();
      state.fault = fault;
    },
    stop: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** Again after the fault is over: the mail goes out, once. Or never again. Or nobody can know. */
type End = 'sent later' | 'failed' | 'uncertain';

const FAULTS: readonly (readonly [string, Fault, End])[] = [
  ['a greeting that does not come', { at: 'greeting', by: 'say nothing' }, 'sent later'],
  ['421 at the greeting', { at: 'greeting', by: '421 4.3.2 Too busy' }, 'sent later'],
  ['TLS that is offered and refused', { at: 'STARTTLS', by: '454 4.7.0 TLS not available' }, 'sent later'],
  ['450, greylisted for ten minutes', { at: 'RCPT', by: '450 4.2.0 Greylisted' }, 'sent later'],
  ['451 at the sender', { at: 'MAIL', by: '451 4.3.0 Local error' }, 'sent later'],
  ['452 at DATA', { at: 'DATA', by: '452 4.3.1 No room' }, 'sent later'],
  ['550 at the recipient', { at: 'RCPT', by: '550 5.1.1 No such user' }, 'failed'],
  ['552 after the final dot', { at: 'dot', by: '552 5.2.2 Over quota' }, 'failed'],
  ['a line that drops before DATA', { at: 'DATA', by: 'hang up' }, 'sent later'],
  ['a line that drops within DATA', { at: 'content', by: 'hang up', raced: true }, 'sent later'],
  ['a line that drops after the final dot', { at: 'dot', by: 'hang up', taken: true }, 'uncertain'],
  ['a 250 that does not come in time', { at: 'dot', by: 'say nothing', taken: true }, 'uncertain'],
  ['450 for half of a batch', { at: 'RCPT', by: '450 4.2.0 Greylisted', half: true }, 'sent later'],
];

/** Three exercises of three entities with twelve contacts each: more than a hundred invitations meet each fault. */
const EXERCISES = 3;
const CONTACTS = 12;
const INVITATIONS = EXERCISES * 3 * CONTACTS;

describe('a mail server that fails', () => {
  let expost: RunningExpost;
  let server: FaultyServer;
  let manager: ApiClient;
  let story: Story;
  let count = 0;
  beforeAll(async () => {
    server = await startFaultyServer(await freePort());
    // What takes minutes with a real server takes a moment here.
    const url = `smtp://127.0.0.1:${server.port}/?greetingTimeout=2000&socketTimeout=2000`;
    expost = await startTestExpost({ now: aguaClara.now, env: { SMTP_URL: url } });
    manager = await expost.api('manager');
  });
  afterAll(async () => {
    await expost.stop();
    await server.stop();
  });
  beforeEach(() => {
    server.taken.length = 0;
    expost.clock.set(aguaClara.now);
  });

  async function settle(): Promise<void> {
    await expost.jobsDone();
    await expost.get(MailSender).idle();
  }
  async function later(minutes: number): Promise<void> {
    expost.clock.forward(minutes * MINUTE);
    await settle();
  }
  const mails = async () => {
    const items = (await manager.get(`${story.exercise}/invitations`)).body.items as { mails: Mail[] }[];
    return items.flatMap((item) => item.mails);
  };
  interface Mail {
    readonly state: string;
    readonly attempts: number;
  }

  function withManyContacts() {
    const { entities } = aguaClara.document();
    for (const entity of entities) {
      const [contact] = entity.contacts;
      const nth = (_: unknown, index: number) => ({
        ...contact,
        email: contact.email.replace('@', `.${index}@`),
      });
      entity.contacts = Array.from({ length: CONTACTS }, nth);
    }
    return entities;
  }
  async function inviteMany(): Promise<readonly Story[]> {
    const stories: Story[] = [];
    for (let time = 0; time < EXERCISES; time += 1) {
      const code = `ICT${String((count += 1)).padStart(3, '0')}-23`;
      stories.push(await open(manager, { code, entities: withManyContacts() }));
    }
    await settle();
    return stories;
  }

  it.each(FAULTS)(
    'by %s: each invitation is sent, failed or uncertain, and none goes out twice',
    async (_what, fault, end) => {
      server.fault = fault;
      const stories = await inviteMany();
      const states = async () => {
        const all: Mail[] = [];
        for (story of stories) all.push(...(await mails()));
        return all;
      };
      const first = await states();
      expect(first).toHaveLength(INVITATIONS);
      const waiting = { 'sent later': 'queued', failed: 'failed', uncertain: 'uncertain' }[end];
      const unknown = fault.raced ? first.filter(({ state }) => state === 'uncertain').length : 0;
      const concerned = first.filter(({ state }) => state === waiting);
      expect(concerned.length).toBeGreaterThanOrEqual(fault.half ? 1 : first.length - unknown);
      expect(unknown).toBeLessThan(INVITATIONS / 2);
      const others = first.filter(({ state }) => state !== waiting && state !== 'sent');
      expect(others).toHaveLength(unknown);
      await later(4);
      expect((await states()).map(({ attempts }) => attempts)).toEqual(first.map(({ attempts }) => attempts));
      server.fault = null;
      await later(1);
      await later(49 * 60);
      const last = await states();
      const wanted = end === 'sent later' ? 'sent' : end;
      expect(last.filter(({ state }) => state === wanted)).toHaveLength(INVITATIONS - unknown);
      expect(last.filter(({ state }) => state === 'uncertain')).toHaveLength(
        end === 'uncertain' ? INVITATIONS : unknown,
      );
      if (end !== 'sent later') expect(last.map(({ attempts }) => attempts)).toEqual(last.map(() => 1));
      const ids = (await tables(expost))['mail']?.map(({ message_id: id }) => id);
      expect(new Set(server.taken).size).toBe(server.taken.length);
      expect(server.taken).toHaveLength(end === 'failed' ? 0 : INVITATIONS - unknown);
      for (const id of server.taken) expect(ids).toContain(id);
    },
    120_000,
  );

  it('by not being there at all', async () => {
    const { port } = server;
    await server.stop();
    const stories = await inviteMany();
    server = await startFaultyServer(port);
    await later(5);
    for (story of stories)
      expect((await mails()).map(({ state }) => state)).toEqual(Array(3 * CONTACTS).fill('sent'));
    expect(new Set(server.taken).size).toBe(INVITATIONS);
    expect(server.taken).toHaveLength(INVITATIONS);
  });
});
