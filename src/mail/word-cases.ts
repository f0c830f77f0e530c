import type { Language } from '../language.js';
import { readMessage, type MessageFault, type MessagePart } from '../message.js';

export type Facts = Readonly<Record<string, string>>;

/** A way in which the facts may lie, so that words with a choice read otherwise. */
export interface WordCase {
  readonly facts: Facts;
  /** Where it differs from the example: the fact, and which case of it. */
  readonly of: { readonly name: string; readonly option: string } | null;
}

/** A number of each category of plurals there is in the four languages. */
const SAMPLES: Readonly<Record<string, string>> = { one: '1', many: '1000000', other: '7' };

/** Categories of the plural rules (UTS 35). */
export const COUNTS: ReadonlySet<string> = new Set(['zero', 'one', 'two', 'few', 'many', 'other']);

export type Choice = Extract<MessagePart, { readonly kind: 'choice' }>;

/** The parts of a message; none where it cannot be read. */
export function partsIn(pattern: string): readonly MessagePart[] {
  const read = readMessage(pattern);
  return isFault(read) ? [] : read;
}

export function isFault(read: readonly MessagePart[] | MessageFault): read is MessageFault {
  return 'fault' in read;
}

/** Every part, those inside choices too. */
export function allParts(parts: readonly MessagePart[]): readonly MessagePart[] {
  return parts.flatMap((part) =>
    part.kind === 'choice' ? [part, ...[...part.cases.values()].flatMap(allParts)] : [part],
  );
}

export function choicesIn(parts: readonly MessagePart[]): readonly Choice[] {
  return allParts(parts).filter((part) => part.kind === 'choice');
}

/** The example itself, and each case of each choice in the words with all else as in the example. */
export function casesOf(choices: readonly Choice[], example: Facts): readonly WordCase[] {
  const cases = new Map<string, WordCase>();
  for (const { name, by, cases: options } of choices) {
    for (const option of options.keys()) {
      const value = by === 'value' ? option : option.startsWith('=') ? option.slice(1) : SAMPLES[option];
      if (value === undefined) continue;
      cases.set(`${name} ${option}`, { facts: { ...example, [name]: value }, of: { name, option } });
    }
  }
  return [{ facts: example, of: null }, ...cases.values()];
}

/** Names of the facts that are said where they lie like this. */
export function namesSaid(parts: readonly MessagePart[], facts: Facts, language: Language): Set<string> {
  const names = new Set<string>();
  for (const part of parts) {
    if (part.kind === 'fact') names.add(part.name);
    if (part.kind === 'choice') {
      for (const name of namesSaid(chosen(part, facts, language), facts, language)) names.add(name);
      if (part.by === 'count') names.add(part.name);
    }
  }
  return names;
}

function chosen({ name, by, cases }: Choice, facts: Facts, language: Language): readonly MessagePart[] {
  const value = facts[name] ?? '';
  const option =
    by === 'value' || cases.has(`=${value}`)
      ? `${by === 'count' ? '=' : ''}${value}`
      : new Intl.PluralRules(language).select(Number(value));
  return cases.get(option) ?? cases.get('other') ?? [];
}
