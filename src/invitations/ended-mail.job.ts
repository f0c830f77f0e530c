import { Injectable } from '@nestjs/common';
import { STEP_EVENTS } from '../exercises/exercise.js';
import { datesAfterSkipping } from '../exercises/skipped-year.js';
import { AWAKE_HOURS, nextMomentWithin } from '../initiatives/working-hours.js';
import type { JobHandler } from '../jobs/job.js';
import type { MailContent, MailFacts } from '../mail/mail-kind.js';
import type { MailKind } from '../mail/mail-kinds.service.js';
import type { MailWords } from '../mail/mail-words.js';
import { OutboxService } from '../mail/outbox.service.js';
import { Problem } from '../problem.js';
import { Announced } from './announced.service.js';
import { DeadlineEntries } from './deadline-entries.service.js';
import { exerciseNames } from './mails/exercise-names.js';
import { CANCELLED_TEXT, endedExample, SKIPPED_TEXT, wordEnded } from './mails/ended-mail.js';
import { StepTelling } from './step-telling.service.js';

const STEPS = { cancelled: 'cancel', skipped: 'skip' } as const;
type Kind = keyof typeof STEPS;

/** An exercise that is cancelled or whose year is skipped is told once to everybody who has heard of it. */
@Injectable()
export class EndedMailJob implements JobHandler {
  readonly kind = 'invitations.mail-ended';
  readonly after = [STEP_EVENTS.cancel, STEP_EVENTS.skip];

  /** To be registered by the module. */
  readonly mails: readonly MailKind[] = (['cancelled', 'skipped'] as const).map((kind) => ({
    kind,
    ...(kind === 'cancelled' ? CANCELLED_TEXT : SKIPPED_TEXT),
    isEditable: true,
    render: (mail, words) => this.render(kind, mail, words),
    example: endedExample,
    isStillWanted: (mail) => this.isStillWanted(kind, mail),
  }));

  constructor(
    private readonly telling: StepTelling,
    private readonly announced: Announced,
    private readonly entries: DeadlineEntries,
    private readonly outbox: OutboxService,
  ) {}

  async run({ subject, what, revision }: Readonly<Record<string, unknown>>): Promise<void> {
    const kind = what === STEP_EVENTS.skip ? 'skipped' : 'cancelled';
    const { exercise } = await this.telling.load(String(subject));
    const line = await this.telling.line(exercise, STEPS[kind], Number(revision));
    await this.telling.write(exercise.id, async (transaction, _found, now) => {
      for (const one of await this.announced.of(transaction.manager, exercise, line.number)) {
        const { subjectId, personId, language, timeZone, entity, isInvited } = one;
        await this.outbox.queue(transaction, {
          ...{ kind, subjectId, personId, language },
          number: Number(revision),
          initiativeId: exercise.initiativeId,
          params: { exercise: exercise.id, entity, isInvited },
          dueAt: nextMomentWithin(AWAKE_HOURS, now, timeZone),
        });
      }
    });
  }

  private async render(kind: Kind, mail: MailFacts, words: MailWords): Promise<MailContent> {
    const { exercise, initiative } = await this.telling.load(String(mail.params.exercise));
    const { at: changedAt, why } = await this.telling.line(exercise, STEPS[kind], mail.number);
    const entities = exercise.partnership?.entities ?? initiative.entities;
    const entity = entities.find(({ key }) => key === mail.params.entity);
    if (!entity) throw new Problem('not-found');
    const whole = { exercise, initiative, entity };
    const isInvited = mail.params.isInvited === true;
    const facts = { name: mail.person.name, link: '', officer: initiative.officer, ...exerciseNames(whole) };
    const { year: next } = datesAfterSkipping(exercise);
    const content = wordEnded({ ...facts, reason: why ?? '', isInvited, next }, words, mail.language);
    if (!isInvited) return content;
    return { ...content, calendar: this.entries.of(whole, mail.language, { changedAt, cancelled: true }) };
  }

  /** A year that was skipped and then planned after all needs no such news. */
  private async isStillWanted(kind: Kind, { params }: MailFacts): Promise<boolean> {
    if (kind === 'cancelled') return true;
    const { exercise } = await this.telling.load(String(params.exercise));
    return !(await this.telling.hasAnother(exercise));
  }
}
