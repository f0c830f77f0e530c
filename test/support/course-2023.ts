import { MailSender } from '../../src/mail/mail-sender.service.js';
import { loadFixture } from '../fixtures/fixtures.js';
import type { RunningExpost } from './expost.js';

/** LIDERES 2023, from a Tuesday to a Tuesday three weeks later. */
export const course2023 = {
  ...loadFixture('lideres-2023').exercise,
  opensOn: '2023-04-04',
  closesOn: '2023-04-25',
  timeZone: 'Europe/Madrid',
} as const;

/** The service is on at this instant, and does what is due: work, what follows from it, and mails. */
export async function workAt(expost: RunningExpost, instant: string): Promise<void> {
  expost.clock.set(instant);
  await expost.jobsDone();
  await expost.jobsDone();
  await expost.get(MailSender).idle();
}
