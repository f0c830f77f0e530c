import * as mails from '../../test/fixtures/notifications.js';
import { readNotification, type Notification } from './notification.js';

const about = {
  to: 'ana+eu@tejo.example.org',
  messageId: '<5d0c1c7e-0000-4000-8000-000000000001@programa.example.org>',
  envelopeId: '5d0c1c7e-0000-4000-8000-000000000001',
};
const read = (mail: string) => readNotification(Buffer.from(mail));
/** What it says about each recipient: the address it was sent to, what became of it, the status, the words. */
async function told(mail: string) {
  const notification = await read(mail);
  if (notification.kind !== 'status') return notification.kind;
  return notification.status.recipients.map(({ addresses, action, status, words }) => ({
    ours: addresses.includes(about.to),
    action,
    status,
    words,
  }));
}

describe('a notification of a mail server', () => {
  it.each([
    [
      'Postfix',
      mails.postfixBounce(about),
      'failed 5.1.1 550 5.1.1 <ana+eu@tejo.example.org>: Recipient address rejected: User unknown in virtual mailbox table',
    ],
    ['Exim', mails.eximBounce(about), 'failed 5.0.0 5.0.0'],
    [
      'Microsoft 365',
      mails.microsoftBounce(about),
      'failed 5.1.10 550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup',
    ],
    [
      'Gmail',
      mails.gmailBounce(about),
      /^failed 5\.1\.1 550-5\.1\.1 The email account .* NoSuchUser$|^failed 5/,
    ],
    ['any letters (RFC 6533)', mails.internationalBounce(about), 'failed 5.1.1 5.1.1'],
    [
      'after forwarding',
      mails.forwardedBounce(about, 'ana@mail.example.com'),
      'failed 5.2.2 552 5.2.2 Mailbox full',
    ],
    [
      'a delay',
      mails.delayNotice(about),
      'delayed 4.4.1 connect to mail.tejo.example.org: Connection timed out',
    ],
    ['handed on', mails.relayNotice(about), 'relayed 2.0.0 2.0.0'],
    ['to a list', mails.relayNotice(about, 'expanded'), 'expanded 2.0.0 2.0.0'],
  ] as const)('from %s says what has become of the mail', async (_from, mail, expected) => {
    const all = await told(mail);
    expect(all).toHaveLength(1);
    const [one] = all as Exclude<typeof all, string>;
    expect(one?.ours).toBe(true);
    const text = `${one?.action} ${one?.status} ${one?.words}`;
    if (typeof expected === 'string') expect(text).toBe(expected);
    else expect(text).toMatch(expected);
    expect(await read(mail)).toMatchObject({ messageId: about.messageId });
  });

  it('says it of each recipient apart', async () => {
    const others = ['jorge@tejo.example.org', 'maria@tejo.example.org'];
    expect(await told(mails.bounceOfSeveral(about, others))).toEqual([
      { ours: false, action: 'delivered', status: '2.0.0', words: '2.0.0' },
      { ours: false, action: 'delivered', status: '2.0.0', words: '2.0.0' },
      { ours: true, action: 'failed', status: '5.7.1', words: '5.7.1' },
    ]);
  });

  it('is about the transaction we named, where it returns nothing of the mail', async () => {
    expect(await read(mails.bounceWithoutMail(about))).toMatchObject({
      kind: 'status',
      status: { envelopeId: about.envelopeId },
      messageId: null,
    });
  });

  it.each([
    ['text only, as qmail sends', mails.qmailBounce(about), 'unknown', 'failure notice'],
    ['a holiday notice', mails.outOfOffice(about), 'automatic', 'Fuera de la oficina hasta el 20 de mayo'],
    ['a challenge', mails.challenge(about), 'automatic', 'Please confirm that you are a person'],
    ['a receipt', mails.readReceipt(about), 'automatic', 'Read: AGUA CLARA'],
    ['a person’s answer', mails.replyOfAPerson(about), 'from-a-person', 'Re: AGUA CLARA'],
    [
      'a notification passed on',
      mails.passedOn(about),
      'from-a-person',
      'Fwd: Undelivered Mail Returned to Sender',
    ],
    ['nothing', '', 'unknown', ''],
    ['bytes', Buffer.from([0, 255, 13, 10, 200, 0]).toString('latin1'), 'unknown', ''],
  ])('is not read from %s', async (_what, mail, kind, headline) => {
    expect(await read(mail)).toEqual({ kind, headline });
  });

  it('in another language has its headline in plain letters', async () => {
    expect((await read(mails.internationalBounce(about))).headline).toBe('Correo devuelto: no existe');
  });

  it('that is huge is read as far as it matters, in little time', async () => {
    const huge = `${mails.postfixBounce(about).replace('--b1--', '')}${'x'.repeat(20_000_000)}`;
    expect(await told(huge)).toHaveLength(1);
  });

  it('is refused where it is nested deeper than anybody writes', async () => {
    await expect(read(mails.nested(2000))).rejects.toThrow(/nesting/i);
  });

  it.each([
    [
      'an address of another kind',
      'Final-Recipient: x400; /C=ES/G=Ana/\r\nAction: failed\r\nStatus: 5.1.1',
      [],
    ],
    ['no action', 'Final-Recipient: rfc822; ana@example.org\r\nStatus: 5.1.1', null],
    [
      'an action nobody knows',
      'Final-Recipient: rfc822; ana@example.org\r\nAction: exploded',
      ['ana@example.org'],
    ],
    [
      'control characters',
      'Final-Recipient: rfc822; ana@example.org\r\nAction: failed\r\nDiagnostic-Code: smtp; 550\u0000\u001b[2J\r\n \u0007no',
      ['ana@example.org'],
    ],
  ])('with %s harms nobody', async (_what, group, addresses) => {
    const mail = mails.postfixBounce(about).replace(/Final-Recipient[\s\S]*?table/, group);
    const notification = (await read(mail)) as Extract<Notification, { kind: 'status' }>;
    const [one] = notification.status.recipients;
    expect(one?.addresses ?? null).toEqual(addresses);
    // eslint-disable-next-line no-control-regex
    expect(one?.words ?? '').not.toMatch(/[\u0000-\u001f]/);
    expect(['failed', 'other', undefined]).toContain(one?.action);
  });

  it('lists no more recipients than one can mean', async () => {
    const others = Array.from({ length: 5000 }, (_, nth) => `p${nth}@example.org`);
    expect(await told(mails.bounceOfSeveral(about, others))).toHaveLength(50);
  });
});
