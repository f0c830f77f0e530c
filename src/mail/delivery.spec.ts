import { deliveryOf, minutesToNextTry, wordsOf, type DeliveryError } from './delivery.js';

describe('How a try to send a mail ended', () => {
  const beforeDot = false;
  const afterDot = true;
  const reply = (response: string, command: string, code = 'EENVELOPE'): DeliveryError => ({
    message: 'x',
    code,
    command,
    response,
    responseCode: Number(response.slice(0, 3)),
  });

  it.each([
    ['greylisted', reply('450 4.7.1 Greylisted', 'RCPT TO'), beforeDot, 'later'],
    ['no room for now', reply('452 4.2.2 Mailbox full', 'RCPT TO'), beforeDot, 'later'],
    ['the server shuts down', reply('421 4.3.2 Closing', 'CONN', 'ECONNECTION'), beforeDot, 'later'],
    ['refused for now after the dot', reply('451 4.3.0 Try later', 'DATA', 'EMESSAGE'), afterDot, 'later'],
    ['no such mailbox', reply('550 5.1.1 No such user', 'RCPT TO'), beforeDot, 'refused'],
    ['no room for good', reply('552 5.2.2 Over quota', 'RCPT TO'), beforeDot, 'refused'],
    ['content refused after the dot', reply('554 5.7.1 Spam', 'DATA', 'EMESSAGE'), afterDot, 'refused'],
    ['our sign-in refused', reply('535 5.7.8 Bad credentials', 'AUTH PLAIN', 'EAUTH'), beforeDot, 'later'],
    [
      'we are refused, not the mail',
      reply('554 No service for you', 'CONN', 'ECONNECTION'),
      beforeDot,
      'later',
    ],
    [
      'nobody listens',
      { message: 'connect ECONNREFUSED', code: 'ESOCKET', command: 'CONN' },
      beforeDot,
      'later',
    ],
    ['no answer in time', { message: 'Timeout', code: 'ETIMEDOUT', command: 'CONN' }, beforeDot, 'later'],
    ['TLS refused', { message: 'TLS', code: 'ETLS', command: 'STARTTLS' }, beforeDot, 'later'],
    [
      'lost after the dot',
      { message: 'closed', code: 'ECONNECTION', command: 'CONN' },
      afterDot,
      'uncertain',
    ],
    [
      'no word after the dot',
      { message: 'Timeout', code: 'ETIMEDOUT', command: 'CONN' },
      afterDot,
      'uncertain',
    ],
    [
      'an address the library refuses',
      { message: 'Invalid', code: 'EENVELOPE', command: 'API' },
      beforeDot,
      'refused',
    ],
  ] as const)('%s', (_what, error, handedOver, kind) => {
    expect(deliveryOf(error, handedOver).kind).toBe(kind);
  });

  it("keeps the server's words, on one line", () => {
    expect(deliveryOf(reply('550-5.1.1 No such user\r\n550 here', 'RCPT TO'), beforeDot).words).toBe(
      '550-5.1.1 No such user 550 here',
    );
    expect(wordsOf('x'.repeat(5000))).toHaveLength(1000);
  });

  it('waits 5, 15, 60 minutes, then every four hours, and gives up after 48 hours', () => {
    const waits: number[] = [];
    for (let tries = 1; ; tries += 1) {
      const minutes = minutesToNextTry(tries);
      if (minutes === null) break;
      waits.push(minutes);
    }
    expect(waits.slice(0, 5)).toEqual([5, 15, 60, 240, 240]);
    const hours = waits.reduce((sum, minutes) => sum + minutes, 0) / 60;
    expect(hours).toBeGreaterThan(44);
    expect(hours).toBeLessThanOrEqual(48);
  });
});
