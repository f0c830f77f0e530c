// The mail library's own pool in a process of its own: composes and sends these mails again and again, keeps nothing, and
// tells its processor time.
import { createTransport } from 'nodemailer';
import PostalMime from 'postal-mime';

const { SINK_PORT, CONNECTIONS } = process.env;

async function sendAll({ kept, many }) {
  const mails = await Promise.all(
    kept.map(async ({ raw, to }) => ({ to, parsed: await PostalMime.parse(raw) })),
  );
  const began = process.cpuUsage();
  const pool = createTransport({
    pool: true,
    host: '127.0.0.1',
    port: Number(SINK_PORT),
    maxConnections: Number(CONNECTIONS),
    maxMessages: Infinity,
  });
  let next = 0;
  const worker = async () => {
    while (next < many) {
      const nth = next;
      next += 1;
      const { to, parsed } = mails[nth % mails.length];
      await pool.sendMail({
        from: parsed.from,
        to: parsed.to,
        replyTo: parsed.replyTo,
        envelope: { from: parsed.from.address, to: [to] },
        subject: parsed.subject,
        text: parsed.text,
        html: parsed.html,
        messageId: `<${nth}@bare.example.org>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
        ...(parsed.calendar ? { icalEvent: parsed.calendar } : {}),
      });
    }
  };
  await Promise.all(Array.from({ length: Number(CONNECTIONS) * 4 }, worker));
  pool.close();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}

process.on('message', async (order) => process.send({ cpuMs: await sendAll(order) }));
process.on('disconnect', () => process.exit(0));
process.send({ ready: true });
