import ICAL from 'ical.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { JobRow } from '../../src/jobs/job.entity.js';
import { MailSender } from '../../src/mail/mail-sender.service.js';
import type { ApiClient } from './api-client.js';
import { aguaClara } from './agua-clara.js';
import { startTestExpost, type RunningExpost } from './expost.js';
import { startMailServer, type MailServer, type ReceivedMail } from './mail-server.js';

const OFFICER = { name: 'Carla Núñez', email: 'carla@programa.example.org', phone: null };

/** AGUA CLARA with an officer, its mails over real SMTP, and what came of them since it was last asked. */
export interface ToldDesk {
  readonly expost: RunningExpost;
  readonly server: MailServer;
  readonly manager: ApiClient;
  /** A fresh initiative with a planned exercise, which opens on `open`; answers the exercise's address. */
  begin(code: string, open?: boolean): Promise<string>;
  /** Moves the clock, lets everything due happen, and answers what was received since the last time. */
  settle(minutes?: number): Promise<readonly ReceivedMail[]>;
  /** Has every job that was done run once more. */
  runJobsAgain(): Promise<void>;
  stop(): Promise<void>;
}

export async function openToldDesk(now: string): Promise<ToldDesk> {
  const server = await startMailServer();
  const env = { SMTP_URL: server.url, MAIL_FROM: 'Programa <expost@programa.example.org>' };
  const expost = await startTestExpost({ now, env });
  const manager = await expost.api('manager');
  return {
    expost,
    server,
    manager,
    begin: async (code, open = true) => {
      const initiative = `/api/initiatives/${code}`;
      const exercise = `${initiative}/exercises/${aguaClara.year}`;
      const steps: readonly (readonly [string, unknown])[] = [
        ['/api/initiatives', { ...aguaClara.document(), code, officer: OFFICER }],
        [`${initiative}/exercises`, aguaClara.plan()],
        ...(open ? [[`${exercise}/open`, undefined] as const] : []),
      ];
      for (const [path, body] of steps) {
        const { status, text } = await manager.post(path, body);
        if (status >= 300) throw new Error(`${path}: ${status} ${text}`);
      }
      return exercise;
    },
    settle: async (minutes = 0) => {
      expost.clock.forward(minutes * 60_000);
      await expost.jobsDone();
      await expost.get(MailSender).idle();
      return server.received.splice(0);
    },
    runJobsAgain: () =>
      expost.get(UnitOfWork).run(async ({ manager: rows }) => {
        await rows.getRepository(JobRow).update({ state: 'done' }, { state: 'due', attempts: 0 });
      }),
    stop: async () => {
      await expost.stop();
      await server.stop();
    },
  };
}

/** Who got a mail, and its subject, in a fixed order. */
export function told(mails: readonly ReceivedMail[]): readonly string[] {
  return mails.map(({ to, mail }) => `${to.join()}: ${mail.subject ?? ''}`).toSorted();
}

/** The calendar entry of a mail, as a calendar reads it; null where it has none. */
export function entryOf({ mail }: ReceivedMail) {
  const file = mail.attachments.find(({ mimeType }) => /calendar|ics/.test(mimeType));
  if (!file) return null;
  const { content } = file;
  const text = typeof content === 'string' ? content : new TextDecoder().decode(content);
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const event = calendar.getFirstSubcomponent('vevent');
  const value = (name: string) => event?.getFirstPropertyValue(name);
  return {
    method: calendar.getFirstPropertyValue('method'),
    uid: String(value('uid')),
    sequence: Number(value('sequence')),
    end: String(value('dtend')),
    status: value('status'),
    summary: String(value('summary')),
  };
}
