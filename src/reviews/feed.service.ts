import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ActorNames } from '../accounts/actor-names.service.js';
import { query } from '../database/statements.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { Exercise } from '../exercises/exercise.js';
import { lateIn, latenessText } from '../exercises/lateness.js';
import { textIn, type Language } from '../language.js';
import { shortDayText } from '../pages/deadline.js';
import { pageText } from '../pages/page-text.js';
import type { FeedLine } from '../pages/staff/feed.js';
import { QuestionnairesService } from '../questionnaires/questionnaires.service.js';
import { FeedTexts } from './feed-texts.service.js';
import { FEED_KINDS, namedIn, spanOf, type FeedAsked } from './feed.js';

interface Row {
  readonly at: string;
  readonly actor: string;
  readonly what: string;
  readonly subject: string;
  readonly details: string;
  readonly why: string | null;
  /** The entity to whose response or link it happened. */
  readonly entity: string | null;
}

export interface FeedPage {
  readonly lines: readonly FeedLine[];
  readonly total: number;
}

/** What happened to one exercise, read from its initiative's history, with the names people know things by. */
@Injectable()
export class FeedService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly names: ActorNames,
    private readonly questionnaires: QuestionnairesService,
    private readonly texts: FeedTexts,
  ) {}

  list(
    exercise: Exercise,
    asked: FeedAsked,
    page: { readonly skip: number; readonly pageSize: number; readonly language: Language },
  ): Promise<FeedPage> {
    return this.unitOfWork.read(async (manager) => {
      const { rows, total } = await linesOf(manager, exercise, asked, page);
      const names = await this.names.of(
        manager,
        rows.map(({ actor }) => actor),
      );
      const texts = await this.texts.of(manager, subjectsWithText(rows), page.language);
      const about = this.aboutOf(exercise, page.language);
      const lines = rows.map(({ at, actor, what, why, ...row }) => ({
        at,
        actor,
        what,
        why,
        name: names.get(actor) ?? null,
        about: about(row),
        text: texts.get(row.subject) ?? null,
      }));
      return { lines, total };
    });
  }

  /** Everybody who did something in the exercise and whose name is known, by name. */
  actors(exercise: Exercise): Promise<readonly (readonly [actor: string, name: string])[]> {
    return this.unitOfWork.read(async (manager) => {
      const rows = await query<{ actor: string }>(manager)`SELECT DISTINCT h.actor FROM history h
        WHERE h.chain = ${exercise.initiativeId} AND (h.subject = ${exercise.id} OR h.details LIKE ${holding(exercise.id)}
          OR h.subject IN (SELECT r.id FROM response r WHERE r.exercise_id = ${exercise.id})
          OR h.subject IN (SELECT v.id FROM invitation v WHERE v.exercise_id = ${exercise.id}))`;
      const names = await this.names.of(
        manager,
        rows.map(({ actor }) => actor),
      );
      return [...names].toSorted(([, a], [, b]) => a.localeCompare(b));
    });
  }

  private aboutOf(
    exercise: Exercise,
    language: Language,
  ): (row: Pick<Row, 'details' | 'entity'>) => string[] {
    const entities = new Map(exercise.partnership?.entities.map(({ key, name }) => [key, name]));
    const questions = this.questionnaires.has(exercise.questionnaire)
      ? this.questionnaires.get(exercise.questionnaire).questions
      : null;
    return ({ details, entity }) => {
      const parsed = JSON.parse(details) as Readonly<Record<string, unknown>>;
      const named = namedIn(parsed);
      const keys = new Set([...(entity === null ? [] : [entity]), ...named.entities]);
      return [
        ...[...keys].map((key) => entities.get(key) ?? key),
        ...named.questions.map((name) => {
          const question = questions?.get(name);
          return question ? textIn(question.title, language).text : name;
        }),
        ...(named.finding === null ? [] : [named.finding]),
        ...lateText(parsed, language),
      ];
    };
  }
}

/** Of comments and calls: the text is the one that stands, an earlier one is nowhere in the feed. */
function subjectsWithText(rows: readonly Row[]): readonly string[] {
  return [
    ...new Set(rows.filter(({ what }) => /^(comment|call)\./.test(what)).map(({ subject }) => subject)),
  ];
}

/** Of what the service did by itself: how late it was, and its day. */
function lateText(details: Readonly<Record<string, unknown>>, language: Language): readonly string[] {
  const kept = lateIn(details);
  if (!kept) return [];
  const late = latenessText(language, kept.late);
  return [pageText(language, 'feed.late', { late, day: shortDayText(language, kept.day) })];
}

/** Ids stand in details as JSON texts. */
function holding(id: string): string {
  return `%"${id}"%`;
}

async function linesOf(
  manager: EntityManager,
  { id, initiativeId, timeZone }: Exercise,
  asked: FeedAsked,
  { skip, pageSize }: { readonly skip: number; readonly pageSize: number },
): Promise<{ rows: readonly Row[]; total: number }> {
  const [from, before] = spanOf(asked, timeZone);
  const { actor, entity } = asked;
  const beginnings: readonly string[] = asked.kind === '' ? [''] : FEED_KINDS[asked.kind];
  // A fixed number of alternatives, so that one statement serves every kind.
  const [a = '', b = a, c = a, d = a, e = a] = beginnings.map((beginning) => `${beginning}%`);
  const rows = await query<Row & { readonly total: number | string }>(manager)`
    SELECT h.at, h.actor, h.what, h.subject, h.details, h.why, COALESCE(r.entity_key, v.entity_key) AS entity,
      COUNT(*) OVER () AS total
    FROM history h LEFT JOIN response r ON r.id = h.subject AND r.exercise_id = ${id}
    LEFT JOIN invitation v ON v.id = h.subject AND v.exercise_id = ${id}
    WHERE h.chain = ${initiativeId}
      AND (h.subject = ${id} OR r.id IS NOT NULL OR v.id IS NOT NULL OR h.details LIKE ${holding(id)})
      AND (h.what LIKE ${a} OR h.what LIKE ${b} OR h.what LIKE ${c} OR h.what LIKE ${d} OR h.what LIKE ${e})
      AND (${actor} = '' OR h.actor = ${actor})
      AND (${entity} = '' OR COALESCE(r.entity_key, v.entity_key) = ${entity} OR h.details LIKE ${holding(entity)})
      AND h.at >= ${from} AND h.at < ${before}
    ORDER BY h.number DESC LIMIT ${pageSize} OFFSET ${skip}`;
  // PostgreSQL counts in bigint, which comes as text.
  return { rows, total: Number(rows[0]?.total ?? 0) };
}
