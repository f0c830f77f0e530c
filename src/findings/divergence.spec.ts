import { draft, each, entity, inputOf } from '../../test/fixtures/small-partnership.js';
import { draftFindings } from './draft-findings.js';
import type { FindingRule } from './finding.js';

const ENTITIES = [
  entity('b1', 'BO', 'beneficiary'),
  entity('b2', 'PY', 'beneficiary'),
  entity('f1', 'MX', 'first-provider'),
  entity('f2', 'CL', 'first-provider'),
  entity('s1', 'ES', 'second-provider'),
  entity('o1', 'PE', 'other'),
];

describe('Divergence of the beneficiary side and the provider side', () => {
  it.each([
    ['sides agree', { b1: 'yes', b2: 'yes', f1: 'yes', f2: 'yes', s1: 'yes' }, false],
    ['sides disagree', { b1: 'no', b2: 'no', f1: 'yes', f2: 'yes', s1: 'yes' }, true],
    ['and the other way round', { b1: 'yes', f1: 'no', f2: 'no', s1: 'yes' }, true],
    ['"partly" reads yes', { b1: 'partly', b2: 'partly', f1: 'no', s1: 'no' }, true],
    ['half of a side is not more than half', { b1: 'yes', b2: 'no', f1: 'no', s1: 'no' }, false],
    ['only answering entities count on a side', { b1: 'no', b2: 'dont-know', f1: 'yes' }, true],
    ['a side without answer says nothing', { f1: 'yes', f2: 'yes', s1: 'yes', o1: 'no' }, false],
    ['second providers stand on the provider side', { b1: 'yes', s1: 'no' }, true],
    ['others stand on neither side', { b1: 'yes', b2: 'yes', o1: 'no' }, false],
  ])('%s', (_case, said, divergent) => {
    const facts = draft('joint-work-maintained', {
      entities: ENTITIES,
      answers: each('joint_work_maintained', said),
    });
    expect(facts.divergent).toBe(divergent);
  });

  it('holds whatever the quantifier is', () => {
    const answers = each('joint_work_maintained', { b1: 'no', f1: 'yes' });
    expect(draft('joint-work-maintained', { entities: ENTITIES, answers })).toMatchObject({
      quantifier: 'not-enough-answers',
      divergent: true,
    });
  });

  it('is asked only of findings about all entities', () => {
    const rule: FindingRule = {
      finding: 'without-others',
      section: 'continuity',
      subject: { kind: 'all-but', role: 'other' },
      kind: 'yes-no',
      questions: ['new_areas'],
    };
    const input = inputOf({
      entities: ENTITIES,
      answers: each('new_areas', { b1: 'yes', b2: 'yes', f1: 'no', s1: 'no' }),
    });
    expect(draftFindings([rule], input)[0]?.divergent).toBe(false);
    expect(draftFindings([{ ...rule, subject: { kind: 'all' } }], input)[0]?.divergent).toBe(true);
  });

  it('does not arise among providers', () => {
    const answers = each('own_impact_increased', { f1: 'yes', s1: 'no' });
    expect(draft('own-impact-increased', { entities: ENTITIES, answers }).divergent).toBe(false);
  });
});
