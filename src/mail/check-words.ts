import type { Language } from '../language.js';
import { formatMessage, readMessage, type MessageParams, type MessagePart } from '../message.js';
import { examplesOf, type ShownKind } from './mail-examples.js';
import { aroundButton, BUTTON_PLACE, paragraphsOf, type MailWords } from './mail-words.js';
import {
  allParts,
  casesOf,
  choicesIn,
  COUNTS,
  isFault,
  namesSaid,
  partsIn,
  type Choice,
  type Facts,
} from './word-cases.js';

export const WORD_FIELDS = ['subject', 'body', 'button'] as const;
export type WordField = (typeof WORD_FIELDS)[number];

/** What is wrong with a text that somebody wrote, and at which field; a text of the pages says it. */
export interface WordFault {
  readonly field: WordField;
  readonly key:
    | 'empty'
    | 'emptyIn'
    | 'long'
    | 'pattern'
    | 'lines'
    | 'unclosed'
    | 'no-other'
    | 'malformed'
    | 'brace'
    | 'unknown'
    | 'formatted'
    | 'case'
    | 'count'
    | 'place'
    | 'required'
    | 'requiredIn'
    | 'survey';
  readonly params: MessageParams;
}

/** Characters that a filled subject and button may have, and that may be typed at all. */
export const MOST = { subject: 150, button: 40, typed: { subject: 1000, body: 8000, button: 300 } } as const;

/** It puts readers off (`pages-and-report.md`, section 5); in whatever of the four languages. */
const SURVEY = /survey|encuesta|enquete|inquerito/i;

/** Everything that keeps these words from being sent; empty where they may be. */
export function checkWords(words: MailWords, kind: ShownKind, language: Language): readonly WordFault[] {
  const facts = examplesOf(kind, language);
  const faults = WORD_FIELDS.flatMap((field) => {
    const typed = checkField(field, words, kind);
    return typed.length > 0 ? typed : checkNames(field, wordsAt(words, field), kind, facts);
  });
  return [
    ...faults,
    ...(faults.length === 0 ? checkFilled(words, kind, language, facts) : []),
    ...checkSurvey(words.subject),
  ];
}

/** Can such words be filled, whatever else may be said against them? Kinds of mail change over the years. */
export function canBeSaid(words: MailWords, kind: Pick<ShownKind, 'placeholders'>): boolean {
  return WORD_FIELDS.every((field) => {
    const read = readMessage(wordsAt(words, field));
    return !isFault(read) && allParts(read).every((part) => isKnown(part, kind));
  });
}

/** The body without the paragraph that says where the button stands. */
function wordsAt(words: MailWords, field: WordField): string {
  return field === 'body' ? aroundButton(words.body).join('\n\n') : words[field];
}

function checkField(field: WordField, words: MailWords, kind: ShownKind): readonly WordFault[] {
  const typed = words[field];
  const isNeeded = field !== 'button' || kind.words.en.button !== '';
  if (!isNeeded) return [];
  const most = MOST.typed[field];
  if (typed.trim() === '') return [{ field, key: 'empty', params: {} }];
  if (typed.length > most) return [{ field, key: 'pattern', params: { count: typed.length, most } }];
  if (field !== 'body' && /\p{Cc}/u.test(typed)) return [{ field, key: 'lines', params: {} }];
  const places = field === 'body' ? paragraphsOf(typed).filter((one) => one.includes(BUTTON_PLACE)) : [];
  const hasButton = kind.words.en.button !== '';
  if (places.length > 1 || places.some((one) => one !== BUTTON_PLACE || !hasButton))
    return [{ field, key: hasButton ? 'place' : 'unknown', params: { name: BUTTON_PLACE } }];
  const read = readMessage(wordsAt(words, field));
  if (!isFault(read)) return [];
  const around = excerpt(wordsAt(words, field), read.at);
  return [{ field, key: read.fault, params: { around } }];
}

/** Some characters from a place on. */
function excerpt(text: string, from: number): string {
  const start = Math.max(0, Math.min(from, text.length - 20));
  const part = text.slice(start, start + 40).replaceAll('\n', ' ');
  return `${start > 0 ? '…' : ''}${part}${start + 40 < text.length ? '…' : ''}`;
}

