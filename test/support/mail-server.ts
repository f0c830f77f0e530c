import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

export interface ReceivedMail {
  /** Recipients of the envelope. */
  readonly to: readonly string[];
  readonly from: string;
  /** What is to be done if it cannot be delivered (RFC 3461). */
  readonly asked: object;
  readonly raw: string;
  readonly mail: Email;
}

/** What the server does with the next mails; what is not said, it does as it should. */
export interface Behaviour {
  /** Answers to a greeting client, such as `421 Too busy`. */
  readonly connect?: string;
  /** Answers to RCPT TO; null takes the recipient. */
  readonly recipient?: (address: string) => string | null;
  /** Answers to the final dot. */
  readonly data?: string;
  /** Hangs up: before a word, before DATA, at the first bytes of it, or after the final dot without a word. */
  readonly hangUp?: 'before-greeting' | 'before-data' | 'mid-data' | 'after-dot';
  /** Says nothing more, and keeps the line: in place of the answer to RCPT TO, or to the final dot. */
  readonly silent?: 'before-data' | 'after-dot';
  /** The same, of some recipients. */
  readonly silentTo?: (address: string) => boolean;
}

export interface MailServer {
  readonly url: string;
  readonly received: ReceivedMail[];
  /** Tries to hand over a mail, whatever came of them; those that got no greeting included. */
  readonly tries: () => number;
  /** Connections that wait for the next mail are dropped, so that it begins with a greeting. */
  behave(behaviour: Behaviour): Promise<void>;
  stop(): Promise<void>;
}

interface Refusal extends Error {
  responseCode?: number;
}

function refusal(words: string): Refusal {
  const error: Refusal = new Error(words.slice(4));
  error.responseCode = Number(words.slice(0, 3));
  return error;
}

/** A mail server that speaks real SMTP on the loopback and fails as it is told to. */
export async function startMailServer(port = 0): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  let behaviour: Behaviour = {};
  let tries = 0;
  const sockets = () => [...(server.connections as Set<{ id: string; _socket: Socket }>)];
  const hangUp = (session?: SMTPServerSession) => {
    for (const { id, _socket } of sockets()) if (!session || session.id === id) _socket.destroy();
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    hideDSN: false,
    onConnect(session, done) {
      if (behaviour.hangUp !== 'before-greeting')
        return done(behaviour.connect ? refusal(behaviour.connect) : null);
      tries += 1;
      hangUp(session);
    },
    onRcptTo({ address }, session, done) {
      tries += 1;
      if (behaviour.hangUp === 'before-data') return hangUp(session);
      if (behaviour.silent === 'before-data' || behaviour.silentTo?.(address)) return;
      const words = behaviour.recipient?.(address);
      done(words ? refusal(words) : null);
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        if (behaviour.hangUp === 'mid-data') hangUp(session);
      });
      stream.on('end', () => {
        if (behaviour.hangUp === 'mid-data') return;
        const { data } = behaviour;
        if (data && behaviour.hangUp !== 'after-dot') return done(refusal(data));
        void keep(chunks, session).then(() => {
          if (behaviour.hangUp === 'after-dot') hangUp(session);
          else if (behaviour.silent !== 'after-dot') done();
        });
      });
    },
  });
  const keep = async (chunks: readonly Buffer[], { envelope }: SMTPServerSession) => {
    const raw = Buffer.concat(chunks);
    const from = envelope.mailFrom ? envelope.mailFrom.address : '';
    const to = envelope.rcptTo.map(({ address }) => address);
    const asked = { ...envelope.dsn, ...envelope.rcptTo[0]?.dsn };
    received.push({ from, to, asked, raw: raw.toString('latin1'), mail: await PostalMime.parse(raw) });
  };
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    received,
    tries: () => tries,
    behave: async (next) => {
      hangUp();
      behaviour = next;
      // The client has to notice, or it would hand its next mail to a closed connection.
      await wait(30);
    },
    stop: () =>
      new Promise((resolve) => {
        hangUp();
        server.close(() => resolve());
      }),
  };
}
