import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.service.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { Language } from '../language.js';
import { Problem } from '../problem.js';
import { ReactionReplyRow } from './validation.entity.js';
import { reactionsTo, repliesTo } from './validation-view.js';
import type { FindingsRequest } from './validation.service.js';
import { ValidationStates } from './validation-states.service.js';

export interface Reply {
  readonly text: string;
  /** The dissent as the report is to print it; null where the entity's own words stand. */
  readonly printed: string | null;
  readonly language: Language;
}

/** What evaluators answer to a comment or a disagreement; the entity reads it beside its own words. */
@Injectable()
export class ReactionReplies {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly states: ValidationStates,
  ) {}

  /** The request's revision is that of the answer as it was shown, 0 for none. Problem `stale` where it has changed. */
  reply(request: FindingsRequest, finding: string, entity: string, reply: Reply): Promise<void> {
    return this.unitOfWork.run(async (transaction) => {
      const { exercise, view } = await this.states.takeIn(transaction, { ...request, revision: null });
      const reaction = reactionsTo(view, finding).get(entity);
      if (!reaction || reaction.text === null) throw new Problem('not-found');
      if (exercise.state !== 'in-validation') {
        throw new Problem('step-not-allowed', { detail: `The exercise is ${exercise.state}.` });
      }
      const before = repliesTo(view, finding).get(entity);
      const revision = request.revision ?? 0;
      if (revision !== (before?.revision ?? 0)) throw new Problem('stale', { current: before });
      const row = {
        exerciseId: exercise.id,
        finding,
        entityKey: entity,
        ...reply,
        reactionRevision: reaction.revision,
        revision: revision + 1,
        actor: request.actor,
        at: this.clock.now(),
      };
      const rows = transaction.manager.getRepository(ReactionReplyRow);
      if (before) await rows.update({ exerciseId: exercise.id, finding, entityKey: entity }, row);
      else await rows.insert(row);
      await this.states.record(transaction, exercise, request.actor, 'validation.replied', {
        finding,
        entity,
        revision: row.revision,
        digest: this.states.digest(JSON.stringify(reply)),
      });
    });
  }
}
