/** Fewest and most characters of a password; OWASP ASVS 5.0, 6.2.1 and 6.2.9. */
export const FEWEST = 12;
export const MOST = 200;

/** Why a password is not taken. */
export type PasswordFault = 'short' | 'long' | 'breached' | 'own' | 'pattern' | 'guessable';

/** What the library found a password to be made of. */
export interface Guessing {
  /** 0 to 4; 3 is 10^8 guesses or more. */
  readonly score: number;
  readonly parts: readonly { readonly pattern: string; readonly dictionaryName?: unknown }[];
}

/** The lowest score that is taken. */
const ENOUGH = 3;

/**
 * Length is counted in characters as people see them in most scripts (code points); nothing is cut and no character is
 * forbidden (ASVS 6.2.5 to 6.2.9). `own` are
 * words about the person, in lower case; `guess` is asked only for what has a proper length.
 */
export function passwordFault(
  password: string,
  own: readonly string[],
  guess: (password: string) => Guessing,
): PasswordFault | null {
  const length = [...password].length;
  if (length < FEWEST) return 'short';
  if (length > MOST) return 'long';
  if (own.length > 0 && [...withoutWords(password, own)].length < FEWEST / 2) return 'own';
  const { score, parts } = guess(password);
  if (score >= ENOUGH) return null;
  const dictionaries = parts.map(({ dictionaryName }) => String(dictionaryName ?? ''));
  if (dictionaries.includes('userInputs')) return 'own';
  if (dictionaries.some((name) => name.startsWith('passwords'))) return 'breached';
  if (parts.every(({ pattern }) => pattern !== 'bruteforce' && pattern !== 'dictionary')) return 'pattern';
  return 'guessable';
}

/** What is left of a password without these words; the longest go first, so that none leaves a piece of itself. */
function withoutWords(password: string, words: readonly string[]): string {
  return words
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, word) => left.split(word).join(''), password.toLowerCase());
}
