import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from './config.js';

describe('the configuration', () => {
  let dataDir: string;
  beforeEach(() => (dataDir = mkdtempSync(join(tmpdir(), 'expost-config-'))));
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));
  const read = (environment: Record<string, string>) => readConfig({ DATA_DIR: dataDir, ...environment });

  it('has a default for everything on the loopback', () => {
    const config = read({});
    expect(config).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://127.0.0.1:3000',
      smtpUrl: null,
    });
    expect(config.database).toEqual({ kind: 'sqlite', file: join(dataDir, 'expost.sqlite') });
  });

  it('keeps one link key in the data directory, so that links of yesterday work today', () => {
    const first = read({}).keys.links;
    expect(read({}).keys.links).toEqual(first);
    expect(readFileSync(join(dataDir, 'link.key'), 'utf8')).toMatch(/^[0-9a-f]{64}$/);
  });

  it('derives keys that differ by purpose', () => {
    const { keys } = read({});
    const different = new Set(Object.values(keys).map((key) => key.toString('hex')));
    expect(different.size).toBe(Object.keys(keys).length);
    expect(different.size).toBeGreaterThanOrEqual(6);
  });

  it.each([
    ['PORT', 'eighty', 'port number', '3000'],
    ['PORT', '70000', 'port number', '3000'],
    ['DATABASE_URL', 'mysql://db.example.org/expost', 'PostgreSQL address', 'postgres://'],
    ['PUBLIC_URL', 'expost.example.org', 'the address people reach', 'https://expost.example.org'],
    ['SMTP_URL', 'mail.example.org', 'mail server', 'smtps://'],
    ['MAIL_FROM', 'nobody', 'a sender', 'expost@example.org'],
    ['LINK_KEY', 'short', '32 characters', 'openssl'],
    ['TRUSTED_PROXIES', 'my-proxy', 'addresses', '10.0.0.1'],
    ['LOG_LEVEL', 'loud', 'one of', 'info'],
    ['PORT', '3000x', 'port number', '3000'],
    ['DATABASE_URL', 'postgres://', 'PostgreSQL address', 'postgres://'],
    ['DATABASE_URL', 'postgres://db.example.org/expost#x', 'PostgreSQL address', 'postgres://'],
    ['PUBLIC_URL', 'https://expost.example.org?x=1', 'nothing behind the host', 'https://expost.example.org'],
    ['PUBLIC_URL', 'https://expost.example.org/?', 'nothing behind the host', 'https://expost.example.org'],
    [
      'PUBLIC_URL',
      'https://expost.example.org/#top',
      'nothing behind the host',
      'https://expost.example.org',
    ],
    ['PUBLIC_URL', 'https://expost.example.org/app', 'nothing behind the host', 'https://expost.example.org'],
    ['PUBLIC_URL', 'https://ana:secret@expost.example.org', 'nothing behind', 'https://expost.example.org'],
    ['PUBLIC_URL', 'https://expost.example.org bad', 'nothing behind', 'https://expost.example.org'],
    ['SMTP_URL', 'smtp://', 'mail server', 'smtps://'],
    ['SMTP_URL', 'smtp:mail.example.org', 'mail server', 'smtps://'],
    ['SMTP_URL', 'smtp://mail.example.org/inbox', 'mail server', 'smtps://'],
    ['SMTP_URL', 'smtp://mail.example.org:99999', 'mail server', 'smtps://'],
    ['SMTP_URL', 'smtp://mail.example.org#x', 'mail server', 'smtps://'],
    ['MAIL_FROM', 'Expost expost@example.org', 'a sender', 'expost@example.org'],
    ['MAIL_FROM', 'Expost <expost@example.org', 'a sender', 'expost@example.org'],
    ['MAIL_FROM', 'Expost expost@example.org>', 'a sender', 'expost@example.org'],
    ['MAIL_FROM', 'Expost <<expost@example.org>>', 'a sender', 'expost@example.org'],
    ['MAIL_FROM', 'Expost <a@example.org> <b@example.org>', 'a sender', 'expost@example.org'],
    ['MAIL_FROM', 'Expost <a@example.org,b@example.org>', 'a sender', 'expost@example.org'],
    ['MAIL_FROM', 'Ex\npost <expost@example.org>', 'a sender', 'expost@example.org'],
    ['TRUSTED_PROXIES', 'abc', 'networks', '10.0.0.1'],
    ['TRUSTED_PROXIES', '10.0.0.1/99', 'networks', '10.0.0.1'],
    ['TRUSTED_PROXIES', '10.0.0.1,10.0.0', 'networks', '10.0.0.1'],
    ['TRUSTED_PROXIES', '::1/129', 'networks', '10.0.0.1'],
    ['TRUSTED_PROXIES', '10.0.0.0/', 'networks', '10.0.0.1'],
    ['DATA_DIR', '/dev/null/data', 'a folder', './data'],
    ['BOUNCE_ADDRESS', 'Bounces <b@example.org>', 'the address to which mails', 'expost-bounces@example.org'],
    ['BOUNCE_IMAP_URL', 'pop3://user:secret@mail.example.org', 'a mailbox', 'imaps://user:secret@'],
    ['BOUNCE_IMAP_URL', 'imaps://mail.example.org/INBOX', 'the name of its user', 'imaps://user:secret@'],
    ['BOUNCE_IMAP_URL', 'imaps://user:secret@mail.example.org/?x=1', 'a mailbox', 'imaps://user:secret@'],
    ['BOUNCE_DIR', '/nowhere/at/all', 'a folder', '/var/mail/expost-bounces'],
    ['BOUNCE_DIR', '/etc/passwd', 'a folder', '/var/mail/expost-bounces'],
  ])('refuses %s=%s, saying its form and an example', (name, value, form, example) => {
    expect(() => read({ [name]: value })).toThrow(new RegExp(`${name} .*${form}.*${example}`, 's'));
  });

  it.each([
    ['MAIL_FROM', 'expost@example.org'],
    ['MAIL_FROM', '<expost@example.org>'],
    ['MAIL_FROM', '"ADELANTE, Programa (piloto)" <expost@example.org>'],
    ['PUBLIC_URL', 'https://expost.example.org:8443/'],
    ['SMTP_URL', 'smtps://user:100%@mail.example.org:465/?name=client.example.org'],
    ['BOUNCE_ADDRESS', 'expost-bounces@example.org'],
    ['BOUNCE_IMAP_URL', 'imaps://user%40example.org:secret@mail.example.org/INBOX'],
    ['BOUNCE_IMAP_URL', 'imap://user:secret@127.0.0.1:1143'],
    ['BOUNCE_DIR', tmpdir()],
    ['DATABASE_URL', 'postgresql:///expost?host=/var/run/postgresql'],
    ['DATABASE_URL', 'postgres://expost:secret@[::1]:5432/expost?sslmode=require'],
    ['TRUSTED_PROXIES', '10.0.0.1, 10.1.0.0/16,::1,fd00::/8'],
  ])('takes %s=%s', (name, value) => {
    expect(() => read({ [name]: value })).not.toThrow();
  });

  it('says everything that is wrong at once', () => {
    expect(() => read({ PORT: 'x', LOG_LEVEL: 'x' })).toThrow(/PORT[\s\S]*LOG_LEVEL/);
  });

  it('needs PUBLIC_URL when it listens beyond the loopback, since links must lead somewhere', () => {
    expect(() => read({ HOST: '0.0.0.0' })).toThrow(/PUBLIC_URL/);
    expect(read({ HOST: '0.0.0.0', PUBLIC_URL: 'https://expost.example.org/' }).publicUrl).toBe(
      'https://expost.example.org',
    );
  });
});
