// A receiving mail server: takes every mail that reaches it by SMTP and keeps it.
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export async function openMailbox() {
  const mails = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onData(stream, session, done) {
      const chunks = [];
      stream.on('data', (chunk) => chunks.push(chunk));
      stream.on('end', async () => {
        const mail = await PostalMime.parse(Buffer.concat(chunks));
        mails.push({ ...mail, to: session.envelope.rcptTo.map((recipient) => recipient.address) });
        done();
      });
    },
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `smtp://127.0.0.1:${server.server.address().port}`,
    mails,
    /** Waits for so many mails, at most `seconds`. */
    async until(count, seconds = 20) {
      for (let waited = 0; mails.length < count; waited += 0.05) {
        if (waited > seconds)
          throw new Error(`Only ${mails.length} of ${count} mails came within ${seconds} s.`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return mails;
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
