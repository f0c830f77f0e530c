import type { Language } from '../../language.js';
import type { Question } from '../../questionnaires/questionnaire.js';
import type { Fields } from '../read-form.js';

/** What a control needs to show itself: its question, its name in the form, and what stands in the form. */
export interface FieldProps<Kind extends Question = Question> {
  readonly question: Kind;
  /** Name of the control, and the start of its ids: `new_areas`, `continuity_examples.0.title`. */
  readonly name: string;
  readonly language: Language;
  readonly fields: Fields;
  /** Message by field name; for a question as a whole, by the question's name. */
  readonly errors: ReadonlyMap<string, string>;
  /** Panels shown beyond those answered: 1 after "add another". */
  readonly extraPanels?: number;
  /** Names of the documents sent so far, by id. */
  readonly documents?: ReadonlyMap<string, string>;
  /** A field of a panel: its title is smaller. */
  readonly nested?: boolean;
}

export const firstValue = (fields: Fields, name: string): string => fields.get(name)?.[0] ?? '';

/** Ids of the hint and the message that describe a control; undefined where it has neither. */
export function describedBy(name: string, hasHint: boolean, hasError: boolean): string | undefined {
  const ids = [hasHint ? `${name}-hint` : '', hasError ? `${name}-error` : ''].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}
