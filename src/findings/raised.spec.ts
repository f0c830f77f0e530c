import { rulesOfVersion1 } from '../../test/fixtures/fixtures.js';
import { inputOf } from '../../test/fixtures/small-partnership.js';
import { raisedInReview } from './raised.js';

describe('What an evaluator is asked to settle', () => {
  const answers = {
    alcaldia: {
      ties_before: { junta: 'joint-project' },
      ties_now: { junta: 'joint-project', red: 'joint-activities' },
      perspectives: { 'influence-policy': 'not-for-us', 'keep-applying': 'commit' },
      perspectives_own: [{ text: 'Write the water bill with the ministry' }],
    },
    junta: { ties_before: { alcaldia: 'none' }, ties_now: { alcaldia: 'occasional' } },
    red: { ties_now: { alcaldia: 'joint-activities' } },
  };
  const codings = [
    {
      entity: 'alcaldia',
      question: 'perspectives_own',
      index: 0,
      codes: ['influence-policy', 'keep-applying'],
    },
  ] as const;
  const before = {
    kind: 'one-sided-tie',
    when: 'before',
    pair: ['alcaldia', 'junta'],
    claimedBy: 'alcaldia',
  };
  const now = { ...before, when: 'now' };
  const commitment = { kind: 'commitment-over-not-for-us', entity: 'alcaldia', code: 'influence-policy' };

  it('one-sided ties, before and now, and commitments in own words over "not for us"', () => {
    expect(raisedInReview(rulesOfVersion1(), inputOf({ answers, codings }))).toEqual([
      before,
      now,
      commitment,
    ]);
  });

  it.each([true, false])('no tie that has been settled, as counting or not (%s)', (counts) => {
    const settlements = [
      { when: 'now', pair: ['alcaldia', 'junta'], counts, reason: 'Asked by telephone.' },
    ] as const;
    expect(raisedInReview(rulesOfVersion1(), inputOf({ answers, settlements }))).toEqual([before]);
  });
});
