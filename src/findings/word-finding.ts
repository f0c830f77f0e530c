import { LANGUAGES, type Language, type Texts } from '../language.js';
import type { FindingFacts, Pair, RankedFactor, RankedPerspective } from './finding.js';
import { speechIn, type Messages, type Speech } from './speech.js';
import { wordQuantity } from './word-quantity.js';
import {
  codeText,
  nameOf,
  nameWithRole,
  pairsText,
  withoutText,
  type CatalogueTexts,
  type EntityNames,
  type Wording,
} from './wording.js';

export type { Messages } from './speech.js';

/** Drafts the wording of a finding in the four languages; an evaluator may edit it, the facts stay. */
export function wordFinding(
  facts: FindingFacts,
  names: EntityNames,
  catalogue: CatalogueTexts,
  messages: Readonly<Record<Language, Messages>>,
): Texts {
  const wordings = LANGUAGES.map((language) => {
    const { claim, detail } = wordingOf(facts, names, catalogue, speechIn(language, messages[language]));
    return [language, detail ? `${claim} ${detail}` : claim];
  });
  return Object.fromEntries(wordings) as Texts;
}

/** The same in one language, claim and detail apart, as the report sets them. */
export function wordingOf(
  facts: FindingFacts,
  names: EntityNames,
  catalogue: CatalogueTexts,
  speech: Speech,
): Wording {
  if (facts.notDrafted !== null) return wordNotDrafted(facts.notDrafted, speech);
  if (facts.startingPoint) return wordStartingPoint(facts, names, speech);
  if (facts.partnershipNow) return wordPartnershipNow(facts, names, speech);
  if (facts.ranked) return wordRanked(facts, catalogue, speech);
  if (facts.decision) return wordNewExercise(facts, names, speech);
  return wordQuantity(facts, names, speech);
}

function sentences(...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join(' ');
}

function wordNotDrafted(notDrafted: string, speech: Speech): Wording {
  const required = notDrafted.replace(/^requires /, '');
  return {
    claim: speech.say('detail.not-drafted', { required: speech.say(`label.${required}`) }),
    detail: '',
  };
}

function wordStartingPoint(facts: FindingFacts, names: EntityNames, speech: Speech): Wording {
  const { type, linking, ties, oneSided } = facts.startingPoint!;
  const linkingNames = speech.list(linking.map((key) => nameWithRole(names, key, speech)));
  return {
    claim: speech.say(`finding.starting-point.${type ?? 'not-enough-answers'}`, { linking: linkingNames }),
    detail: sentences(
      ties.length > 0 ? speech.say('detail.ties', { ties: pairsText(ties, names, speech) }) : null,
      oneSidedText(oneSided, names, speech),
      withoutText(facts, names, speech),
    ),
  };
}

function wordPartnershipNow(facts: FindingFacts, names: EntityNames, speech: Speech): Wording {
  const { state, ties, oneSided, groups, outside } = facts.partnershipNow!;
  const namesOf = (keys: readonly string[]) => speech.list(keys.map((key) => nameOf(names, key)));
  const broken = state === 'reduced';
  return {
    claim: speech.say(`finding.partnership-now.${state ?? 'not-enough-answers'}`, {
      entities: facts.subject.entities.length,
      ties: ties.length,
    }),
    detail: sentences(
      broken && groups.length > 0
        ? speech.say('detail.groups', { groups: speech.series(groups.map(namesOf)) })
        : null,
      broken && outside.length > 0 ? speech.say('detail.outside', { names: namesOf(outside) }) : null,
      oneSidedText(oneSided, names, speech),
      withoutText(facts, names, speech),
    ),
  };
}

function wordRanked(facts: FindingFacts, catalogue: CatalogueTexts, speech: Speech): Wording {
  const ranked = facts.ranked ?? [];
  const reported = ranked.filter((each) => each.reported);
  const variant =
    facts.quantifier === 'not-enough-answers'
      ? 'not-enough-answers'
      : reported.length > 0
        ? 'reported'
        : 'none';
  const total = facts.subject.entities.length;
  const items = reported.map((each) => rankedText(each, total, catalogue, speech));
  return {
    claim: speech.say(`finding.${facts.finding}.${variant}`, { ranked: speech.series(items) }),
    detail: '',
  };
}

function rankedText(
  each: RankedFactor | RankedPerspective,
  total: number,
  catalogue: CatalogueTexts,
  speech: Speech,
): string {
  const text = codeText(each.code, catalogue, speech);
  const support = each.support.length;
  return 'commit' in each
    ? speech.say('detail.ranked-perspective', { text, support, total, commit: each.commit.length })
    : speech.say('detail.ranked-factor', { text, support, total, first: each.first.length });
}

function wordNewExercise(facts: FindingFacts, names: EntityNames, speech: Speech): Wording {
  const { planned, year } = facts.decision!;
  const proposal = planned ? (year === null ? 'planned-without-year' : 'planned') : 'not-planned';
  const variant = facts.quantifier === 'not-enough-answers' ? 'not-enough-answers' : proposal;
  return {
    claim: speech.say(`finding.new-exercise.${variant}`, {
      year,
      yes: facts.yes.length,
      total: facts.subject.entities.length,
      everyone: facts.yes.length === facts.subject.entities.length ? 'yes' : 'no',
    }),
    detail: withoutText(facts, names, speech) ?? '',
  };
}

function oneSidedText(oneSided: readonly Pair[], names: EntityNames, speech: Speech): string | null {
  return oneSided.length > 0
    ? speech.say('detail.one-sided', { ties: pairsText(oneSided, names, speech) })
    : null;
}
