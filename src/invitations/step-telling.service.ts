import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import { Clock } from '../clock.service.js';
import { UnitOfWork, type Transaction } from '../database/unit-of-work.js';
import { ExercisesService, type ExerciseOfInitiative } from '../exercises/exercises.service.js';
import { STEP_EVENTS, type Exercise } from '../exercises/exercise.js';
import { StepLines, type StepLine } from '../exercises/step-lines.service.js';
import { MailRow } from '../mail/mail.entity.js';
import { Problem } from '../problem.js';
import { InvitationRow } from './invitation.entity.js';
import { LINK_MAILS } from './link-mail.js';

/** The steps that people are told of. */
export type ToldStep = 'extend' | 'cancel' | 'skip';

/** What mails about the step of an exercise have to know; such a mail has the number of the revision after the step. */
@Injectable()
export class StepTelling {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly exercises: ExercisesService,
    private readonly lines: StepLines,
  ) {}

  /** In one transaction, with the exercise as it stands and the present instant. */
  write(
    exerciseId: string,
    work: (transaction: Transaction, found: ExerciseOfInitiative, now: string) => Promise<void>,
  ): Promise<void> {
    return this.unitOfWork.run(async (transaction) => {
      const found = await this.exercises.loadIn(transaction.manager, exerciseId);
      await work(transaction, found, this.clock.now());
    });
  }

  load(exerciseId: string): Promise<ExerciseOfInitiative> {
    return this.exercises.load(exerciseId);
  }

  /** The line of the step that has given the exercise this revision. */
  async line(exercise: Exercise, step: ToldStep, revision: number): Promise<StepLine> {
    const asked = { what: STEP_EVENTS[step], revision };
    const line = await this.unitOfWork.read((manager) => this.lines.of(manager, exercise, asked));
    if (!line) throw new Problem('not-found');
    return line;
  }

  /**
   * Has the mails that bring a link and have not left yet say the present deadline. Answers the invitations whose mail
   * says it, by those mails or by later ones.
   */
  async moveDeadline(
    { manager }: Transaction,
    { id, closesAt, revision }: Exercise,
  ): Promise<ReadonlySet<string>> {
    const rows = manager.getRepository(MailRow);
    const mails = await rows
      .createQueryBuilder('mail')
      .innerJoin(InvitationRow, 'invitation', 'invitation.id = mail.subjectId')
      .where({ kind: In([...LINK_MAILS]), state: Not('cancelled') })
      .andWhere('invitation.exerciseId = :id', { id })
      .getMany();
    const saying = new Set<string>();
    for (const { id: mailId, subjectId, state, params } of mails) {
      if (state === 'queued') {
        const { affected } = await rows.update(
          { id: mailId, state },
          { params: { ...params, closesAt, revision } },
        );
        if (affected === 1) saying.add(subjectId);
      } else if (Number(params.revision) >= revision) {
        saying.add(subjectId);
      }
    }
    return saying;
  }

  /** Has the year of this exercise another one that stands? */
  hasAnother({ initiativeId, year }: Exercise): Promise<boolean> {
    return this.unitOfWork.read((manager) => this.exercises.hasOneIn(manager, initiativeId, year));
  }
}