function isKnown(part: MessagePart, { placeholders }: Pick<ShownKind, 'placeholders'>): boolean {
  if (part.kind === 'text' || part.kind === 'number') return true;
  return part.kind !== 'formatted' && placeholders.includes(part.name);
}

function checkNames(field: WordField, pattern: string, kind: ShownKind, facts: Facts): WordFault[] {
  const parts = allParts(partsIn(pattern));
  const faults = parts.flatMap((part): WordFault[] => {
    if (part.kind === 'text') {
      return /[{}]/.test(part.text) ? [{ field, key: 'brace', params: { around: part.text.trim() } }] : [];
    }
    if (part.kind === 'number') return [];
    const name = `{${part.name}}`;
    if (!kind.placeholders.includes(part.name)) return [{ field, key: 'unknown', params: { name } }];
    if (part.kind === 'formatted') return [{ field, key: 'formatted', params: { name } }];
    return part.kind === 'choice' ? checkChoice(field, part, kind, facts) : [];
  });
  return [...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()];
}

function checkChoice(field: WordField, choice: Choice, kind: ShownKind, facts: Facts): WordFault[] {
  const { name, by, cases } = choice;
  if (by === 'count' && !/^\d+$/.test(facts[name] ?? '')) {
    return [{ field, key: 'count', params: { name: `{${name}}` } }];
  }
  const known = by === 'value' ? valuesOf(name, kind, facts) : null;
  return [...cases.keys()].flatMap((option): WordFault[] => {
    const isFine = known ? known.has(option) : COUNTS.has(option) || /^=\d+$/.test(option);
    const listed = [...(known ?? ['one', 'many', 'other', '=1'])].join(', ');
    return isFine ? [] : [{ field, key: 'case', params: { name: `{${name}}`, option, known: listed } }];
  });
}

/** What a fact can be, as far as the kind's own words tell; null where they do not ask. */
function valuesOf(name: string, kind: ShownKind, facts: Facts): Set<string> | null {
  const asked = Object.values(kind.words)
    .flatMap(({ subject, body, button }) => [subject, aroundButton(body).join('\n\n'), button])
    .flatMap((pattern) => choicesIn(partsIn(pattern)))
    .filter((choice) => choice.name === name && choice.by === 'value');
  if (asked.length === 0) return null;
  return new Set([...asked.flatMap(({ cases }) => [...cases.keys()]), facts[name] ?? 'other']);
}

/** What the words come to, in each case they tell apart. */
function checkFilled(words: MailWords, kind: ShownKind, language: Language, example: Facts): WordFault[] {
  const patterns = WORD_FIELDS.map((field) => [field, wordsAt(words, field)] as const);
  const choices = patterns.flatMap(([, pattern]) => choicesIn(partsIn(pattern)));
  const found = new Map<string, WordFault>();
  for (const { facts, of } of casesOf(choices, example)) {
    const add = (field: WordField, key: 'empty' | 'required' | 'long', params: MessageParams) => {
      const told = key !== 'long' && of !== null;
      const inCase = told ? { case: `{${of.name}}`, option: of.option } : {};
      const name = `${field} ${key} ${String(params['name'])}`;
      const toldKey = told ? (`${key}In` as 'emptyIn' | 'requiredIn') : key;
      if (!found.has(name)) found.set(name, { field, key: toldKey, params: { ...params, ...inCase } });
    };
    for (const [field, pattern] of patterns) {
      const text = formatMessage(pattern, language, facts).trim();
      if (text === '' && pattern !== '') add(field, 'empty', {});
      const most = field === 'body' ? Infinity : MOST[field];
      if (text.length > most) add(field, 'long', { count: text.length, most });
    }
    const said = new Set(
      patterns.flatMap(([, pattern]) => [...namesSaid(partsIn(pattern), facts, language)]),
    );
    for (const name of kind.required) if (!said.has(name)) add('body', 'required', { name: `{${name}}` });
  }
  return [...found.values()];
}

function checkSurvey(subject: string): WordFault[] {
  const own = allParts(partsIn(subject)).map((part) => (part.kind === 'text' ? part.text : ' '));
  const plain = own.join('').normalize('NFD').replace(/\p{M}/gu, '');
  const word = SURVEY.exec(plain)?.[0];
  return word ? [{ field: 'subject', key: 'survey', params: { word } }] : [];
}
