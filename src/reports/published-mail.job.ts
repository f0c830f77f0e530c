import { Injectable } from '@nestjs/common';
import { STEP_EVENTS } from '../exercises/exercise.js';
import { wakingMoment } from '../initiatives/working-hours.js';
import { EntityMails } from '../invitations/entity-mails.service.js';
import { OfficerMails } from '../invitations/officer-mails.service.js';
import { StepTelling } from '../invitations/step-telling.service.js';
import type { JobHandler } from '../jobs/job.js';
import type { MailContent, MailFacts } from '../mail/mail-kind.js';
import type { MailKind } from '../mail/mail-kinds.service.js';
import type { MailWords } from '../mail/mail-words.js';
import { exercisePath } from '../pages/staff/staff-paths.js';
import { Problem } from '../problem.js';
import {
  CORRECTED_TEXT,
  correctedExample,
  PUBLISHED_TEXT,
  publishedExample,
  wordCorrected,
  wordPublished,
} from './mails/published-mail.js';
import { ReportVersionsService } from './report-versions.service.js';

const PUBLISHED = 'published';
const CORRECTED = 'report-corrected';
/** The partners read it first. */
const HEAD_START_MS = 86_400_000;

/**
 * The first version of a report is told first to the contacts of the partnership, a day later to the colleagues who
 * have helped them and to the officer; a later version to the contacts.
 */
@Injectable()
export class PublishedMailJob implements JobHandler {
  readonly kind = 'reports.mail-published';
  readonly after = [STEP_EVENTS.publish];

  /** To be registered by the module. */
  readonly mails: readonly MailKind[] = [
    {
      kind: PUBLISHED,
      ...PUBLISHED_TEXT,
      isEditable: true,
      render: (mail, words) => this.renderPublished(mail, words),
      example: publishedExample,
      isStillWanted: (mail) => this.isStillWanted(mail),
    },
    {
      kind: CORRECTED,
      ...CORRECTED_TEXT,
      isEditable: true,
      render: (mail, words) => this.renderCorrected(mail, words),
      example: correctedExample,
      isStillWanted: (mail) => this.isStillWanted(mail),
    },
  ];

  constructor(
    private readonly telling: StepTelling,
    private readonly people: EntityMails,
    private readonly officers: OfficerMails,
    private readonly versions: ReportVersionsService,
  ) {}

  async run({ subject, version }: Readonly<Record<string, unknown>>): Promise<void> {
    const isFirst = version === 1;
    await this.telling.write(String(subject), async (transaction, { exercise }, now) => {
      const later = new Date(Date.parse(now) + HEAD_START_MS).toISOString();
      const laterFor = (timeZone: string) => wakingMoment(later, timeZone);
      const of = { number: Number(version), params: { exercise: exercise.id } };
      for (const { key: entity } of exercise.partnership?.entities ?? []) {
        const asked = { ...of, kind: isFirst ? PUBLISHED : CORRECTED, exerciseId: exercise.id, entity };
        await this.people.queue(transaction, { ...asked, dueAt: (zone) => wakingMoment(now, zone) });
        if (!isFirst) continue;
        await this.people.queue(transaction, {
          ...asked,
          only: ({ colleague, invitation }) => colleague !== null && invitation.enteredAt !== null,
          dueAt: laterFor,
        });
      }
      if (isFirst) {
        const mail = { ...of, kind: PUBLISHED, exercise, dueAt: laterFor(exercise.timeZone) };
        await this.officers.queue(transaction, mail);
      }
    });
  }

  private async renderPublished(mail: MailFacts, words: MailWords): Promise<MailContent> {
    const { exercise, initiative } = await this.telling.load(String(mail.params.exercise));
    const about = { initiative: initiative.acronym, year: exercise.year };
    if (isToOfficer(mail)) {
      const path = `${exercisePath(initiative.code, exercise.year)}/report`;
      const to = this.officers.addressing(mail, path);
      return wordPublished({ ...to, ...about, reader: 'officer' }, words, mail.language);
    }
    const to = await this.people.addressing(mail);
    if (!to) throw new Problem('not-found');
    return wordPublished({ ...to, ...about, reader: 'partner' }, words, mail.language);
  }

  private async renderCorrected(mail: MailFacts, words: MailWords): Promise<MailContent> {
    const to = await this.people.addressing(mail);
    if (!to) throw new Problem('not-found');
    const { exercise, initiative } = to.whole;
    const versions = await this.versions.list(initiative.code, String(exercise.year));
    const note = versions.find(({ number }) => number === mail.number)?.note ?? null;
    const about = { initiative: initiative.acronym, year: exercise.year, version: mail.number, note };
    return wordCorrected({ ...to, ...about }, words, mail.language);
  }

  /** Not once it has been withdrawn; and a correction not once there is a later one, of which a mail tells. */
  private async isStillWanted(mail: MailFacts): Promise<boolean> {
    const last = await this.versions.last(String(mail.params.exercise));
    if (last?.state !== 'current') return false;
    if (mail.kind === CORRECTED && last.number !== mail.number) return false;
    return isToOfficer(mail) || (await this.people.isLinkCurrent(mail));
  }
}

/** The officer has no personal link: such a mail is about the exercise itself. */
function isToOfficer({ subjectId, params }: MailFacts): boolean {
  return subjectId === params.exercise;
}
