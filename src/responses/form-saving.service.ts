import { Injectable } from '@nestjs/common';
import type { PartnerVisitor } from '../accounts/access.js';
import { Problem } from '../problem.js';
import { DocumentUploads } from './document-uploads.service.js';
import { choiceOf, typedForm, withClosed, withRefusedFile, type FormState } from './form-state.js';
import { visibleOn, type NotedForm } from './noted-form.js';
import { shownWith, type PartnerView } from './partner-view.js';
import { readForm, unknownFields, type Fields } from './read-form.js';
import { ResponsesService } from './responses.service.js';
import type { StoredAnswer } from './response.js';
import { isGiven } from './section-progress.js';

export type FormOutcome =
  /** `revealed`: questions and notes that the answers lead to, and that nobody has answered yet. */
  | { readonly kind: 'saved'; readonly revealed: readonly string[] }
  /** Nothing was stored: the form again, with what was typed and what is in the way. */
  | { readonly kind: 'again'; readonly status: 409 | 422; readonly form: FormState };

/** Saves the form of a page whole, or says why not with everything that was typed. */
@Injectable()
export class FormSavingService {
  constructor(
    private readonly responses: ResponsesService,
    private readonly uploads: DocumentUploads,
  ) {}

  /** `body` is the form as it was sent, for the files in it; `sent` are its fields. */
  async save(
    visitor: PartnerVisitor,
    view: PartnerView,
    noted: NotedForm,
    sent: Fields,
    body: unknown,
  ): Promise<FormOutcome> {
    const { questions, stored } = noted;
    const unknown = unknownFields(questions, sent);
    if (unknown.length > 0) throw unknownProblem(unknown);
    const { fields, refused } = await this.uploads.take(visitor, questions, sent, body);
    if (refused === null) return this.saveFields(visitor, view, noted, fields);
    const form = typedForm(questions, fields, stored, saidIn(view));
    return { kind: 'again', status: 422, form: withRefusedFile(form, refused, view.context) };
  }

  /** Nothing can be stored any more; what was typed is shown once more, to be copied. */
  closed(view: PartnerView, { questions, stored }: NotedForm, fields: Fields): FormOutcome {
    const form = typedForm(questions, fields, stored, saidIn(view));
    return { kind: 'again', status: 409, form: withClosed(form, view.context) };
  }

  private async saveFields(
    visitor: PartnerVisitor,
    view: PartnerView,
    noted: NotedForm,
    fields: Fields,
  ): Promise<FormOutcome> {
    const { questions, stored: answers } = noted;
    const said = saidIn(view);
    const open = questions.filter((question) => choiceOf(question, fields) === 'open');
    if (open.length > 0) {
      const newer = open.flatMap(({ name }) => answers.get(name) ?? []);
      return {
        kind: 'again',
        status: 409,
        form: typedForm(questions, fields, answers, { ...said, newer }),
      };
    }
    const taken = questions.filter((question) => choiceOf(question, fields) !== 'theirs');
    const changes = readForm(taken, fields, answers);
    if (changes.length === 0) return { kind: 'saved', revealed: [] };
    const outcome = await this.responses.saveAnswers(visitor, changes);
    switch (outcome.kind) {
      case 'saved':
        return {
          kind: 'saved',
          revealed: revealedBy(outcome.answers, view, noted),
        };
      case 'conflict': {
        const form = typedForm(questions, fields, answers, {
          ...said,
          newer: outcome.current,
        });
        return { kind: 'again', status: 409, form };
      }
      case 'refused': {
        const form = typedForm(questions, fields, answers, {
          ...said,
          problems: outcome.problems,
        });
        return { kind: 'again', status: 422, form };
      }
      case 'closed':
        return this.closed(view, noted, fields);
      default:
        return outcome satisfies never;
    }
  }
}

/** Questions and notes of the page that the answers just stored lead to, and that nobody has answered yet. */
function revealedBy(
  saved: readonly StoredAnswer[],
  view: PartnerView,
  { questions, stored, visible: shownBefore, before }: NotedForm,
): readonly string[] {
  const changed = new Set(saved.map(({ question }) => question));
  const decides = questions.some(({ revealedBy }) => revealedBy.some((name) => changed.has(name)));
  if (!decides && !before) return [];
  const { questionnaire, response, sections } = view;
  const answers = new Map([...stored, ...saved.map((answer) => [answer.question, answer] as const)]);
  const { visible } = shownWith(questionnaire, response.respondent, answers);
  const shown = visibleOn({ sections, visible, response: { ...response, answers } }, before);
  return questions
    .map(({ name }) => name)
    .filter((name) => shown.has(name) && !shownBefore.has(name) && !isGiven(answers.get(name)));
}

function saidIn({ questionnaire, context }: PartnerView) {
  return { questionnaire, context };
}

function unknownProblem(names: readonly string[]): Problem {
  return new Problem('invalid-request', {
    detail: 'The form holds fields that its page does not have. Load the page again; nothing was stored.',
    errors: names
      .slice(0, 20)
      .map((name) => ({ pointer: `/${name.slice(0, 64)}`, detail: 'There is no such field' })),
  });
}
