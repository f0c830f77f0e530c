import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work.js';
import { checkAnswer, checkAnswers } from '../questionnaires/check-answers.js';
import type { AnswerProblem, Answers, Respondent } from '../questionnaires/questionnaire.js';
import { noteName, noteNamed, noteQuestion, notesOf } from './change-notes.js';
import { ownPages } from './partner-view.js';
import type { ResponseFrame } from './response-frame.js';
import type { AnswerChange } from './response.js';
import { StoredResponsesService } from './stored-responses.service.js';
import { YearBeforeService } from './year-before.service.js';

/** What keeps changes of a response from being stored: their shape, and names of nothing that is asked. */
@Injectable()
export class AnswerChecksService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stored: StoredResponsesService,
    private readonly yearBefore: YearBeforeService,
  ) {}

  async problems(
    frame: ResponseFrame,
    respondent: Respondent,
    changes: readonly AnswerChange[],
  ): Promise<readonly AnswerProblem[]> {
    const notes = changes.filter(({ question }) => noteNamed(question) !== null);
    const answers = changes.filter((change) => !notes.includes(change));
    return [
      ...(await this.inAnswers(frame, respondent, answers)),
      ...(notes.length === 0 ? [] : await this.inNotes(frame, respondent, notes)),
    ];
  }

  /** Ids of the response's documents, where one of these answers names any. */
  async documents(
    manager: EntityManager,
    { questionnaire, exerciseId }: ResponseFrame,
    { entity }: Respondent,
    answers: Answers,
  ): Promise<ReadonlySet<string>> {
    const hasAny = Object.keys(answers).some((name) => questionnaire.questions.get(name)?.type === 'file');
    if (!hasAny) return new Set();
    const { id } = await this.stored.head(manager, exerciseId, entity);
    return this.stored.documentIds(manager, id);
  }

  private async inAnswers(
    frame: ResponseFrame,
    respondent: Respondent,
    changes: readonly AnswerChange[],
  ): Promise<readonly AnswerProblem[]> {
    const { questionnaire } = frame;
    const answers = Object.fromEntries(
      changes.flatMap(({ question, value }) => (value === null ? [] : [[question, value] as const])),
    );
    const cannotAnswer = Object.fromEntries(
      changes.flatMap((change) =>
        change.cannotAnswer === null ? [] : [[change.question, change.cannotAnswer]],
      ),
    );
    const documents = await this.unitOfWork.read((manager) =>
      this.documents(manager, frame, respondent, answers),
    );
    const unknown = changes.flatMap(({ question, value, cannotAnswer: reason }) =>
      value === null && reason === null && !questionnaire.questions.has(question)
        ? [unknownQuestion(question)]
        : [],
    );
    return [
      ...unknown,
      ...checkAnswers(questionnaire, respondent, { answers, cannotAnswer }, 'shape', documents),
    ];
  }

  /** A note is an optional comment, never left out with a reason; only those are taken that may come to be asked for. */
  private async inNotes(
    frame: ResponseFrame,
    respondent: Respondent,
    changes: readonly AnswerChange[],
  ): Promise<readonly AnswerProblem[]> {
    const before = await this.yearBefore.of(frame.exerciseId, respondent.entity);
    const { sections } = ownPages(frame.questionnaire, respondent);
    const asked = new Map(notesOf(sections, before).map((note) => [noteName(note), note]));
    return changes.flatMap(({ question: name, value, cannotAnswer }) => {
      const note = asked.get(name);
      if (!note || !before || cannotAnswer !== null) return [unknownQuestion(name)];
      return value === null ? [] : checkAnswer(noteQuestion(note, before.year), value, respondent);
    });
  }
}

function unknownQuestion(question: string): AnswerProblem {
  return { question, pointer: `/${question}`, code: 'unknown-question', params: { value: question } };
}
