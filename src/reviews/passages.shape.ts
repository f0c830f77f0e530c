import { z } from 'zod';
import { isStorable } from '../http/form.shape.js';
import { isLanguage, type Language } from '../language.js';
import { fieldsOf } from '../responses/read-form.js';
import { CATALOGUES } from './codebook.js';
import { codeOfKey, textKey, type CodeName, type TextPlace } from './passage.js';

/** A piece of a text, in the revision of the answer that the reader has seen. */
export interface Mark extends TextPlace {
  readonly answerRevision: number;
  readonly start: number;
  readonly end: number;
}

/** What a coder says of a passage. */
export interface PassageWords {
  readonly codes: readonly CodeName[];
  readonly newCode: { readonly catalogue: string; readonly language: Language; readonly name: string } | null;
  readonly memo: string;
  readonly exemplar: boolean;
}

export const LONGEST_MEMO = 4000;
export const LONGEST_NAME = 200;

const field = z.union([z.string().max(10_000), z.array(z.string().max(10_000)).max(2000)]);
const NAMES = /^(_csrf|s|range|code|quick|search|memo|exemplar|new-name|new-catalogue|back|revision|act)$/;

/** The form of a passage; a field sent twice comes as a list. */
export const passageForm = z.record(z.string().regex(NAMES), field);
export type PassageForm = z.output<typeof passageForm>;

/** A mark as a form holds it: entity, question, place, revision, start, end. */
export function markText({ entity, question, place, answerRevision, start, end }: Mark): string {
  return [entity, question, place, answerRevision, start, end].join(':');
}

export function markOf(text: string): Mark | null {
  const parts = /^([\w-]{1,40}):(\w{1,80}):([\w.-]{0,80}):(\d{1,9}):(\d{1,7}):(\d{1,7})$/.exec(text);
  if (!parts) return null;
  const [, entity = '', question = '', place = '', revision, start, end] = parts;
  return {
    entity,
    question,
    place,
    answerRevision: Number(revision),
    start: Number(start),
    end: Number(end),
  };
}

/** Sentences that follow one another are one passage; `textBetween` is what stands between two of them. */
export function joined(
  marks: readonly Mark[],
  textBetween: (one: Mark, other: Mark) => string,
): readonly Mark[] {
  const result: Mark[] = [];
  for (const mark of marks) {
    const last = result.at(-1);
    const isNext = last && textKey(last) === textKey(mark) && last.end <= mark.start;
    if (isNext && textBetween(last, mark).trim() === '')
      result[result.length - 1] = { ...last, end: mark.end };
    else result.push(mark);
  }
  return result;
}

export interface ReadPassageForm {
  readonly marks: readonly Mark[];
  readonly words: PassageWords;
  /** A code was written by its name. */
  readonly search: string;
  readonly back: string;
  readonly revision: number;
  readonly act: string;
}

/** Codes that are no codes and marks that are none are left out. */
export function readPassageForm(form: PassageForm, language: Language): ReadPassageForm {
  const fields = fieldsOf(form);
  const all = (name: string) => fields.get(name) ?? [];
  const one = (name: string) => (all(name)[0] ?? '').trim();
  const range = markOf(one('range'));
  const name = one('new-name');
  const catalogue = one('new-catalogue');
  const isKnown = (CATALOGUES as readonly string[]).includes(catalogue);
  return {
    marks: range ? [range] : all('s').flatMap((text) => markOf(text) ?? []),
    words: {
      codes: [...new Set([...all('code'), ...all('quick')])].flatMap((key) => codeOfKey(key) ?? []),
      newCode: name !== '' && isKnown && isLanguage(language) ? { catalogue, language, name } : null,
      memo: one('memo'),
      exemplar: all('exemplar').includes('1'),
    },
    search: one('search'),
    back: one('back'),
    revision: Number(/^\d{1,9}$/.exec(one('revision'))?.[0] ?? -1),
    // No act is named by what no text can hold.
    act: isStorable(one('act')) ? one('act') : '',
  };
}

/** Can these words be stored? Answers the field that cannot. */
export function wrongWords({ memo, newCode }: PassageWords): 'memo' | 'new-name' | null {
  if (memo.length > LONGEST_MEMO || !isStorable(memo)) return 'memo';
  const name = newCode?.name ?? '';
  return name.length > LONGEST_NAME || !isStorable(name) || /[\r\n]/.test(name) ? 'new-name' : null;
}
