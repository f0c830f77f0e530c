import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { LANGUAGES, type Language } from '../language.js';
import type { Messages } from './speech.js';

// `dist/findings` and `src/findings` lie equally deep below the root.
const folder = join(import.meta.dirname, '..', '..', 'reports', 'wording');

/** Texts of findings and reports, read once at start. A missing or broken file stops the start, naming it. */
@Injectable()
export class WordingsService {
  readonly messages: Readonly<Record<Language, Messages>> = readWordings();

  /** What a finding is called. */
  label(finding: string, language: Language): string {
    return this.messages[language][`label.${finding}`] ?? finding;
  }
}

export function readWordings(): Readonly<Record<Language, Messages>> {
  return Object.fromEntries(LANGUAGES.map((language) => [language, readMessages(language)])) as Record<
    Language,
    Messages
  >;
}

/** French sets a space before : ; ! ? and inside « », at which no line may end; the file is typed with plain ones. */
function spacedAsInFrench(messages: Messages): Messages {
  const spaced = (text: string) => text.replace(/ (?=[:;!?»])|(?<=«) /g, '\u00a0');
  return Object.fromEntries(Object.entries(messages).map(([key, text]) => [key, spaced(text)]));
}

function readMessages(language: Language): Messages {
  const file = join(folder, `${language}.json`);
  try {
    const messages = JSON.parse(readFileSync(file, 'utf8')) as Messages;
    return language === 'fr' ? spacedAsInFrench(messages) : messages;
  } catch (cause) {
    throw new Error(`The wording ${file} cannot be read: restore it from the source.`, { cause });
  }
}
