import { Injectable } from '@nestjs/common';
import { ActorNames } from '../accounts/actor-names.service.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { Exercise } from '../exercises/exercise.js';
import { CallLog, type CallBook } from '../invitations/call-log.service.js';
import { whenText } from '../pages/deadline.js';
import { pageText } from '../pages/page-text.js';
import { actorText } from '../pages/staff/feed.js';
import type { StaffContext } from '../pages/staff/staff-frame.js';
import { CommentsService } from './comments.service.js';
import type { ShownComment } from './pages/comments.js';

/** What staff have said about a response, as its page shows it. */
export interface Talk {
  readonly comments: readonly ShownComment[];
  readonly book: CallBook;
  /** Who reads it, as the history names them. */
  readonly reader: string;
}

/** Reads what staff say to each other about one response, with the names of who said it. */
@Injectable()
export class ReviewTalk {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly names: ActorNames,
    private readonly comments: CommentsService,
    private readonly calls: CallLog,
  ) {}

  async of(exercise: Exercise, entity: string, reader: string, context: StaffContext): Promise<Talk> {
    const rows = await this.comments.of(exercise.id, entity);
    const names = await this.unitOfWork.read((manager) =>
      this.names.of(
        manager,
        rows.map(({ actor }) => actor),
      ),
    );
    const { language, now } = context;
    const said = (actor: string, at: string) =>
      pageText(language, 'staff.by', {
        name: actorText(language, actor, names.get(actor) ?? null),
        when: whenText(language, at, exercise.timeZone, now),
      });
    return {
      reader,
      book: await this.calls.of(exercise.id),
      comments: rows.map(({ id, question, text, state, revision, actor, createdAt }) => ({
        ...{ id, question, text, state, revision },
        said: said(actor, createdAt),
        isOwn: actor === reader,
      })),
    };
  }
}
