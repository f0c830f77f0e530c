import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { z } from 'zod';
import { Access } from '../accounts/access.decorator.js';
import type { PartnerVisitor } from '../accounts/access.js';
import { CurrentVisitor } from '../accounts/current-visitor.decorator.js';
import { requestProblem } from '../http/request-shape.pipe.js';
import { renderPart } from '../pages/render-page.js';
import { Problem } from '../problem.js';
import { answerProblemText } from '../questionnaires/answer-problem-texts.js';
import type { AnswerProblem, AnswerValue, Question } from '../questionnaires/questionnaire.js';
import { noteNamed, noteQuestion, notesOf, noteName } from './change-notes.js';
import { choiceOf, conflictOf, storedForm } from './form-state.js';
import { visibleOn } from './noted-form.js';
import { ConflictChoice, QuestionBlock } from './pages/question-block.js';
import { ownPages, type PartnerView } from './partner-view.js';
import { PartnerViewsService } from './partner-views.service.js';
import {
  basisOf,
  fieldsFor,
  fieldsOf,
  readBasis,
  readQuestion,
  unknownFields,
  type Fields,
} from './read-form.js';
import { respondentIn } from './response-frame.js';
import { ResponseFramesService } from './response-frames.service.js';
import type { AnswerChange, StoredAnswer } from './response.js';
import { ResponsesService } from './responses.service.js';
import { previousView } from './previous-view.js';
import { YearBeforeService } from './year-before.service.js';

const answerBody = z.strictObject({
  value: z.json(),
  cannotAnswer: z.string().nullable().default(null),
  revision: z.int().min(0),
});

/** What the script of a form is told. */
interface Saved {
  readonly revision: number;
  /** Instant. */
  readonly at: string | null;
  /** What the field is based on from now on. */
  readonly basis: string;
  /** Names of all questions and notes shown, where this answer decides about others. */
  readonly visible?: readonly string[];
  /** The question afresh, where a colleague's answer was chosen. */
  readonly html?: string;
}

/** Saves one answer as it is given: from the script as the question's fields, from a program as JSON. */
@ApiExcludeController()
@Controller('answer/answers')
@Access('partner')
export class AutosaveController {
  constructor(
    private readonly frames: ResponseFramesService,
    private readonly responses: ResponsesService,
    private readonly views: PartnerViewsService,
    private readonly yearBefore: YearBeforeService,
  ) {}

  @Post(':question')
  @HttpCode(200)
  async save(
    @CurrentVisitor() visitor: PartnerVisitor,
    @Param('question') name: string,
    @Body() body: unknown,
  ): Promise<Saved> {
    const question = await this.questionOf(visitor, name);
    const { change, fields, withScript } = readBody(question, body);
    if (!change) return this.takeTheirs(visitor, question);
    const outcome = await this.responses.saveAnswers(visitor, [change], withScript);
    switch (outcome.kind) {
      case 'saved': {
        const saved = savedAs(outcome.answers.find((answer) => answer.question === name));
        return (await this.decides(visitor, question))
          ? { ...saved, visible: (await this.shown(visitor)).visible }
          : saved;
      }
      case 'conflict':
        throw await this.conflict(visitor, question, fields, outcome.current);
      case 'refused':
        throw refusal(outcome.problems, await this.views.load(visitor));
      case 'closed':
        throw new Problem('closed');
      default:
        return outcome satisfies never;
    }
  }

  /** What is asked under this name: a question or, in a further exercise, a note. Problem `not-found` for another. */
  private async questionOf(visitor: PartnerVisitor, name: string): Promise<Question> {
    const frame = await this.frames.get(visitor.exerciseId);
    const { questions, sections } = ownPages(frame.questionnaire, respondentIn(frame, visitor.entity));
    const question = questions.get(name);
    if (question) return question;
    if (noteNamed(name) !== null) {
      const before = await this.yearBefore.of(visitor.exerciseId, visitor.entity);
      const note = notesOf(sections, before).find((one) => noteName(one) === name);
      if (note && before) return noteQuestion(note, before.year);
    }
    throw new Problem('not-found', { detail: `You are not asked a question "${name.slice(0, 64)}".` });
  }

