import fc from 'fast-check';
import type { Counts, Quantifier } from './finding.js';
import { quantifierOf } from './quantifier.js';

const names = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`);

function counts(yes: number, no: number, silent: number): Counts {
  return { yes: names('y', yes), partly: [], no: names('n', no), withoutAnswer: names('s', silent) };
}

describe('The quantifier of a finding', () => {
  it.each<[number, number, number, Quantifier, string]>([
    [5, 0, 0, 'all', 'every entity answered and said yes'],
    [4, 0, 1, 'most', 'all who answered is not all'],
    [4, 1, 0, 'most', ''],
    [3, 0, 2, 'most', ''],
    [3, 0, 3, 'some', 'half is not more than half'],
    [2, 2, 0, 'some', ''],
    [1, 3, 1, 'some', ''],
    [0, 5, 0, 'none', ''],
    [0, 3, 2, 'none', 'of those who answered nobody said yes'],
    [1, 1, 2, 'some', 'half answered: that is enough'],
    [2, 0, 3, 'not-enough-answers', 'fewer than half answered'],
    [0, 2, 3, 'not-enough-answers', 'too few even for none'],
    [0, 0, 4, 'not-enough-answers', 'nobody answered'],
    [0, 0, 0, 'not-enough-answers', 'nobody was asked'],
    [1, 0, 0, 'all', 'a single entity'],
    [0, 1, 0, 'none', 'a single entity'],
    [0, 0, 1, 'not-enough-answers', 'a single entity'],
    [1, 0, 1, 'some', 'one of two beneficiaries is silent'],
  ])('%i yes, %i no, %i without answer: %s %s', (yes, no, silent, expected) => {
    expect(quantifierOf(counts(yes, no, silent))).toBe(expected);
  });

  const small = fc.nat({ max: 9 });

  it('never falls when an entity that said no or nothing says yes', () => {
    const order: Quantifier[] = ['not-enough-answers', 'none', 'some', 'most', 'all'];
    fc.assert(
      fc.property(small, small, small, fc.boolean(), (yes, no, silent, changedItsMind) => {
        fc.pre(changedItsMind ? no > 0 : silent > 0);
        const before = quantifierOf(counts(yes, no, silent));
        const after = changedItsMind
          ? quantifierOf(counts(yes + 1, no - 1, silent))
          : quantifierOf(counts(yes + 1, no, silent - 1));
        expect(order.indexOf(after)).toBeGreaterThanOrEqual(order.indexOf(before));
      }),
    );
  });

  it('says all only where nobody is silent or against, none only where nobody says yes', () => {
    fc.assert(
      fc.property(small, small, small, (yes, no, silent) => {
        const quantifier = quantifierOf(counts(yes, no, silent));
        if (quantifier === 'all') expect(no + silent).toBe(0);
        if (quantifier === 'none') expect(yes).toBe(0);
        if (quantifier === 'most') expect(yes).toBeGreaterThan(no + silent);
      }),
    );
  });
});
