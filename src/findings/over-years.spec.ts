import fc from 'fast-check';
import { rulesOfVersion1 } from '../../test/fixtures/fixtures.js';
import { each, inputOf, RIO_VERDE, type SmallCase } from '../../test/fixtures/small-partnership.js';
import type { FindingRule } from '../questionnaires/finding-rule.js';
import { draftFindings } from './draft-findings.js';
import { compareYears, type FindingOverYears, type YearOfFindings } from './over-years.js';

const rules = rulesOfVersion1();
/** As the shipped questionnaire marks them, and negative effects besides. */
const MARKED = ['joint_work_maintained', 'knowledge_applied', 'prominence_gained', 'challenge_tackled'];
const COMPARABLE = [...MARKED, 'sdg_contribution', 'negative_effects', 'ties_now', 'enabling_factors'];

interface Asking {
  readonly own?: readonly FindingRule[];
  readonly comparable?: readonly string[];
}

/** An exercise of Río Verde with these answers. */
function exercise(
  year: number,
  small: SmallCase,
  { own = rules, comparable = COMPARABLE }: Asking = {},
): YearOfFindings {
  const asked = { rules: own, comparable: new Set(comparable) };
  return { year, asked, findings: draftFindings(own, inputOf({ ...small, exerciseYear: year })) };
}

function found(years: readonly YearOfFindings[], finding: string, target: string | null = null) {
  const line = compareYears(years).find((one) => one.finding === finding && one.target === target);
  if (!line) throw new Error(`Nothing on ${finding} ${target}`);
  return line;
}

const changes = ({ steps }: FindingOverYears) => steps.map(({ change }) => change);
const reasons = ({ steps }: FindingOverYears) => steps.map(({ because }) => because);

/** One letter per entity of Río Verde: y(es), p(artly), n(o), – for silent. */
function saying(question: string, letters: string): SmallCase {
  const words = { y: 'yes', p: 'partly', n: 'no' } as const;
  const values = RIO_VERDE.flatMap(({ key }, i) => {
    const word = words[letters[i] as 'y' | 'p' | 'n'];
    return word ? [[key, word] as const] : [];
  });
  return { answers: each(question, Object.fromEntries(values)) };
}

