import { changesSince, snapshotOf, type ReportSnapshot } from './report-changes.js';

const first: ReportSnapshot = {
  findings: {
    'knowledge-applied': { facts: 'a1', state: 'agreed', wording: 'All 5 apply it.' },
    'new-areas': { facts: 'b1', state: 'no-reaction', wording: 'Most work in new areas.' },
  },
  quotes: ['["cainco","Juntos llegamos antes.","named"]'],
  decision: { planned: true, year: 2024 },
};
const applied = first.findings['knowledge-applied']!;
const areas = first.findings['new-areas']!;

describe('what a version corrects', () => {
  it.each<[string, Partial<ReportSnapshot>, readonly string[]]>([
    ['nothing', {}, []],
    [
      'a finding whose facts and words are new: named once',
      { findings: { ...first.findings, 'new-areas': { ...areas, facts: 'b2', wording: 'Some do.' } } },
      ['facts new-areas'],
    ],
    [
      'a wording alone',
      { findings: { ...first.findings, 'new-areas': { ...areas, wording: 'Four of five do.' } } },
      ['wording new-areas'],
    ],
    [
      'a state alone',
      { findings: { ...first.findings, 'new-areas': { ...areas, state: 'contested' } } },
      ['state new-areas'],
    ],
    ['a finding that is gone', { findings: { 'knowledge-applied': applied } }, ['gone new-areas']],
    [
      'a finding that was withheld before',
      { findings: { ...first.findings, 'prominence-gained': { ...areas, facts: 'c1' } } },
      ['new prominence-gained'],
    ],
    ['a quote that was withdrawn', { quotes: [] }, ['quotes']],
    ['another decision', { decision: { planned: true, year: 2025 } }, ['decision']],
  ])('%s', (_what, now, expected) => {
    const changes = changesSince(first, { ...first, ...now });
    expect(changes.map((one) => ('finding' in one ? `${one.kind} ${one.finding}` : one.kind))).toEqual(
      expected,
    );
  });

  it('is told from approved quotes and drafted findings alone', () => {
    const finding = { factsHash: 'a', state: 'agreed', wording: {}, notDrafted: null };
    const quote = { entity: 'tec', text: 'Yes.', attribution: 'named' };
    const snapshot = snapshotOf({
      findings: [
        { ...finding, finding: 'new-areas' },
        { ...finding, finding: 'prominence-gained', notDrafted: 'requires knowledge-applied' },
      ] as never,
      quotes: [
        { ...quote, approval: 'approved' },
        { ...quote, approval: 'refused', text: 'No.' },
      ] as never,
      exercise: { decision: null },
    });
    expect(Object.keys(snapshot.findings)).toEqual(['new-areas']);
    expect(snapshot.quotes).toEqual(['["tec","Yes.","named"]']);
  });
});
