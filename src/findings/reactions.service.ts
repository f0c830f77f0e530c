import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { actorOf, type PartnerVisitor } from '../accounts/access.js';
import { PersonRow } from '../accounts/person.entity.js';
import { Clock } from '../clock.service.js';
import { UnitOfWork, type Transaction } from '../database/unit-of-work.js';
import type { Exercise } from '../exercises/exercise.js';
import type { Language } from '../language.js';
import { Problem } from '../problem.js';
import { assertSubmits } from '../responses/colleague-reach.js';
import type { Reaction, ReactionKind } from './reaction.js';
import { FindingReactionRow } from './validation.entity.js';
import { askedAbout, markIn, reactionsTo, type ValidationView } from './validation-view.js';
import { takesReactions } from './validation-round.js';
import type { FindingsRequest } from './validation.service.js';
import { ValidationStates } from './validation-states.service.js';

/** What somebody says of one finding, and what they had before them when they said it. */
export interface Said {
  readonly finding: string;
  readonly kind: ReactionKind;
  readonly text: string | null;
  /** Revision of the entity's reaction that was shown; 0 for none. */
  readonly basis: number;
  /** Mark of the finding that was shown. */
  readonly seen: string;
}

/** `stale`: a colleague was quicker, or the finding reads otherwise now; nothing of it was stored. */
export type Saved = 'saved' | 'unchanged' | 'stale' | 'closed';

/** Reactions of the partners, and those recorded for them in a meeting. */
@Injectable()
export class Reactions {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly states: ValidationStates,
  ) {}

  /** By the contacts of an entity; colleagues read. Each finding for itself: what one of them refuses does not keep the others from being stored. */
  react(
    visitor: PartnerVisitor,
    language: Language,
    said: readonly Said[],
  ): Promise<ReadonlyMap<string, Saved>> {
    assertSubmits(visitor);
    return this.unitOfWork.run(async (transaction) => {
      const { exercise, findings, view } = await this.states.takeById(transaction, visitor.exerciseId);
      const isOpen = takesReactions(exercise, view.round, this.clock.now());
      const outcomes = new Map<string, Saved>();
      for (const one of said) {
        const finding = askedAbout(findings).find((candidate) => candidate.finding === one.finding);
        if (!finding) throw new Problem('not-found');
        const before = reactionsTo(view, one.finding).get(visitor.entity);
        if (!isOpen) outcomes.set(one.finding, 'closed');
        else if (isSame(before, one)) outcomes.set(one.finding, 'unchanged');
        else if (isStale(before, one, markIn(view, finding))) outcomes.set(one.finding, 'stale');
        else {
          const by = { entity: visitor.entity, language, actor: actorOf(visitor) };
          await this.store(transaction, exercise, view, one, { ...by, meetingId: null, confirmedBy: null });
          outcomes.set(one.finding, 'saved');
        }
      }
      return outcomes;
    });
  }

  /**
   * What an entity said in a meeting; `confirmedBy` names who of it confirmed it. The request's revision is that of all
   * reactions to the finding (`revisionOf`). Problem `stale` where one has come since.
   */
  recordInMeeting(
    request: FindingsRequest,
    entity: string,
    said: Omit<Said, 'basis'>,
    { language, confirmedBy }: { readonly language: Language; readonly confirmedBy: string },
  ): Promise<void> {
    return this.unitOfWork.run(async (transaction) => {
      const { exercise, findings, view } = await this.states.takeIn(transaction, {
        ...request,
        revision: null,
      });
      const finding = askedAbout(findings).find((candidate) => candidate.finding === said.finding);
      const isPartner = exercise.partnership?.entities.some(({ key }) => key === entity);
      if (!finding || !isPartner) throw new Problem('not-found');
      const meeting = view.meetings.findLast(({ state }) => state === 'called');
      if (exercise.state !== 'in-validation' || !view.round || !meeting) {
        throw new Problem('step-not-allowed', {
          detail: 'Reactions are recorded while the exercise is in validation and a meeting was called.',
        });
      }
      const reactions = reactionsTo(view, said.finding);
      if (revisionOf(reactions) !== request.revision || said.seen !== markIn(view, finding)) {
        throw new Problem('stale');
      }
      const basis = reactions.get(entity)?.revision ?? 0;
      const person = await this.newPerson(transaction, confirmedBy);
      const whole = { ...said, basis };
      await this.store(transaction, exercise, view, whole, {
        entity,
        language,
        actor: request.actor,
        meetingId: meeting.id,
        confirmedBy: person,
      });
      if (view.round.state !== 'running')
        await this.states.settle(transaction, exercise, request, said.finding);
    });
  }

  private async store(
    transaction: Transaction,
    exercise: Exercise,
    view: ValidationView,
    { finding, kind, text, basis, seen }: Said,
    by: Pick<Reaction, 'entity' | 'language' | 'actor' | 'meetingId' | 'confirmedBy'>,
  ): Promise<void> {
    const { entity, ...rest } = by;
    await transaction.manager.getRepository(FindingReactionRow).insert({
      exerciseId: exercise.id,
      finding,
      entityKey: entity,
      revision: basis + 1,
      kind,
      text,
      seen,
      round: view.round?.number ?? 0,
      at: this.clock.now(),
      ...rest,
    });
    await this.states.record(transaction, exercise, by.actor, 'validation.reacted', {
      finding,
      entity,
      revision: basis + 1,
      meeting: by.meetingId,
      confirmedBy: by.confirmedBy,
      digest: this.states.digest(JSON.stringify([kind, text])),
    });
  }

  private async newPerson({ manager }: Transaction, name: string): Promise<string> {
    const id = randomUUID();
    const createdAt = this.clock.now();
    await manager
      .getRepository(PersonRow)
      .insert({ id, name, post: null, email: null, phone: null, createdAt });
    return id;
  }
}

/** Grows with every reaction to a finding. */
export function revisionOf(reactions: ReadonlyMap<string, Pick<Reaction, 'revision'>>): number {
  return [...reactions.values()].reduce((sum, { revision }) => sum + revision, 0);
}

function isSame(before: Reaction | undefined, said: Said): boolean {
  if (!before) return said.kind === 'withdrawn';
  return before.kind === said.kind && before.text === said.text && before.seen === said.seen;
}

function isStale(before: Reaction | undefined, said: Said, mark: string): boolean {
  return said.basis !== (before?.revision ?? 0) || said.seen !== mark;
}