describe('A finding of two exercises', () => {
  it.each([
    ['yyyy', 'yyyy', 'same', 'all, all'],
    ['yyyy', 'pppp', 'same', 'partly reads yes'],
    ['yyyn', 'yyyy', 'better', 'most, all'],
    ['yyyy', 'yyy–', 'worse', 'all who answered is not all'],
    ['yynn', 'yyyn', 'better', 'some, most'],
    ['ynnn', 'yynn', 'same', 'one and two of four are both some'],
    ['nnnn', 'ynnn', 'better', 'none, some'],
    ['yyyy', 'nnnn', 'worse', 'all, none'],
  ])('%s, then %s: %s (%s)', (then, now, change) => {
    const question = 'joint_work_maintained';
    const years = [exercise(2025, saying(question, then)), exercise(2026, saying(question, now))];
    const line = found(years, 'joint-work-maintained');
    expect([changes(line), reasons(line)]).toEqual([[change], [null]]);
  });

  it('about effects nobody wants is better where fewer say yes', () => {
    const said = (letters: string, year: number) => exercise(year, saying('negative_effects', letters));
    const line = found(
      [said('nnnn', 2025), said('ynnn', 2026), said('ynnn', 2027), said('nnnn', 2028)],
      'negative-effects',
    );
    expect(changes(line)).toEqual(['worse', 'same', 'better']);
  });

  it('with degrees goes by the lowest degree, not by how many say yes', () => {
    const said = (degree: string, year: number) =>
      exercise(year, { answers: { alcaldia: { challenge_tackled: degree } } });
    const line = found(
      [said('a-little', 2025), said('largely', 2026), said('largely', 2027), said('not-at-all', 2028)],
      'challenge-tackled',
    );
    expect(changes(line)).toEqual(['better', 'same', 'worse']);
    expect(line.said.map((one) => [one?.quantifier, one?.degree])).toEqual([
      ['all', 'a-little'],
      ['all', 'largely'],
      ['all', 'largely'],
      ['none', 'not-at-all'],
    ]);
  });

  it('per target is compared target by target', () => {
    const rows = (cells: Record<string, string>) => ({
      answers: each('sdg_contribution', Object.fromEntries(RIO_VERDE.map(({ key }) => [key, cells]))),
    });
    const years = [
      exercise(2025, { ...rows({ '6.1': 'none', '6.2': 'strong' }), targets: ['6.1', '6.2'] }),
      exercise(2026, { ...rows({ '6.1': 'some', '8.3': 'some' }), targets: ['6.1', '8.3'] }),
    ];
    expect(changes(found(years, 'sdg-contribution', '6.1'))).toEqual(['better']);
    expect(reasons(found(years, 'sdg-contribution', '6.2'))).toEqual([{ why: 'not-asked', years: [2026] }]);
    expect(reasons(found(years, 'sdg-contribution', '8.3'))).toEqual([{ why: 'not-asked', years: [2025] }]);
    const targets = compareYears(years).filter(({ finding }) => finding === 'sdg-contribution');
    expect(targets.map(({ target }) => target)).toEqual(['6.1', '8.3', '6.2']);
  });

  it('counts those who say yes, partly, no and nothing in both years', () => {
    const years = [
      exercise(2025, saying('joint_work_maintained', 'ypn–')),
      exercise(2026, saying('joint_work_maintained', 'yyyy')),
    ];
    const counted = { degree: null, total: 4 };
    expect(found(years, 'joint-work-maintained').said).toEqual([
      { ...counted, year: 2025, quantifier: 'some', yes: 2, partly: 1, no: 1, withoutAnswer: 1 },
      { ...counted, year: 2026, quantifier: 'all', yes: 4, partly: 0, no: 0, withoutAnswer: 0 },
    ]);
  });

  it('is compared although entities came and went, and names them', () => {
    const three = { ...saying('joint_work_maintained', 'yyn'), entities: RIO_VERDE.slice(0, 3) };
    const others = { ...saying('joint_work_maintained', 'yyyy'), entities: RIO_VERDE.slice(1) };
    expect(
      found([exercise(2025, three), exercise(2026, others)], 'joint-work-maintained').steps,
    ).toMatchObject([{ change: 'better', left: ['alcaldia'], joined: ['red'] }]);
  });
});

