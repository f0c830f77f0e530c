import type { Config } from '../../src/config.js';
import type { MailContent } from '../../src/mail/mail-kind.js';
import { MailTransport } from '../../src/mail/mail-transport.service.js';
import { startMailServer, type MailServer } from '../support/mail-server.js';

/** Names and addresses that mail software has misread (GHSA-mm7p-fcc7-pg87, GHSA-c7w3-x93f-qmm8, GHSA-vvjj-xcjg-gr5g). */
const NAMES = [
  'Ana Rojas',
  'Rojas, Ana',
  'eve@evil.example',
  '<eve@evil.example>',
  'Ana <eve@evil.example>',
  'Ana" <eve@evil.example>, "x',
  'Ana\r\nBcc: eve@evil.example',
  'Ana\nRCPT TO:<eve@evil.example>',
  'Ana\u0000Rojas',
  'Ana, eve@evil.example,',
  'undisclosed-recipients:;',
  'Group: eve@evil.example;',
  'Ana (eve@evil.example)',
  '=?UTF-8?Q?=0D=0ABcc:_eve@evil.example?=',
  'Ñandú 水 مرحبا 🌱',
  '\u202eelpmaxe.live@eve',
  '{{7*7}} ${jndi:x} %0d%0aBcc:eve@evil.example',
  '"',
  '\\',
  '',
];
const GOOD = ['ana@example.org', "o'higgins+x@sub.example.org", 'a_b-c.d@ex-ample.example.co'];
const BAD = [
  'ana@example.org,eve@evil.example',
  'ana@example.org, eve@evil.example',
  'ana@example.org;eve@evil.example',
  'eve@evil.example,ana@example.org',
  'Ana <eve@evil.example>',
  '<eve@evil.example>',
  'ana@example.org\r\nRCPT TO:<eve@evil.example>',
  'ana@example.org> <eve@evil.example',
  '"eve@evil.example"@example.org',
  '@evil.example:ana@example.org',
  'ana@example.org (eve@evil.example)',
  'ana',
  '',
];
/** More of either: what stands before the @, and what stands behind it. */
const PARTS = [
  'ana',
  'ana.rojas',
  'ana+lideres',
  "o'neill",
  'a-b_c',
  'x',
  '1',
  'ana=rojas',
  '{ana}',
  'ana%rojas',
];
const HOSTS = ['example.org', 'sub.example.org', 'deep.sub.example.org', 'a-b.example.co', '1.example.org'];
const ODD_PARTS = [
  'ana..rojas',
  '.ana',
  'ana.',
  'ana rojas',
  'ana\trojas',
  'ana\n',
  'ana\r\nBcc:x',
  'ana(eve)',
  'ana<eve',
  'ana>eve',
  'ana,eve',
  'ana;eve',
  'ana:eve',
  'ana\\eve',
  'ana"eve',
  '"ana"',
  '"ana@evil.example"',
  'ana@evil.example',
  'ana\u0000',
  'ñandú',
  'ana\u200b',
  'ana\u202e',
  'ａna',
  'a'.repeat(65),
];
const ODD_HOSTS = [
  'example',
  'example.',
  '.example.org',
  'exa mple.org',
  'example..org',
  '-example.org',
  'example-.org',
  'example.123',
  '[127.0.0.1]',
  '127.0.0.1',
  'localhost',
  'example.org:25',
  'example.org/x',
  'example.org?x',
  'example.org#x',
  'example.org>',
  'example.org,evil.example',
  'example.org;evil.example',
  'example.org evil.example',
  'example.org\r\n',
  'exämple.org',
  'example。org',
  'example.org\u0000',
  'example.org%0a',
  `${'a'.repeat(64)}.org`,
  `${'a.'.repeat(130)}org`,
];
const GOOD_PAIRS = PARTS.flatMap((part) => HOSTS.map((host) => `${part}@${host}`));
const BAD_PAIRS = [
  ...ODD_PARTS.flatMap((part) => HOSTS.slice(0, 3).map((host) => `${part}@${host}`)),
  ...ODD_HOSTS.flatMap((host) => PARTS.slice(0, 3).map((part) => `${part}@${host}`)),
];

