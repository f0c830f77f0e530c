import { LANGUAGES, type Language, type Texts } from '../language.js';
import type { Choice, Question, Questionnaire, Section } from './questionnaire.js';
import { isCompared } from './year-difference.js';

/** What a version makes of a question of another one. */
export type VersionChange = 'same' | 'reworded' | 'choices' | 'type' | 'new' | 'gone';

/** A choice, column or field, as both versions have it; null where one of them has not. */
export interface ComparedChoice {
  readonly value: string;
  readonly before: Texts | null;
  readonly now: Texts | null;
}

export interface ComparedQuestion {
  readonly name: string;
  readonly before: Question | null;
  readonly now: Question | null;
  /** Everything that holds: it may be reworded and have other choices. */
  readonly changes: readonly VersionChange[];
  /** Languages in which its title or hint reads otherwise. */
  readonly languages: readonly Language[];
  /** Those that came, went or read otherwise. */
  readonly choices: readonly ComparedChoice[];
  /** Marked comparable in both versions (`domain.md`, section 4, "Over the years"). */
  readonly comparable: boolean;
  /** Comparable, and answered by choosing or by a number: whether an answer differs is told by itself. */
  readonly compared: boolean;
}

export interface ComparedSection {
  readonly section: Section;
  readonly questions: readonly ComparedQuestion[];
}

/** Two versions question by question, in the order of the later one; what it no longer asks stands where it was asked. */
export function compareVersions(before: Questionnaire, now: Questionnaire): readonly ComparedSection[] {
  const gone = [...before.questions.values()].filter(({ name }) => !now.questions.has(name));
  const goneFrom = (name: string) =>
    gone.filter(
      (question) => before.sections.find(({ questions }) => questions.includes(question))?.name === name,
    );
  const sections = [
    ...now.sections,
    ...before.sections.filter(({ name }) => !now.sections.some((section) => section.name === name)),
  ];
  return sections
    .map((section) => ({
      section,
      questions: [
        ...section.questions
          .filter(({ name }) => now.questions.get(name) !== undefined && now.sections.includes(section))
          .map((question) => compared(before.questions.get(question.name) ?? null, question)),
        ...goneFrom(section.name).map((question) => compared(question, null)),
      ].filter(({ now: asked, before: was }) => (asked ?? was)?.type !== 'html'),
    }))
    .filter(({ questions }) => questions.length > 0);
}

/** How many questions each change holds for, and how many are comparable. */
export function countChanges(
  sections: readonly ComparedSection[],
): Readonly<Record<VersionChange | 'comparable', number>> {
  const all = sections.flatMap(({ questions }) => questions);
  const count = (change: VersionChange) => all.filter(({ changes }) => changes.includes(change)).length;
  return {
    same: count('same'),
    reworded: count('reworded'),
    choices: count('choices'),
    type: count('type'),
    new: count('new'),
    gone: count('gone'),
    comparable: all.filter(({ comparable }) => comparable).length,
  };
}

function compared(before: Question | null, now: Question | null): ComparedQuestion {
  const name = (now ?? before)?.name ?? '';
  if (!before || !now) {
    const changes: readonly VersionChange[] = [now ? 'new' : 'gone'];
    return { name, before, now, changes, languages: [], choices: [], comparable: false, compared: false };
  }
  const languages = LANGUAGES.filter(
    (one) => before.title[one] !== now.title[one] || before.description?.[one] !== now.description?.[one],
  );
  const choices = comparedChoices(choicesOf(before), choicesOf(now));
  const changes: VersionChange[] = [
    ...(before.type === now.type ? [] : (['type'] as const)),
    ...(languages.length > 0 ? (['reworded'] as const) : []),
    ...(choices.length > 0 ? (['choices'] as const) : []),
  ];
  return {
    name,
    before,
    now,
    changes: changes.length > 0 ? changes : ['same'],
    languages,
    choices,
    comparable: before.comparable && now.comparable,
    compared: isCompared(before, now),
  };
}

function comparedChoices(before: readonly Choice[], now: readonly Choice[]): readonly ComparedChoice[] {
  const [then, today] = [byValue(before), byValue(now)];
  return [...new Set([...today.keys(), ...then.keys()])]
    .map((value) => ({ value, before: then.get(value) ?? null, now: today.get(value) ?? null }))
    .filter((one) => LANGUAGES.some((language) => one.before?.[language] !== one.now?.[language]));
}

function byValue(choices: readonly Choice[]): ReadonlyMap<string, Texts> {
  return new Map(choices.map(({ value, text }) => [value, text]));
}

/** All that can be answered: choices, columns and rows of its own, fields, and what can be chosen in these. */
function choicesOf(question: Question): readonly Choice[] {
  switch (question.type) {
    case 'radiogroup':
    case 'dropdown':
    case 'checkbox':
    case 'ranking':
      return question.choices;
    case 'matrix':
      return [...question.columns, ...question.rows];
    case 'boolean':
      return [
        { value: 'true', text: question.trueText },
        { value: 'false', text: question.falseText },
      ];
    case 'multipletext':
      return question.items.map(({ name, title }) => ({ value: name, text: title }));
    case 'paneldynamic':
      return question.elements.flatMap((element) => [
        { value: element.name, text: element.title },
        ...choicesOf(element).map(({ value, text }) => ({ value: `${element.name}/${value}`, text })),
      ]);
    default:
      return [];
  }
}
