import { DEGREES, type Degree, type FindingFacts, type Quantifier } from './finding.js';
import type { Speech } from './speech.js';
import { nameOf, withoutText, type EntityNames, type Wording } from './wording.js';

const NAMED_AT_MOST = 4;

/** Findings that count: yes or no, degrees, and targets of the 2030 Agenda (`domain.md`, section 4). */
export function wordQuantity(facts: FindingFacts, names: EntityNames, speech: Speech): Wording {
  if (facts.perTarget) return wordTargets(facts, speech);
  return facts.degree !== undefined ? wordDegree(facts, names, speech) : wordYesNo(facts, names, speech);
}

function wordYesNo(facts: FindingFacts, names: EntityNames, speech: Speech): Wording {
  const { subject, yes, no, partly } = facts;
  const quantifier = facts.quantifier ?? 'not-enough-answers';
  const namesOf = namer(names, speech);
  // One entity in the subject: the claim names it and says yes or no itself.
  const alone = subject.entities.length === 1;
  // Of many, those who say no and those without answer are named below; the others need no list.
  const isPlain = quantifier === 'most' && yes.length > NAMED_AT_MOST;
  const divided =
    yes.length > 0 && (quantifier === 'most' || quantifier === 'some' || quantifier === 'not-enough-answers');
  return {
    claim: speech.say(`finding.${facts.finding}.${quantifier}`, claimParams(facts, names)),
    detail: [
      divided && !alone && !isPlain
        ? speech.say(quantifier === 'not-enough-answers' ? 'detail.says-yes' : 'detail.yes', namesOf(yes))
        : null,
      partly.length > 0 ? speech.say('detail.partly', namesOf(partly)) : null,
      no.length > 0 && quantifier !== 'none' ? speech.say('detail.no', namesOf(no)) : null,
      alone ? null : withoutText(facts, names, speech),
      facts.divergent ? speech.say('detail.divergent') : null,
    ]
      .filter((sentence) => sentence !== null)
      .join(' '),
  };
}

function wordDegree(facts: FindingFacts, names: EntityNames, speech: Speech): Wording {
  const variant =
    facts.quantifier === 'not-enough-answers' || !facts.degree ? 'not-enough-answers' : facts.degree;
  const several = facts.subject.entities.length > 1;
  const own = degreesText(facts.degrees, names, speech);
  const seen = degreesText(facts.degreesSeen, names, speech);
  return {
    claim: speech.say(`finding.${facts.finding}.${variant}`, claimParams(facts, names)),
    detail: [
      several && own ? speech.say('detail.degrees', { degrees: own }) : null,
      several ? withoutText(facts, names, speech) : null,
      seen ? speech.say('detail.seen', { degrees: seen }) : null,
      facts.divergent ? speech.say('detail.divergent-degrees') : null,
    ]
      .filter((sentence) => sentence !== null)
      .join(' '),
  };
}

/** "fully (A and B); a little (C)", highest first; null where nobody gave one. */
function degreesText(
  degrees: Readonly<Record<string, Degree>> | undefined,
  names: EntityNames,
  speech: Speech,
): string | null {
  const entries = Object.entries(degrees ?? {});
  const groups = [...DEGREES].reverse().flatMap((degree) => {
    const keys = entries.filter(([, each]) => each === degree).map(([key]) => key);
    if (keys.length === 0) return [];
    const list = speech.list(keys.map((key) => nameOf(names, key)));
    return [speech.say('detail.degree', { degree: speech.say(`degree.${degree}`), names: list })];
  });
  return groups.length > 0 ? speech.series(groups) : null;
}

/** The claim goes by the most that holds for any target; the details name the others. */
function wordTargets(facts: FindingFacts, speech: Speech): Wording {
  const targets = Object.entries(facts.perTarget ?? {});
  const count = targets.length;
  if (count === 0) return { claim: speech.say(`finding.${facts.finding}.no-targets`), detail: '' };
  const by = (...quantifiers: readonly Quantifier[]) =>
    targets.filter(([, each]) => quantifiers.includes(each.quantifier)).map(([target]) => target);
  const most = by('all', 'most');
  const some = by('some');
  const none = by('none');
  const unanswered = by('not-enough-answers');
  const divergent = targets.filter(([, each]) => each.divergent).map(([target]) => target);
  const variant: Quantifier =
    by('all').length === count
      ? 'all'
      : most.length > 0
        ? 'most'
        : some.length > 0
          ? 'some'
          : none.length > 0
            ? 'none'
            : 'not-enough-answers';
  const named = most.length > 0 ? most : some;
  const line = (key: string, list: readonly string[], isSaid: boolean) =>
    list.length > 0 && isSaid ? speech.say(`detail.${key}`, { targets: speech.list(list) }) : null;
  return {
    claim: speech.say(`finding.${facts.finding}.${variant}`, {
      ...claimParams(facts, new Map()),
      yes: named.length,
      count,
      every: named.length === count ? 'yes' : 'no',
      targets: speech.list(named),
    }),
    detail: [
      line('targets-some', some, most.length > 0),
      line('targets-none', none, variant !== 'none'),
      line('targets-unanswered', unanswered, variant !== 'not-enough-answers'),
      line('targets-divergent', divergent, true),
    ]
      .filter((sentence) => sentence !== null)
      .join(' '),
  };
}

function claimParams(facts: FindingFacts, names: EntityNames) {
  const [first] = facts.subject.entities;
  return {
    total: facts.subject.entities.length,
    yes: facts.yes.length,
    who: first === undefined ? '' : nameOf(names, first),
  };
}

function namer(names: EntityNames, speech: Speech) {
  return (keys: readonly string[]) => ({
    count: keys.length,
    names: speech.list(keys.map((key) => nameOf(names, key))),
  });
}
