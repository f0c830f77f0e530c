import { Injectable } from '@nestjs/common';
import { execute } from '../database/statements.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { HistoryService } from '../history/history.service.js';
import type { JobHandler } from '../jobs/job.js';
import { ResponseFramesService } from '../responses/response-frames.service.js';
import { PassagesService, storedPassages } from './passages.service.js';

/** A response submitted again keeps its passages where their words are now, or flagged: as whoever reads finds them. */
@Injectable()
export class ReAnchoringJob implements JobHandler {
  readonly kind = 'reviews.re-anchor';
  readonly after = ['response.submitted'];

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly frames: ResponseFramesService,
    private readonly passages: PassagesService,
    private readonly history: HistoryService,
  ) {}

  async run({ exercise, entity }: Readonly<Record<string, unknown>>): Promise<void> {
    const frame = await this.frames.get(String(exercise));
    await this.unitOfWork.run(async (transaction) => {
      const { manager } = transaction;
      await this.history.hold(transaction, frame.initiativeId);
      const stored = new Map(
        (await storedPassages(manager, frame.exerciseId)).map((each) => [each.id, each]),
      );
      const { passages } = await this.passages.read(manager, frame);
      const changed = passages.filter((now) => {
        const before = stored.get(now.id);
        return (
          now.entity === entity &&
          before &&
          (before.state !== now.state || before.answerRevision !== now.answerRevision)
        );
      });
      if (changed.length === 0) return;
      for (const { id, place, answerRevision, start, end, quoted, state } of changed)
        await execute(manager)`UPDATE passage SET place = ${place}, answer_revision = ${answerRevision},
          start_offset = ${start}, end_offset = ${end}, quoted = ${quoted}, state = ${state} WHERE id = ${id}`;
      await this.history.record(transaction, {
        chain: frame.initiativeId,
        actor: 'service',
        what: 'passages.re-anchored',
        subject: frame.exerciseId,
        details: {
          entity,
          anchored: changed.filter(({ state }) => state === 'anchored').map(({ id }) => id),
          flagged: changed.filter(({ state }) => state === 'flagged').map(({ id }) => id),
        },
      });
    });
  }
}