  /** Does this answer decide about what else is shown? */
  private async decides(visitor: PartnerVisitor, { name, comparable }: Question): Promise<boolean> {
    const { questionnaire, number } = await this.frames.get(visitor.exerciseId);
    if (number > 1 && comparable) return true;
    return [...questionnaire.questions.values()].some((one) => one.revealedBy.includes(name));
  }

  private async shown(visitor: PartnerVisitor) {
    const view = await this.views.load(visitor);
    const before = await this.yearBefore.of(visitor.exerciseId, visitor.entity);
    return { view, before, visible: [...visibleOn(view, before)] };
  }

  private async takeTheirs(visitor: PartnerVisitor, question: Question): Promise<Saved> {
    const { view, before, visible } = await this.shown(visitor);
    const { response, context } = view;
    const stored = new Map([...response.answers, ...(before?.notes ?? [])]);
    const form = storedForm([question], stored);
    const remark = response.remarks.find((one) => one.question === question.name)?.remark;
    const block = (
      <QuestionBlock
        question={question}
        language={context.language}
        fields={form.fields}
        errors={form.errors}
        basis={form.basis.get(question.name) ?? ''}
        remark={remark ?? null}
        previous={previousView(before, question, context.language)}
      />
    );
    return {
      ...savedAs(stored.get(question.name)),
      visible,
      html: renderPart(block),
    };
  }

  private async conflict(
    visitor: PartnerVisitor,
    question: Question,
    fields: Fields,
    newer: readonly StoredAnswer[],
  ): Promise<Problem> {
    const [current] = newer;
    if (!current) return new Problem('stale');
    const { context } = await this.views.load(visitor);
    const { value, cannotAnswer, revision, by, at } = current;
    return new Problem('stale', {
      detail: `${by} has changed this answer; it is at revision ${revision}. Choose which one stands.`,
      current: { value, cannotAnswer, revision, by, at },
      basis: basisOf(current),
      html: renderPart(
        <ConflictChoice
          question={question}
          language={context.language}
          conflict={conflictOf(question, fields, current, context)}
          error={undefined}
        />,
      ),
    });
  }
}

/** The change that a body asks for; none where a colleague's answer was chosen. Fields come from the form's script. */
function readBody(
  question: Question,
  body: unknown,
): { change: AnswerChange | null; fields: Fields; withScript: boolean } {
  const fields = fieldsOf(body);
  if (fields.has(`_at.${question.name}`)) {
    if (unknownFields([question], fields).length > 0) throw new Problem('invalid-request');
    if (choiceOf(question, fields) === 'theirs') return { change: null, fields, withScript: true };
    const revision = readBasis(question, fields)?.revision;
    if (revision === undefined)
      throw new Problem('invalid-request', { detail: 'The revision cannot be read.' });
    const value = readQuestion(question, fields);
    const cannotAnswer = fields.get(`_cannot.${question.name}`)?.[0]?.trim() || null;
    return { change: { question: question.name, value, cannotAnswer, revision }, fields, withScript: true };
  }
  const read = answerBody.safeParse(body);
  if (!read.success) throw requestProblem(read.error.issues);
  const value = read.data.value as AnswerValue | null;
  return {
    change: { question: question.name, ...read.data, value },
    fields: new Map(fieldsFor(question, value)),
    withScript: false,
  };
}

function savedAs(answer: StoredAnswer | undefined): Saved {
  return { revision: answer?.revision ?? 0, at: answer?.at ?? null, basis: basisOf(answer) };
}

function refusal(problems: readonly AnswerProblem[], { context, questionnaire }: PartnerView): Problem {
  return new Problem('wrong-answers', {
    detail: 'Nothing was stored.',
    errors: problems.map((problem) => ({
      pointer: problem.pointer,
      detail: answerProblemText(problem, context.language, questionnaire),
      question: problem.question,
      code: problem.code,
    })),
  });
}
