import type { Finding } from '../findings/finding.js';
import { blockingPublication, cautionsBefore, type PublicationSource } from './publication.js';

const finding = (change: Partial<Finding> = {}): Finding =>
  ({ finding: 'new-areas', state: 'agreed', notDrafted: null, edited: null, ...change }) as Finding;

const round = (endedAt: string | null) => ({
  findings: [],
  silent: [],
  rounds: [{ number: 2, startedAt: '2023-05-02T15:00:00.000Z', endsOn: '2023-05-20', endedAt }],
  meetings: [],
});
const source = (change: Partial<PublicationSource> = {}): PublicationSource => ({
  exercise: { decision: null } as PublicationSource['exercise'],
  findings: [finding()],
  quotes: [],
  validation: round('2023-05-21T15:00:00.000Z'),
  ...change,
});
const decided = (decision: object) => ({ exercise: { decision } as PublicationSource['exercise'] });
const stale = { es: { text: 'Otra', by: 'Inés', at: '', reason: 'r', stale: true } };
const proposal = finding({ finding: 'new-exercise', decision: { planned: true, year: 2024 } });

describe('what keeps a report from being published', () => {
  it.each<[string, Partial<PublicationSource>, readonly string[]]>([
    ['nothing', {}, []],
    ['nothing, before anybody has been asked', { validation: null }, []],
    ['a wording written for other facts', { findings: [finding({ edited: stale })] }, ['stale-wording']],
    ['a round in which the partners still have their say', { validation: round(null) }, ['round-running']],
    [
      'a quote its entity has not decided on',
      { quotes: [{ entity: 'tec', approval: 'asked' }] as never },
      ['quote-undecided'],
    ],
    [
      'nothing, where a quote is refused: it is not printed',
      { quotes: [{ entity: 'tec', approval: 'refused' }] as never },
      [],
    ],
    [
      'a new exercise without its year',
      decided({ planned: true, year: null, reason: 'r' }),
      ['decision-year'],
    ],
    [
      'a decision other than the proposal, without a reason',
      { ...decided({ planned: false, year: null, reason: null }), findings: [proposal] },
      ['decision-reason'],
    ],
    [
      'nothing, where that has its reason',
      { ...decided({ planned: false, year: null, reason: 'No funds' }), findings: [proposal] },
      [],
    ],
  ])('%s', (_what, change, kinds) => {
    expect(blockingPublication(source(change)).map(({ kind }) => kind)).toEqual(kinds);
  });

  it('is all said at once, each with its place', () => {
    const blockers = blockingPublication(
      source({ findings: [finding({ edited: stale })], validation: round(null) }),
    );
    expect(blockers.map(({ pointer }) => pointer)).toEqual([
      '/findings/new-areas/wording/es',
      '/validation/rounds/2',
    ]);
  });
});

describe('the decision on the next exercise', () => {
  const proposed = { planned: true, year: 2024 };
  it.each([
    ['is not taken', null, true],
    ['is as proposed', { ...proposed, reason: null }, true],
    ['has no year', { planned: true, year: null, reason: 'Later' }, false],
    ['differs without a reason', { planned: false, year: null, reason: null }, false],
    ['differs with a reason', { planned: false, year: null, reason: 'No budget' }, true],
  ])('is complete or not when it %s', (_what, decision, expected) => {
    const exercise = { decision } as PublicationSource['exercise'];
    expect(blockingPublication(source({ exercise, findings: [proposal] })).length === 0).toBe(expected);
  });
});

describe('what a careful publisher looks at first', () => {
  const full = { en: 'a', es: 'b', fr: 'c', pt: 'd' };
  it.each<[string, Partial<PublicationSource>, readonly object[], number, readonly object[]]>([
    ['nothing', {}, [full], 0, []],
    ['that nobody has been asked', { validation: null }, [full], 0, [{ kind: 'not-agreed' }]],
    [
      'contested findings, and those nobody spoke about',
      {
        findings: [
          finding({ state: 'contested' }),
          finding({ state: 'no-reaction' }),
          finding({ state: 'no-reaction' }),
        ],
      },
      [full],
      0,
      [
        { kind: 'contested', count: 1 },
        { kind: 'no-reaction', count: 2 },
      ],
    ],
    [
      'withheld findings are not counted',
      { findings: [finding({ state: 'no-reaction', notDrafted: 'x' })] },
      [full],
      0,
      [],
    ],
    [
      'own words nobody has placed',
      { findings: [finding({ uncoded: [{} as never] })] },
      [full],
      0,
      [{ kind: 'uncoded', count: 1 }],
    ],
    ['answers that cannot be read', {}, [full], 2, [{ kind: 'unread', count: 2 }]],
    [
      'texts of the initiative that a language lacks',
      {},
      [{ en: 'a', es: ' ' }, full],
      0,
      [{ kind: 'missing-text', languages: ['es', 'fr', 'pt'] }],
    ],
  ])('%s', (_what, change, texts, unread, expected) => {
    expect(cautionsBefore(source(change), texts, unread)).toEqual(expected);
  });
});
