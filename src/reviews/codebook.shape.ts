import { z } from 'zod';
import { isStorable } from '../http/form.shape.js';
import { LANGUAGES, type PartialTexts } from '../language.js';
import { fieldsOf } from '../responses/read-form.js';
import { LONGEST_MEMO, LONGEST_NAME } from './passages.shape.js';

const field = z.union([z.string().max(10_000), z.array(z.string().max(100)).max(2000)]);
export const codebookForm = z.record(
  z.string().regex(/^(_csrf|catalogue|name-(en|es|fr|pt)|definition|example|revision|into|s|act|back)$/),
  field,
);
export type CodebookForm = z.output<typeof codebookForm>;

/** What a form says of a code. */
export interface CodeWords {
  readonly catalogue: string;
  readonly texts: PartialTexts;
  readonly definition: string;
  readonly example: string;
  readonly revision: number;
  /** The code that takes the passages of a merge. */
  readonly into: string;
  /** Ids of the passages that a split moves. */
  readonly passages: readonly string[];
  readonly act: string;
}

export function readCodebookForm(form: CodebookForm): CodeWords {
  const fields = fieldsOf(form);
  const one = (name: string) => (fields.get(name)?.[0] ?? '').trim();
  const names = LANGUAGES.map((language) => [language, one(`name-${language}`)] as const);
  return {
    catalogue: one('catalogue'),
    texts: Object.fromEntries(names.filter(([, name]) => name !== '')),
    definition: one('definition'),
    example: one('example'),
    revision: Number(/^\d{1,9}$/.exec(one('revision'))?.[0] ?? -1),
    into: one('into'),
    passages: fields.get('s') ?? [],
    // No act is named by what no text can hold.
    act: isStorable(one('act')) ? one('act') : '',
  };
}

/** The field that cannot be stored as it is; null where all can. */
export function wrongCodeWords({ texts, definition, example }: CodeWords, needsName: boolean): string | null {
  const names = Object.entries(texts);
  if (needsName && names.length === 0) return 'name-en';
  for (const [language, name] of names)
    if (name.length > LONGEST_NAME || !isStorable(name) || /[\r\n]/.test(name)) return `name-${language}`;
  if (definition.length > LONGEST_MEMO || !isStorable(definition)) return 'definition';
  return example.length > LONGEST_MEMO || !isStorable(example) ? 'example' : null;
}