const content: MailContent = {
  subject: 'A subject\r\nBcc: eve@evil.example',
  text: 'text',
  html: '<p>text</p>',
};

describe('The envelope of a mail', () => {
  let server: MailServer;
  let transport: MailTransport;
  beforeAll(async () => {
    server = await startMailServer();
    transport = new MailTransport({
      smtpUrl: server.url,
      mailFrom: 'Expost <expost@example.org>',
      bounces: {},
    } as Config);
  });
  afterAll(async () => {
    transport.close();
    await server.stop();
  });
  beforeEach(() => {
    server.received.length = 0;
  });

  let count = 0;
  const deliver = (name: string, address: string, own: Partial<MailContent> = {}) => {
    const messageId = `<${(count += 1)}@example.org>`;
    const head = {
      to: { name, address },
      mailId: 'a-mail',
      messageId,
      date: '2024-05-08T15:00:00.000Z',
      language: 'en',
    };
    return transport.deliver(head, { ...content, ...own }, () => Promise.resolve());
  };

  it.each(GOOD)('to %s holds exactly that address, whatever the name', async (address) => {
    const deliveries = await Promise.all(NAMES.map((name) => deliver(name, address)));
    expect(deliveries.map(({ kind }) => kind)).toEqual(NAMES.map(() => 'sent'));
    expect(server.received).toHaveLength(NAMES.length);
    for (const { to, mail, raw } of server.received) {
      expect(to).toEqual([address]);
      expect(mail.to?.map((one) => one.address)).toEqual([address]);
      expect([mail.cc, mail.bcc]).toEqual([undefined, undefined]);
      expect(raw).not.toMatch(/^(bcc|cc|rcpt)\b/im);
    }
  });

  it.each(BAD)(
    'is never written for %j: the mail is refused before it reaches the server',
    async (address) => {
      for (const name of NAMES) {
        expect(await deliver(name, address)).toEqual({
          kind: 'refused',
          words: 'The address is not one plain mail address; correct it.',
        });
      }
      expect(server.received).toEqual([]);
    },
  );

  it('is told apart for two hundred more: those that are plain get their mail, the others none', async () => {
    expect(GOOD_PAIRS.length + BAD_PAIRS.length).toBeGreaterThanOrEqual(200);
    for (const address of BAD_PAIRS)
      expect([address, (await deliver('Ana', address)).kind]).toEqual([address, 'refused']);
    expect(server.received).toEqual([]);
    const kinds = await Promise.all(
      GOOD_PAIRS.map(async (address) => [address, (await deliver('Ana', address)).kind]),
    );
    expect(kinds).toEqual(GOOD_PAIRS.map((address) => [address, 'sent']));
    expect(server.received.map(({ to }) => to.join()).sort()).toEqual([...GOOD_PAIRS].sort());
  });

  it('leaves out an address to answer to that is not one', async () => {
    await deliver('Ana', 'ana@example.org', {
      replyTo: { name: 'Carla', address: 'x@evil.example,y@evil.example' },
    });
    expect(server.received[0]?.raw).not.toMatch(/^reply-to/im);
  });

  it('sends text and HTML as texts, and opens no file or address for them', async () => {
    const objects = { text: { path: '/etc/passwd' }, html: { href: 'http://127.0.0.1:9/' } };
    const delivery = await deliver('Ana', 'ana@example.org', objects as unknown as MailContent);
    expect(delivery.kind).not.toBe('sent');
    expect(server.received).toEqual([]);
  });

  it('does not speak without TLS where the setting asks for it', async () => {
    const strict = new MailTransport({
      smtpUrl: `${server.url}/?requireTLS=true`,
      mailFrom: 'expost@example.org',
      bounces: {},
    } as Config);
    const head = {
      to: { name: '', address: 'ana@example.org' },
      mailId: 'a-mail',
      messageId: '<tls@example.org>',
      date: '2024-05-08T15:00:00Z',
      language: 'en',
    };
    expect(await strict.deliver(head, content, () => Promise.resolve())).toMatchObject({ kind: 'later' });
    expect(server.received).toEqual([]);
    strict.close();
  });
});
