import { Injectable } from '@nestjs/common';
import { STEP_EVENTS } from '../exercises/exercise.js';
import { datesAfterSkipping } from '../exercises/skipped-year.js';
import { AWAKE_HOURS, nextMomentWithin } from '../initiatives/working-hours.js';
import type { JobHandler } from '../jobs/job.js';
import type { MailContent, MailFacts } from '../mail/mail-kind.js';
import type { MailKind } from '../mail/mail-kinds.service.js';
import type { MailWords } from '../mail/mail-words.js';
import { deadlineText } from '../pages/deadline.js';
import { actorText } from '../pages/staff/feed.js';
import { exercisePath } from '../pages/staff/staff-paths.js';
import { Announced } from './announced.service.js';
import {
  OFFICER_STEP_TEXT,
  officerStepExample,
  wordOfficerStep,
  type OfficerStep,
} from './mails/officer-mail.js';
import { OfficerMails } from './officer-mails.service.js';
import { StepTelling, type ToldStep } from './step-telling.service.js';

const KIND = 'officer-step';
const STEPS: Readonly<Record<OfficerStep, ToldStep>> = {
  extended: 'extend',
  reopened: 'extend',
  cancelled: 'cancel',
  skipped: 'skip',
};

/** The officer is told once of what the partners are told of, and of a year that is skipped. */
@Injectable()
export class OfficerStepJob implements JobHandler {
  readonly kind = 'invitations.mail-officer-step';
  readonly after = [STEP_EVENTS.extend, STEP_EVENTS.cancel, STEP_EVENTS.skip];

  /** To be registered by the module. */
  readonly mail: MailKind = {
    kind: KIND,
    ...OFFICER_STEP_TEXT,
    isEditable: true,
    render: (mail, words) => this.render(mail, words),
    example: officerStepExample,
    isStillWanted: (mail) => this.isStillWanted(mail),
  };

  constructor(
    private readonly telling: StepTelling,
    private readonly announced: Announced,
    private readonly officers: OfficerMails,
  ) {}

  async run({ subject, what, revision, was, closesOn, reopened }: Readonly<Record<string, unknown>>) {
    if (what === STEP_EVENTS.extend && was === closesOn) return;
    const step = stepOf(String(what), reopened === true);
    const { exercise } = await this.telling.load(String(subject));
    const line = await this.telling.line(exercise, STEPS[step], Number(revision));
    await this.telling.write(exercise.id, async (transaction, _found, now) => {
      if (step === 'cancelled') {
        const informed = await this.announced.of(transaction.manager, exercise, line.number);
        if (informed.length === 0) return;
      }
      await this.officers.queue(transaction, {
        kind: KIND,
        exercise,
        number: Number(revision),
        params: { step, ...(closesOn === undefined ? {} : { closesOn }) },
        dueAt: nextMomentWithin(AWAKE_HOURS, now, exercise.timeZone),
      });
    });
  }

  private async render(mail: MailFacts, words: MailWords): Promise<MailContent> {
    const { exercise, initiative } = await this.telling.load(mail.subjectId);
    const step = mail.params.step as OfficerStep;
    const { actor, by, why } = await this.telling.line(exercise, STEPS[step], mail.number);
    return wordOfficerStep(
      {
        ...this.officers.addressing(mail, exercisePath(initiative.code, exercise.year)),
        ...{ initiative: initiative.acronym, year: exercise.year, step },
        who: actorText(mail.language, actor, by),
        deadline: deadlineText(mail.language, exercise.closesAt, exercise.timeZone),
        next: datesAfterSkipping(exercise).year,
        reason: why ?? '',
      },
      words,
      mail.language,
    );
  }

  /** Not once there is another last day, or the exercise has been cancelled meanwhile: that is told too. */
  private async isStillWanted({ subjectId, params }: MailFacts): Promise<boolean> {
    if (params.closesOn === undefined) return true;
    const { exercise } = await this.telling.load(subjectId);
    return exercise.closesOn === params.closesOn && exercise.state !== 'cancelled';
  }
}

function stepOf(what: string, reopened: boolean): OfficerStep {
  if (what === STEP_EVENTS.extend) return reopened ? 'reopened' : 'extended';
  return what === STEP_EVENTS.skip ? 'skipped' : 'cancelled';
}
