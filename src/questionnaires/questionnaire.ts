import type { Language, Texts } from '../language.js';
import type { Partnership, Role } from '../initiatives/partnership.js';

/** A compiled, frozen questionnaire: our own plain structure, derived once from a SurveyJS definition. */
export interface Questionnaire {
  /** Such as `joint-ex-post/v1`. */
  readonly id: string;
  readonly title: Texts;
  /** SHA-256 in hex of the definition as stored. */
  readonly sha256: string;
  readonly sections: readonly Section[];
  /** Every question by name, panels' inner questions not included. */
  readonly questions: ReadonlyMap<string, Question>;
}

/** A page of the definition: `about`, `continuity`, `application`, `impact`, `factors`, `future`, `closing`. */
export interface Section {
  readonly name: string;
  readonly title: Texts;
  readonly description: Texts | null;
  /** Honest minutes to answer it. */
  readonly minutes: number;
  readonly questions: readonly Question[];
}

export interface Choice {
  readonly value: string;
  readonly text: Texts;
}

/** A row of a matrix; texts of rows that come from the partnership are filled in by `pagesFor`. */
export interface Row {
  readonly value: string;
  readonly text: Texts;
}

export type RowsFrom = 'other-entities' | 'targets' | 'last-perspectives';

interface QuestionBase {
  readonly name: string;
  /** May hold `{challenge}`, `{exerciseYear}`: replaced by `pagesFor`. */
  readonly title: Texts;
  readonly description: Texts | null;
  readonly required: boolean;
  /** SurveyJS expression over answers and the variables role, challenge, exerciseYear, exerciseNumber. */
  readonly visibleIf: string | null;
  /** SurveyJS expression making it required, such as `{quote} notempty`. */
  readonly requiredIf: string | null;
  /** Questions its visibility depends on: returning one of them also returns this one. */
  readonly revealedBy: readonly string[];
  /** May findings of two exercises be compared on it? */
  readonly comparable: boolean;
  /** Expression validators across questions, checked at submission. */
  readonly rules: readonly { readonly expression: string; readonly text: Texts }[];
}

export interface ChoiceQuestion extends QuestionBase {
  readonly type: 'radiogroup' | 'dropdown';
  readonly choices: readonly Choice[];
}
export interface CheckboxQuestion extends QuestionBase {
  readonly type: 'checkbox';
  /** Empty where `choicesFrom` is set, until `pagesFor` has filled them. */
  readonly choices: readonly Choice[];
  /** All entities of the partnership. */
  readonly choicesFrom?: 'entities';
  readonly maxSelected: number | null;
}
export interface RankingQuestion extends QuestionBase {
  readonly type: 'ranking';
  readonly choices: readonly Choice[];
  readonly maxSelected: number;
}
export interface BooleanQuestion extends QuestionBase {
  readonly type: 'boolean';
  readonly trueText: Texts;
  readonly falseText: Texts;
}
export interface RatingQuestion extends QuestionBase {
  readonly type: 'rating';
  readonly min: number;
  readonly max: number;
  readonly minText: Texts | null;
  readonly maxText: Texts | null;
}
export interface CommentQuestion extends QuestionBase {
  readonly type: 'comment';
  /** In code points. */
  readonly maxLength: number;
}
export interface TextQuestion extends QuestionBase {
  readonly type: 'text';
  readonly inputType: 'text' | 'number' | 'date' | 'url' | 'email';
  readonly maxLength: number;
  readonly min: number | null;
  readonly max: number | null;
  /** Bounds over exerciseYear and exerciseNumber, such as `{exerciseYear} + 1`: `pagesFor` turns them into `min` and `max`. */
  readonly minExpression?: string;
  readonly maxExpression?: string;
  readonly wholeNumber: boolean;
}
export interface MatrixQuestion extends QuestionBase {
  readonly type: 'matrix';
  readonly columns: readonly Choice[];
  /** Empty where `rowsFrom` is set, until `pagesFor` has filled them. */
  readonly rows: readonly Row[];
  readonly rowsFrom: RowsFrom | null;
}
export interface MultipleTextQuestion extends QuestionBase {
  readonly type: 'multipletext';
  readonly items: readonly { readonly name: string; readonly title: Texts; readonly maxLength: number }[];
}
export interface PanelDynamicQuestion extends QuestionBase {
  readonly type: 'paneldynamic';
  readonly minCount: number;
  readonly maxCount: number;
  readonly elements: readonly Question[];
  readonly addText: Texts;
  /** Title of one panel, such as "Example". */
  readonly itemTitle: Texts;
}
export interface FileQuestion extends QuestionBase {
  readonly type: 'file';
  readonly maxFiles: number;
  readonly maxBytes: number;
  readonly accepted: readonly ('pdf' | 'png' | 'jpeg')[];
}
export interface HtmlQuestion extends QuestionBase {
  readonly type: 'html';
  /** Plain text; never markup. */
  readonly html: Texts;
}

export type Question =
  | ChoiceQuestion
  | CheckboxQuestion
  | RankingQuestion
  | BooleanQuestion
  | RatingQuestion
  | CommentQuestion
  | TextQuestion
  | MatrixQuestion
  | MultipleTextQuestion
  | PanelDynamicQuestion
  | FileQuestion
  | HtmlQuestion;

export type AnswerValue =
  string | number | boolean | readonly AnswerValue[] | { readonly [key: string]: AnswerValue };

/** Answers by question name, as SurveyJS would hold them. */
export type Answers = Readonly<Record<string, AnswerValue>>;

/** Questions left out on purpose: reason by question name. */
export type CannotAnswer = Readonly<Record<string, string>>;

/** Who is answering, and about what: everything that rows, conditions and piped titles need. */
export interface Respondent {
  readonly entity: string;
  readonly role: Role;
  readonly partnership: Partnership;
  readonly exerciseYear: number;
  readonly exerciseNumber: number;
  /** Perspectives reported in the exercise before: catalogue code or own code with its texts; empty in the first. */
  readonly lastPerspectives: readonly Choice[];
}

/** One thing wrong with one answer. */
export interface AnswerProblem {
  readonly question: string;
  /** JSON pointer below the answers, such as `/ties_before/tec`. */
  readonly pointer: string;
  /** Key of a message every language has, with its parameters. */
  readonly code: AnswerProblemCode;
  readonly params: Readonly<Record<string, string | number>>;
}

export const ANSWER_PROBLEM_CODES = [
  'unknown-question',
  'hidden-question',
  'wrong-type',
  'unknown-choice',
  'unknown-row',
  'unknown-field',
  'repeated-choice',
  'too-many',
  'too-few',
  'too-long',
  'not-a-number',
  'not-whole',
  'too-small',
  'too-large',
  'not-a-date',
  'not-a-link',
  'not-an-address',
  'unreadable-text',
  'empty-answer',
  'unknown-document',
  'required',
  'required-cannot-be-left-out',
  'both-answered-and-left-out',
  'reason-missing',
  'rule-broken',
  'too-deep',
] as const;
export type AnswerProblemCode = (typeof ANSWER_PROBLEM_CODES)[number];

/** A refusal of a definition when it is loaded. */
export interface DefinitionProblem {
  readonly question: string;
  readonly reason: string;
}

export type { Language };
