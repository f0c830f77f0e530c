import type { Language } from '../language.js';
import type { Finding, FindingSection } from './finding.js';
import { awaitsAnswer, type Reaction } from './reaction.js';
import { shownWording } from './shown-wording.js';
import type { Speech } from './speech.js';
import { nameOf, type EntityNames } from './wording.js';

/** Sections in the order of the report. */
export const SECTIONS: readonly FindingSection[] = [
  'continuity',
  'application',
  'impact',
  'factors',
  'future',
  'new-exercise',
];

/** Who says what, in words: a label and names, such as "Yes (3 of 5)" and "CAINCO, TEC". */
export interface NamedCount {
  readonly kind: 'yes' | 'partly' | 'no' | 'without' | 'degree' | 'seen';
  /** With a degree: in words. */
  readonly degree?: string;
  readonly count: number;
  readonly total: number;
  readonly names: string;
}

/** Who stands behind a finding. Nothing for findings that are no count of answers: their wording names everybody. */
export function countsIn(finding: Finding, names: EntityNames, speech: Speech): readonly NamedCount[] {
  const total = finding.subject.entities.length;
  const listed = (keys: readonly string[]) => speech.list(keys.map((key) => nameOf(names, key)));
  const line = (kind: NamedCount['kind'], keys: readonly string[], degree?: string): NamedCount[] =>
    keys.length === 0
      ? []
      : [{ kind, count: keys.length, total, names: listed(keys), ...(degree ? { degree } : {}) }];
  const without = line('without', finding.withoutAnswer);
  if (finding.degrees) {
    return [
      ...byDegree(finding.degrees).flatMap(([degree, keys]) =>
        line('degree', keys, speech.say(`degree.${degree}`)),
      ),
      ...byDegree(finding.degreesSeen ?? {}).flatMap(([degree, keys]) =>
        line('seen', keys, speech.say(`degree.${degree}`)),
      ),
      ...without,
    ];
  }
  const wholly = finding.yes.filter((key) => !finding.partly.includes(key));
  return [...line('yes', wholly), ...line('partly', finding.partly), ...line('no', finding.no), ...without];
}

function byDegree(
  degrees: Readonly<Record<string, string>>,
): readonly (readonly [string, readonly string[]])[] {
  const found = new Map<string, string[]>();
  for (const [entity, degree] of Object.entries(degrees)) {
    found.set(degree, [...(found.get(degree) ?? []), entity]);
  }
  return [...found];
}

const PIPS = ['allAnswered', 'bothSides', 'concrete', 'uncontradicted'] as const;

/** How firm the evidence is: each fact in words, with whether it holds. */
export function pipsIn(
  { strength }: Finding,
  speech: Speech,
): readonly { holds: boolean | null; text: string }[] {
  if (!strength) return [];
  return PIPS.map((pip) => ({ holds: strength[pip], text: speech.say(`strength.${pip}.${strength[pip]}`) }));
}

/** How far an entity has come in a section: how many of its findings it has had its say on, as they read now. */
export function progressIn(
  findings: readonly Finding[],
  markOf: (finding: Finding) => string,
  reactionOf: (finding: Finding) => Reaction | undefined,
): { readonly done: number; readonly total: number } {
  const done = findings.filter((finding) => !awaitsAnswer(reactionOf(finding), markOf(finding)));
  return { done: done.length, total: findings.length };
}

export function statementIn(finding: Finding, language: Language): string {
  return shownWording(finding, language);
}
