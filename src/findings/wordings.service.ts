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
}

export function readWordings(): Readonly<Record<Language, Messages>> {
  return Object.fromEntries(LANGUAGES.map((language) => [language, readMessages(language)])) as Record<
    Language,
    Messages
  >;
}

function readMessages(language: Language): Messages {
  const file = join(folder, `${language}.json`);
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Messages;
  } catch (cause) {
    throw new Error(`The wording ${file} cannot be read: restore it from the source.`, { cause });
  }
}
