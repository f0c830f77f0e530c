import { Injectable } from '@nestjs/common';
import type { Language } from '../language.js';
import type { FeedLine } from '../pages/staff/feed.js';
import { linesOf } from '../responses/pages/answer-text.js';
import type { AnswerLine } from '../responses/answer-lines.js';
import type { YearBefore } from '../responses/year-before.js';
import { answerDifference, type Stretch } from './answer-difference.js';
import { FeedService } from './feed.service.js';
import { StaffResponseService, type StaffResponse } from './staff-response.service.js';
import { ReviewReading } from './review-reading.service.js';
import { YearsService } from './years.service.js';

/** As many lines as stand beside a response; the rest is in the exercise's history. */
const LINES_BESIDE = 30;

/** A response with all that an evaluator needs to decide on it. */
export interface ReviewDesk {
  readonly loaded: StaffResponse;
  readonly feed: readonly FeedLine[];
  /** Of all responses of the exercise. */
  readonly states: readonly { readonly entity: string; readonly state: string }[];
  /** What changed since the submission before the last, by question; null where it was submitted once at most. */
  readonly differences: ReadonlyMap<string, readonly Stretch[]> | null;
  /** What was answered in the exercise before, by question. */
  readonly lastTime: {
    readonly year: number;
    readonly answers: ReadonlyMap<string, readonly AnswerLine[]>;
    readonly before: YearBefore | null;
  } | null;
}

/** Loads what stands beside the answers of one response: what happened, what changed, and the last exercise. */
@Injectable()
export class ReviewDeskService {
  constructor(
    private readonly responses: StaffResponseService,
    private readonly feed: FeedService,
    private readonly reading: ReviewReading,
    private readonly years: YearsService,
  ) {}

  /** Problem `not-found` where there is no such exercise or entity, or it has not been opened. */
  async load(code: string, year: string, entity: string, language: Language): Promise<ReviewDesk> {
    const loaded = await this.responses.load(code, year, entity);
    const asked = { kind: '', actor: '', entity, from: '', to: '' } as const;
    const { lines } = await this.feed.list(loaded.exercise, asked, {
      skip: 0,
      pageSize: LINES_BESIDE,
      language,
    });
    return {
      loaded,
      feed: lines,
      states: await this.reading.states(loaded.exercise),
      differences: await this.differences(loaded, language),
      lastTime: await this.lastTime(code, year, entity, language),
    };
  }

  private async differences({ exercise, response, questions, documents }: StaffResponse, language: Language) {
    const before = await this.reading.beforeLast(exercise.initiativeId, response.id);
    if (!before) return null;
    const changed = [...questions.values()].flatMap((question) => {
      const words = (answer: { value: unknown; cannotAnswer: string | null } | undefined) => [
        ...linesOf(question, (answer?.value ?? null) as never, language, documents),
        ...(answer?.cannotAnswer ? [{ label: null, text: answer.cannotAnswer, own: true }] : []),
      ];
      const difference = answerDifference(
        words(before.get(question.name)),
        words(response.answers.get(question.name)),
      );
      return difference ? [[question.name, difference] as const] : [];
    });
    return new Map(changed);
  }

  private async lastTime(code: string, year: string, entity: string, language: Language) {
    const { earlier, pairs, before } = await this.years.of(code, year, entity);
    if (!earlier) return null;
    const answers = pairs.flatMap(({ question, earlierQuestion, earlier: answer }) => {
      const lines = linesOf(earlierQuestion ?? question, answer?.value ?? null, language);
      return lines.length > 0 ? [[question.name, lines] as const] : [];
    });
    return { year: earlier.year, answers: new Map(answers), before };
  }
}
