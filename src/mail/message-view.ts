import { LANGUAGES, type Language } from '../language.js';
import { canBeSaid } from './check-words.js';
import { examplesOf, type ShownKind } from './mail-examples.js';
import { sayWords, type MailWords } from './mail-words.js';
import { textKey, wordsThatCount, type StoredText } from './own-words.js';
import { casesOf, choicesIn, partsIn } from './word-cases.js';

/** Whose words are sent in a language: the window's, ours, or ours because the window's no longer fit the kind. */
export type Whose = 'own' | 'ours' | 'unfit';

export interface WordedLanguage {
  readonly language: Language;
  readonly whose: Whose;
  readonly words: MailWords;
  readonly stored: StoredText | null;
}

/** One kind of mail as a window writes it, language by language. */
export function wordedLanguages(
  kind: ShownKind & { readonly kind: string },
  stored: ReadonlyMap<string, StoredText>,
): readonly WordedLanguage[] {
  return LANGUAGES.map((language) => {
    const text = stored.get(textKey({ kind: kind.kind, language })) ?? null;
    const own = text?.own ?? null;
    const words = wordsThatCount(kind, language, own);
    const isFit = own !== null && canBeSaid({ ...kind.words[language], ...own }, kind);
    return { language, whose: own === null ? 'ours' : isFit ? 'own' : 'unfit', words, stored: text };
  });
}

/** Languages in which the window says what we say, while it has words of its own in another; empty where all agree. */
export function leftBehind(languages: readonly WordedLanguage[]): readonly Language[] {
  if (languages.every(({ whose }) => whose === 'ours')) return [];
  return languages.filter(({ whose }) => whose !== 'own').map(({ language }) => language);
}

/** How the words read where a fact is not as in the example. */
export interface OtherCase {
  readonly name: string;
  readonly option: string;
  readonly subject: string;
  readonly paragraphs: readonly string[];
}

/** The cases in which the words differ by what a fact is; that a number brings its plural needs no showing. */
export function otherCases(kind: ShownKind, language: Language, words: MailWords): readonly OtherCase[] {
  const choices = [words.subject, words.body, words.button].flatMap((pattern) =>
    choicesIn(partsIn(pattern)).filter(({ by }) => by === 'value'),
  );
  const [example, ...others] = casesOf(choices, examplesOf(kind, language)).map(({ facts, of }) => {
    const { subject, paragraphs, after } = sayWords(words, language, facts);
    return { name: of?.name ?? '', option: of?.option ?? '', subject, paragraphs: [...paragraphs, ...after] };
  });
  const textOf = (one: OtherCase | undefined) => [one?.subject, ...(one?.paragraphs ?? [])].join('\n');
  return others.filter((one) => textOf(one) !== textOf(example));
}
