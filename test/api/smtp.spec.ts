import { MailSender } from '../../src/mail/mail-sender.service.js';
import type { ApiClient } from '../support/api-client.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { freePort } from '../support/free-port.js';
import { aguaClara, open, type Story } from '../support/agua-clara.js';
import { startMailServer, type Behaviour, type MailServer } from '../support/mail-server.js';

describe('mail over real SMTP', () => {
  let expost: RunningExpost;
  let server: MailServer;
  let manager: ApiClient;
  let story: Story;

  beforeAll(async () => {
    server = await startMailServer();
    expost = await startTestExpost({ now: aguaClara.now, env: { SMTP_URL: server.url, MAIL_FROM: 'Programa Piloto <expost@programa.example.org>' } });
    manager = await expost.api('manager');
    story = await open(manager);
    await expost.jobsDone();
    await expost.get(MailSender).idle();
  });
  afterAll(async () => {
    await expost.stop();
    await server.stop();
  });

  it('sends', () => {
    expect(server.received).toHaveLength(3);
  });
});
