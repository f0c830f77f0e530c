import { differsFromProposal, votesOf, type Votes } from '../../findings/new-exercise.js';
import type { Speech } from '../../findings/speech.js';
import type { Finding } from '../../findings/finding.js';
import type { Block } from '../report-model.js';
import { cell } from './cells.js';
import { draftedIn, namesIn, type Composition } from './composition.js';
import { sentenceAround } from './sentence-around.js';

/** What was decided on a new exercise, whether the partners propose the same, and why not. */
export function decisionBlocks(composition: Composition): readonly Block[] {
  const { speech, input } = composition;
  const { decision } = input;
  const key = !decision
    ? 'open'
    : !decision.planned
      ? 'not-planned'
      : decision.year === null
        ? 'planned-without-year'
        : 'planned';
  const differs = decision !== null && differsFromProposal(decision, proposalIn(composition));
  const decided = [
    speech.say(`decision.${key}`, { year: decision?.year }),
    ...(differs ? [speech.say('decision.differs')] : []),
  ].join(' ');
  if (!decision?.reason) return [{ kind: 'paragraph', style: 'text', passages: cell(decided) }];
  const words = { text: decision.reason, language: 'und' } as const;
  const reason = sentenceAround(speech, 'decision.reason', { by: decision.by }, 'reason', words);
  return [{ kind: 'paragraph', style: 'text', passages: [...cell(`${decided} `), ...reason] }];
}

function proposalIn(composition: Composition) {
  return draftedIn(composition, 'new-exercise')?.decision ?? null;
}

/** Who finds a new exercise useful and in which year, by name: a proposal of five entities is five answers. */
export function votesText(composition: Composition, finding: Finding): string {
  const { speech, accepted, input } = composition;
  const yearSaid = (entity: string) => accepted.get(entity)?.answers[YEAR_QUESTION];
  return votesSaid(speech, votesOf(finding, input.exercise.year, yearSaid), (keys) =>
    namesIn(composition, keys),
  );
}

/** The question for the year of a new exercise. */
export const YEAR_QUESTION = 'new_exercise_year';

/** Those who say yes with the years they name, then those who say no; nothing where nobody says either. */
export function votesSaid(
  speech: Speech,
  { yes, no }: Votes,
  names: (keys: readonly string[]) => string,
): string {
  const items = yes.map(({ year, entities }) =>
    speech.say(year === null ? 'proposal.item.no-year' : 'proposal.item', { year, names: names(entities) }),
  );
  return [
    ...(items.length > 0 ? [speech.say('proposal.yes', { items: speech.series(items) })] : []),
    ...(no.length > 0 ? [speech.say('proposal.no', { names: names(no) })] : []),
  ].join(' ');
}
