import fc from 'fast-check';
import type { FindingState } from './finding.js';
import { isAskedAgain, markOf, REACTION_KINDS, standingOf, stateAfter, type Standing } from './reaction.js';

const FACTS = 'a'.repeat(64);
const now = markOf(FACTS, 1);
const before = markOf(FACTS, 0);
const otherFacts = markOf('b'.repeat(64), 1);

describe('where an entity stands on a finding', () => {
  it.each([
    ['has said nothing', undefined, 'silent'],
    ['agrees', { kind: 'agree', seen: now }, 'agree'],
    ['agrees with a comment', { kind: 'comment', seen: now }, 'comment'],
    ['disagrees', { kind: 'disagree', seen: now }, 'disagree'],
    ['has taken back what it said', { kind: 'withdrawn', seen: now }, 'silent'],
    [
      'agreed to the wording before: it has not agreed to this one',
      { kind: 'agree', seen: before },
      'silent',
    ],
    ['agreed to other facts', { kind: 'agree', seen: otherFacts }, 'silent'],
    ['commented the wording before', { kind: 'comment', seen: before }, 'silent'],
    [
      'disagreed with the wording before, and is silent since',
      { kind: 'disagree', seen: before },
      'disagree',
    ],
    ['disagreed with other facts, and is silent since', { kind: 'disagree', seen: otherFacts }, 'disagree'],
  ] as const)('%s', (_case, reaction, standing) => {
    expect(standingOf(reaction, now)).toBe(standing);
  });
});

describe('the state of a finding once everybody has had their say', () => {
  it.each([
    [[], 'no-reaction'],
    [['silent', 'silent'], 'no-reaction'],
    [['agree', 'silent', 'silent'], 'agreed'],
    [['agree', 'agree', 'agree'], 'agreed'],
    [['comment', 'agree', 'silent'], 'agreed-with-comment'],
    [['comment', 'silent', 'silent'], 'agreed-with-comment'],
    [['disagree', 'agree', 'agree', 'agree'], 'contested'],
    [['disagree', 'comment', 'agree'], 'contested'],
    [['disagree', 'silent', 'silent'], 'contested'],
  ] as [Standing[], FindingState][])('%j makes it %s', (standings, state) => {
    expect(stateAfter(standings)).toBe(state);
  });

  const standings = fc.array(fc.constantFrom<Standing>('agree', 'comment', 'disagree', 'silent'), {
    maxLength: 9,
  });

  it('knows no order of entities, and silence changes nothing', () => {
    fc.assert(
      fc.property(standings, (all) => {
        expect(stateAfter(all.toReversed())).toBe(stateAfter(all));
        expect(stateAfter([...all, 'silent'])).toBe(stateAfter(all));
      }),
    );
  });

  it('a disagreement is never outvoted', () => {
    fc.assert(fc.property(standings, (all) => stateAfter([...all, 'disagree']) === 'contested'));
  });
});

describe('who is asked again when a finding reads otherwise', () => {
  it.each([
    ['who has said nothing is still asked, not again', undefined, false],
    ['who has taken it back has nothing that could be void', { kind: 'withdrawn', seen: before }, false],
    ['who has seen it as it reads now', { kind: 'agree', seen: now }, false],
    ['who agreed to the wording before', { kind: 'agree', seen: before }, true],
    ['who disagreed with the wording before', { kind: 'disagree', seen: before }, true],
    ['who agreed to other facts', { kind: 'comment', seen: otherFacts }, true],
  ] as const)('%s', (_case, reaction, again) => {
    expect(isAskedAgain(reaction, now)).toBe(again);
  });

  it('asks nobody again who counts as agreeing, and counts nobody as agreeing who is asked again', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...REACTION_KINDS),
        fc.constantFrom(now, before, otherFacts),
        (kind, seen) => {
          const reaction = { kind, seen };
          const agrees = ['agree', 'comment'].includes(standingOf(reaction, now));
          return !(agrees && isAskedAgain(reaction, now));
        },
      ),
    );
  });
});
