import type { Entity, Role } from '../initiatives/partnership.js';
import type { FindingRule, FindingsInput, TieSettlement } from './finding.js';
import { settlementErrors } from './read-settlement.js';
import { tiesToShow } from './shown-ties.js';

const rule = (finding: 'starting-point' | 'partnership-now', question: string): FindingRule => ({
  ...{ finding, section: 'continuity', subject: { kind: 'partnership' }, kind: finding },
  questions: [question],
});
const RULES = [rule('starting-point', 'ties_before'), rule('partnership-now', 'ties_now')];
const entity = (key: string, role: Role): Entity => ({
  ...{ key, name: key, country: 'BO', side: null, city: null, location: null, coordinator: false },
  role,
});
const saying = (key: string, ties: Record<string, string>) => ({
  entity: key,
  answers: { ties_now: ties },
  revisions: {},
  cannotAnswer: {},
});
/** Two entities, what each says of the other now, and what has been settled. */
const input = (
  tec: Record<string, string>,
  cainco: Record<string, string>,
  settlements: readonly TieSettlement[] = [],
): FindingsInput => ({
  partnership: {
    entities: [entity('tec', 'beneficiary'), entity('cainco', 'first-provider')],
    challenge: {},
    sdgTargets: { primary: [], secondary: [], programme: [] },
  },
  ...{ exerciseYear: 2023, codings: [], codedPassages: [], discussions: [], settlements },
  responses: [saying('tec', tec), saying('cainco', cainco)],
  catalogues: { enablingFactors: [], hinderingFactors: [], perspectives: [] },
});
const settled: TieSettlement = {
  when: 'now',
  pair: ['cainco', 'tec'],
  counts: true,
  reason: 'By telephone.',
};

describe('the ties an evaluator sees', () => {
  it.each([
    [{ cainco: 'joint-project' }, { tec: 'none' }, [], 'one-sided'],
    [{ cainco: 'joint-project' }, { tec: 'occasional' }, [settled], 'one-sided'],
    [{ cainco: 'joint-project' }, { tec: 'joint-activities' }, [], 'confirmed'],
    [{ cainco: 'joint-project' }, {}, [], 'reported'],
    [{ cainco: 'none' }, { tec: 'none' }, [settled], 'gone'],
  ])('%j beside %j, settled %j: %s', (tec, cainco, settlements, status) => {
    const [before, now] = tiesToShow(RULES, input(tec, cainco, settlements));
    expect(before?.ties).toEqual([]);
    expect(now?.ties.map((tie) => tie.status)).toEqual([status]);
  });

  it('show both words beside each other, in the order of the pair', () => {
    const [, now] = tiesToShow(RULES, input({ cainco: 'joint-project' }, { tec: 'unreadable' }));
    expect(now?.ties[0]?.words).toEqual([
      { entity: 'cainco', degree: null },
      { entity: 'tec', degree: 'joint-project' },
    ]);
  });

  it('are none where nobody claims one', () => {
    expect(tiesToShow(RULES, input({ cainco: 'none' }, { tec: 'occasional' }))[1]?.ties).toEqual([]);
  });
});

describe('a settlement as it was typed', () => {
  it.each([
    [{ counts: 'yes', reason: 'By telephone.' }, {}],
    [{ reason: 'By telephone.' }, { counts: 'counts' }],
    [{ counts: 'no', reason: ' \n' }, { reason: 'reason' }],
    [{ counts: 'no', reason: 'x'.repeat(2000) }, {}],
    [{ counts: 'no', reason: 'x'.repeat(2001) }, { reason: 'long' }],
  ] as const)('%j lacks %j', (form, wrong) => expect(settlementErrors(form)).toEqual(wrong));
});
