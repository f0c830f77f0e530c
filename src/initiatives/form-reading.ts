import type { Language } from '../language.js';
import type { ErrorLine } from '../pages/notices.js';
import { pageText } from '../pages/page-text.js';
import type { StaffForm } from '../pages/staff/staff-fields.js';
import type { ProblemPlace } from '../problem.js';
import { ruleText } from './document-problem-texts.js';
import type { FormBody } from './initiative-form.shape.js';
import { fieldAt, isFormList, withOneMore, type FormFields, type FormList } from './initiative-form.js';
import { theirsBeside } from './initiative-form-theirs.js';

/** A form as it is shown, and what is said above it. */
export interface ShownForm {
  readonly form: StaffForm;
  readonly summary: readonly ErrorLine[];
  readonly lead: string | null;
}

/** What was typed: the fields of a body without its controls; lines end with LF, as they are stored. */
export function typedIn(body: FormBody): FormFields {
  return new Map(
    Object.entries(body).flatMap(([name, text]) =>
      name.startsWith('_') ? [] : [[name, text.replace(/\r\n?/g, '\n')] as const],
    ),
  );
}

/** The list for which more room was asked; null where the form is to be saved. */
export function listAsked(body: FormBody): FormList | 'contacts' | null {
  const list = /^more:(.+)$/.exec(body['_do'] ?? '')?.[1];
  return list !== undefined && (list === 'contacts' || isFormList(list)) ? list : null;
}

/** The revision that the form is based on; -1, which nothing has, where it does not say. */
export function revisionIn(body: FormBody): number {
  const text = body['_revision'] ?? '';
  return /^\d{1,9}$/.test(text) ? Number(text) : -1;
}

export function plainForm(language: Language, fields: FormFields): ShownForm {
  const form = { language, fields, errors: new Map<string, string>(), theirs: new Map<string, string>() };
  return { form, summary: [], lead: null };
}

export function roomierForm(language: Language, fields: FormFields, list: FormList | 'contacts'): ShownForm {
  return plainForm(language, withOneMore(fields, list as FormList));
}

/** The form with what is wrong said at its fields. */
export function refusedForm(
  language: Language,
  fields: FormFields,
  places: readonly ProblemPlace[],
): ShownForm {
  const { form } = plainForm(language, fields);
  const errors = new Map<string, string>();
  const summary: ErrorLine[] = [];
  for (const { pointer, detail } of places) {
    const field = fieldAt(fields, pointer);
    const text = ruleText(language, detail);
    if (errors.get(field) === text) continue;
    errors.set(field, errors.has(field) ? `${errors.get(field) ?? ''} ${text}` : text);
    summary.push({ text: `${placeName(fields, field)}${text}`, href: `#${field}` });
  }
  return { form: { ...form, errors }, summary, lead: pageText(language, 'form.nothingStored') };
}

/** Which of several entities a message is about, by the name just typed. */
function placeName(fields: FormFields, field: string): string {
  const entity = /^entities\.\d+/.exec(field)?.[0];
  const name = entity && (fields.get(`${entity}.name`) ?? '');
  return name ? `${name}: ` : '';
}

/** The form as typed, beside what somebody else has stored since it was made. */
export function overtakenForm(language: Language, mine: FormFields, stored: FormFields): ShownForm {
  const { form } = plainForm(language, mine);
  const { fields, missing } = theirsBeside(mine, stored);
  const differing = [...fields.keys()];
  return {
    form: { ...form, theirs: fields },
    summary: [
      ...missing.map((entity) => ({
        text: pageText(language, 'form.staleMissing', { entity }),
        href: '#entities',
      })),
      ...differing.map((name) => ({
        text: `${placeName(mine, name)}${fields.get(name) || pageText(language, 'form.theirsEmpty')}`,
        href: `#${name}`,
      })),
    ],
    lead: pageText(language, 'form.stale'),
  };
}