describe('A finding is not comparable', () => {
  const question = 'knowledge_applied';
  const then = saying(question, 'yyyy');
  const now = saying(question, 'yyyn');
  const whyNot = (before: Asking, after: Asking, cases: readonly [SmallCase, SmallCase] = [then, now]) =>
    reasons(
      found([exercise(2025, cases[0], before), exercise(2027, cases[1], after)], 'knowledge-applied'),
    )[0];
  const without = rules.filter(({ finding }) => finding !== 'knowledge-applied');
  const otherwise = (change: Partial<FindingRule>) =>
    rules.map((rule) => (rule.finding === 'knowledge-applied' ? { ...rule, ...change } : rule));

  it.each<[string, Asking, Asking, unknown]>([
    [
      'where only the earlier version marks its question',
      {},
      { comparable: [] },
      { why: 'not-marked', years: [2027] },
    ],
    ['where only the later one does', { comparable: [] }, {}, { why: 'not-marked', years: [2025] }],
    ['where it was not asked before', { own: without }, {}, { why: 'not-asked', years: [2025] }],
    ['where it is no longer asked', {}, { own: without }, { why: 'not-asked', years: [2027] }],
    [
      'where partly no longer reads yes',
      {},
      { own: otherwise({ reads: { yes: ['yes'], partly: [], no: ['no', 'partly'] } }) },
      { why: 'asked-otherwise', years: [2025, 2027] },
    ],
    [
      'where it is read from another question',
      {},
      { own: otherwise({ questions: ['joint_work_maintained'] }) },
      { why: 'asked-otherwise', years: [2025, 2027] },
    ],
  ])('%s', (_what, before, after, expected) => {
    expect(whyNot(before, after)).toEqual(expected);
  });

  it('where too few answered, then, now or both times', () => {
    const few = saying(question, 'y–––');
    expect(whyNot({}, {}, [few, now])).toEqual({ why: 'not-enough-answers', years: [2025] });
    expect(whyNot({}, {}, [then, few])).toEqual({ why: 'not-enough-answers', years: [2027] });
    expect(whyNot({}, {}, [few, few])).toEqual({ why: 'not-enough-answers', years: [2025, 2027] });
  });

  it('where what it requires was not shown', () => {
    const nobody = { answers: each(question, Object.fromEntries(RIO_VERDE.map(({ key }) => [key, 'no']))) };
    const line = found([exercise(2025, nobody), exercise(2026, then)], 'prominence-gained');
    expect(line.steps[0]).toMatchObject({
      change: 'not-comparable',
      because: { why: 'not-drafted', years: [2025] },
    });
  });

  it.each(['starting-point', 'partnership-now', 'enabling-factors', 'future-perspectives', 'new-exercise'])(
    'where it is no quantity, marked or not: %s',
    (finding) => {
      const line = found([exercise(2025, then), exercise(2026, now)], finding);
      expect(line.steps[0]).toMatchObject({
        change: 'not-comparable',
        because: { why: 'no-order', years: [2025, 2026] },
      });
    },
  );
});

describe('Several exercises', () => {
  it('are a sequence, each beside the one before it', () => {
    const said = (letters: string, year: number) => exercise(year, saying('knowledge_applied', letters));
    const line = found([said('yynn', 2023), said('yyyy', 2024), said('yyyn', 2027)], 'knowledge-applied');
    expect(line.steps.map(({ from, to, change }) => [from, to, change])).toEqual([
      [2023, 2024, 'better'],
      [2024, 2027, 'worse'],
    ]);
  });

  it('of one there is nothing to compare', () => {
    const lines = compareYears([exercise(2025, saying('knowledge_applied', 'yyyy'))]);
    expect(lines.map(({ finding }) => finding)).toContain('knowledge-applied');
    expect(lines.flatMap(({ steps }) => steps)).toEqual([]);
    expect(compareYears([])).toEqual([]);
  });

  it('name findings in the order of the latest rules, those no longer asked last', () => {
    const shown = (own: readonly FindingRule[]) => ({ own });
    const few = rules.filter(({ finding }) => finding !== 'new-areas');
    const years = [
      exercise(2025, saying('knowledge_applied', 'yyyy'), shown(rules)),
      exercise(2026, saying('knowledge_applied', 'yyyy'), shown([...few].reverse())),
    ];
    const names = compareYears(years).map(({ finding }) => finding);
    expect([names[0], names.at(-1)]).toEqual(['new-exercise', 'new-areas']);
  });

  it('never turn better when they are read backwards', () => {
    const letters = fc.string({ unit: fc.constantFrom('y', 'p', 'n', '–'), minLength: 4, maxLength: 4 });
    const opposite = { better: 'worse', worse: 'better', same: 'same', 'not-comparable': 'not-comparable' };
    fc.assert(
      fc.property(letters, letters, (a, b) => {
        const said = (text: string, year: number) => exercise(year, saying('knowledge_applied', text));
        const [there] = changes(found([said(a, 2025), said(b, 2026)], 'knowledge-applied'));
        const [back] = changes(found([said(b, 2025), said(a, 2026)], 'knowledge-applied'));
        expect(back).toBe(opposite[there!]);
      }),
      { numRuns: 60 },
    );
  });
});
