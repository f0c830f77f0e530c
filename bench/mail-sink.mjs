// A mail server that takes everything, in a process of its own; tells how many mails it has taken, and keeps some.
import { SMTPServer } from 'smtp-server';

const KEPT = Number(process.env.KEPT ?? 0);
let taken = 0;
let firstAt = null;
let lastAt = null;
let kept = [];
const ids = new Set();

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  logger: false,
  maxClients: 1000,
  onData(stream, session, done) {
    const chunks = [];
    stream.on('data', (chunk) => chunks.push(chunk));
    stream.on('end', () => {
      const raw = Buffer.concat(chunks).toString('latin1');
      taken += 1;
      lastAt = Date.now();
      firstAt ??= lastAt;
      ids.add(/^message-id:\s*(\S+)/im.exec(raw)?.[1]);
      if (kept.length < KEPT) kept.push({ raw, to: session.envelope.rcptTo[0].address });
      done();
    });
  },
});

process.on('message', (message) => {
  process.send({ taken, different: ids.size, firstAt, lastAt, ...(message === 'kept' ? { kept } : {}) });
  if (message !== 'anew') return;
  [taken, firstAt, lastAt, kept] = [0, null, null, []];
  ids.clear();
});
process.on('disconnect', () => process.exit(0));
server.listen(Number(process.env.SINK_PORT), '127.0.0.1', () => process.send({ ready: true }));
