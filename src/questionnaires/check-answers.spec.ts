import { everyTypeQuestionnaire, respondentOf } from '../../test/fixtures/every-type-questionnaire.js';
import { checkAnswer, checkAnswers, checkCannotAnswer } from './check-answers.js';
import type { Stage } from './check-answers.js';
import type { AnswerProblemCode, Answers } from './questionnaire.js';

const questionnaire = everyTypeQuestionnaire();
const alcaldia = respondentOf('alcaldia');
const documents = new Set(['d1', 'd2', 'd3']);

const check = (answers: unknown, stage: Stage = 'shape', cannotAnswer: unknown = {}) =>
  checkAnswers(
    questionnaire,
    alcaldia,
    { answers: answers as Answers, cannotAnswer: cannotAnswer as Record<string, string> },
    stage,
    documents,
  );

/** `pointer code`, the two things a program needs. */
const places = (problems: ReturnType<typeof check>) =>
  problems.map(({ pointer, code }) => `${pointer} ${code}`);

describe('right answers', () => {
  it.each<[string, unknown]>([
    ['tap', 'partly'],
    ['district', 'lower'],
    ['uses', ['fields', 'drinking']],
    ['helpers', ['alcaldia', 'red', 'junta', 'instituto']],
    ['wishes', ['law', 'pipes', 'training']],
    ['measured', false],
    ['taste', 1],
    ['story', 'Agua 水 👩‍👩‍👧 '.repeat(20)],
    ['story', '👍'.repeat(300)],
    ['well', '=1+1'],
    ['households', 0],
    ['litres', 0.5],
    ['next_year', 2026],
    ['opened', '2024-02-29'],
    ['page', 'https://example.org/água?q=1#top'],
    ['mailbox', 'ana.quispe+pozo@agua.example.org'],
    ['ties', { instituto: 'joint', red: 'none' }],
    ['months', { july: 'wet' }],
    ['targets', { '6.1': 'strong', '6.b': 'some' }],
    ['keepers', { night: 'Rosa' }],
    ['examples', [{ title: 'A law', with: ['red'], year: 2024 }, { title: 'A well' }]],
    ['papers', ['d2', 'd1']],
  ])('%s takes %j', (question, value) => {
    expect(check({ [question]: value })).toEqual([]);
  });
});

// More than the 36 cases of which survey-core's own validation lets 30 pass (`reliability.md`, E6).
describe('wrong answers, each refused with its place', () => {
  it.each<[string, unknown, string]>([
    ['tap', 'maybe', '/tap unknown-choice'],
    ['tap', 'YES', '/tap unknown-choice'],
    ['tap', true, '/tap wrong-type'],
    ['tap', ['yes'], '/tap wrong-type'],
    ['tap', { value: 'yes' }, '/tap wrong-type'],
    ['tap', null, '/tap empty-answer'],
    ['tap', '', '/tap empty-answer'],
    ['district', 'middle', '/district unknown-choice'],
    ['uses', 'drinking', '/uses wrong-type'],
    ['uses', [], '/uses empty-answer'],
    ['uses', ['swimming'], '/uses/0 unknown-choice'],
    ['uses', ['drinking', 'drinking'], '/uses/1 repeated-choice'],
    ['uses', ['drinking', 'fields', 'school'], '/uses too-many'],
    ['uses', ['drinking', 7], '/uses/1 wrong-type'],
    ['uses', ['drinking', ''], '/uses/1 unknown-choice'],
    ['helpers', ['alcaldía'], '/helpers/0 unknown-choice'],
    ['wishes', ['pipes', 'pumps', 'training', 'law'], '/wishes too-many'],
    ['wishes', ['pipes', 'pipes'], '/wishes/1 repeated-choice'],
    ['wishes', ['gold'], '/wishes/0 unknown-choice'],
    ['wishes', { 1: 'pipes' }, '/wishes wrong-type'],
    ['measured', 'maybe', '/measured wrong-type'],
    ['measured', 'true', '/measured wrong-type'],
    ['measured', 1, '/measured wrong-type'],
    ['taste', 99, '/taste too-large'],
    ['taste', 0, '/taste too-small'],
    ['taste', 2.5, '/taste not-whole'],
    ['taste', '3', '/taste not-a-number'],
    ['story', 'x'.repeat(301), '/story too-long'],
    ['story', '👍'.repeat(301), '/story too-long'],
    ['story', 17, '/story wrong-type'],
    ['story', { formula: '=1+1' }, '/story wrong-type'],
    ['story', 'a\0b', '/story unreadable-text'],
    ['story', 'a\ud800b', '/story unreadable-text'],
    ['story', '\udc00', '/story unreadable-text'],
    ['well', 'x'.repeat(21), '/well too-long'],
    ['well', ['a', 'b'], '/well wrong-type'],
    ['households', 'abc', '/households not-a-number'],
    ['households', '12', '/households not-a-number'],
    ['households', NaN, '/households not-a-number'],
    ['households', Infinity, '/households not-a-number'],
    ['households', -1, '/households too-small'],
    ['households', 5001, '/households too-large'],
    ['households', 1.5, '/households not-whole'],
    ['households', [12], '/households wrong-type'],
    ['litres', 2 ** 53, '/litres too-large'],
    ['next_year', 2025, '/next_year too-small'],
    ['next_year', 2031, '/next_year too-large'],
    ['opened', '2023-02-30', '/opened not-a-date'],
    ['opened', '2023-02-29', '/opened not-a-date'],
    ['opened', '2023-13-01', '/opened not-a-date'],
    ['opened', '24/04/2023', '/opened not-a-date'],
    ['opened', '2023-04-24T00:00:00Z', '/opened not-a-date'],
    ['page', 'javascript:alert(1)', '/page not-a-link'],
    ['page', 'file:///etc/passwd', '/page not-a-link'],
    ['page', 'https:', '/page not-a-link'],
    ['page', 'http://', '/page not-a-link'],
    ['page', 'https://exa mple.org', '/page not-a-link'],
    ['page', 'https://example.org/\njavascript:', '/page not-a-link'],
    ['page', 'example.org', '/page not-a-link'],
    ['mailbox', 'ana', '/mailbox not-an-address'],
    ['mailbox', 'ana@example', '/mailbox not-an-address'],
    ['mailbox', 'ana@example.org, eve@example.org', '/mailbox not-an-address'],
    ['mailbox', 'ana@example.org\r\nBcc: eve@example.org', '/mailbox not-an-address'],
    ['ties', { alcaldia: 'joint' }, '/ties/alcaldia unknown-row'],
    ['ties', { red: 'joint-project' }, '/ties/red unknown-choice'],
    ['ties', { red: ['joint'] }, '/ties/red wrong-type'],
    ['ties', {}, '/ties empty-answer'],
    ['ties', [], '/ties empty-answer'],
    ['ties', ['joint'], '/ties wrong-type'],
    ['ties', 'joint', '/ties wrong-type'],
    ['targets', { '8.3': 'some' }, '/targets/8.3 unknown-row'],
    ['months', { 'a/b~c': 'dry' }, '/months/a~1b~0c unknown-row'],
    ['keepers', { noon: 'Rosa' }, '/keepers/noon unknown-field'],
    ['keepers', { day: 'x'.repeat(31) }, '/keepers/day too-long'],
    ['keepers', { day: '' }, '/keepers/day empty-answer'],
    ['keepers', 'Rosa', '/keepers wrong-type'],
    ['examples', { title: 'A law' }, '/examples wrong-type'],
    ['examples', ['A law'], '/examples/0 wrong-type'],
    ['examples', [{ title: 'a' }, { title: 'b' }, { title: 'c' }], '/examples too-many'],
    ['examples', [{ title: 'a' }, {}], '/examples/1 empty-answer'],
    ['examples', [{ titel: 'a' }], '/examples/0/titel unknown-field'],
    ['examples', [{ title: 'a', year: 'last' }], '/examples/0/year not-a-number'],
    ['examples', [{ title: 'a', with: ['nasa'] }], '/examples/0/with/0 unknown-choice'],
    ['papers', ['d9'], '/papers/0 unknown-document'],
    ['papers', ['d1', 'd1'], '/papers/1 repeated-choice'],
    ['papers', ['d1', 'd2', 'd3'], '/papers too-many'],
    ['papers', [{ content: 'data:' }], '/papers/0 wrong-type'],
    ['papers', 'd1', '/papers wrong-type'],
    ['thanks', 'You are welcome', '/thanks unknown-question'],
    ['rain', 'yes', '/rain unknown-question'],
    ['story', [[[[[['deep']]]]]], '/story too-deep'],
  ])('%s refuses %j', (question, value, place) => {
    const answers = { [question]: value };
    expect(places(check(answers))).toEqual([place]);
    expect(answers).toEqual({ [question]: value });
  });
});

describe('hostile requests', () => {
  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', '', 'a'.repeat(1_000)])(
    'the question %s is unknown, and harmless',
    (name) => {
      const answers = JSON.parse(`{ ${JSON.stringify(name)}: { "polluted": true } }`) as Answers;
      for (const stage of ['shape', 'complete'] as const) {
        expect(check(answers, stage).map(({ code }) => code)).toContain('unknown-question');
        expect(check({}, stage, answers).map(({ code }) => code)).toContain('unknown-question');
      }
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    },
  );

  it('a row or field of every object is unknown like any other', () => {
    const answers = JSON.parse(
      '{"ties":{"__proto__":"joint","constructor":"joint"},"examples":[{"__proto__":{"title":"x"}}]}',
    );
    expect(places(check(answers))).toEqual([
      '/ties/__proto__ unknown-row',
      '/ties/constructor unknown-row',
      '/examples/0/__proto__ unknown-field',
    ]);
  });

  it('80,000 unknown questions get 200 problems, 20,000 unknown rows get 20', () => {
    const many = (count: number, value: string) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`x${index}`, value]));
    expect(check(many(80_000, 'yes'))).toHaveLength(200);
    expect(check({ ties: many(20_000, 'joint') })).toHaveLength(20);
  });

  it('an answer 100,000 levels deep is refused', () => {
    let deep: unknown = 'x';
    for (let level = 0; level < 100_000; level++) deep = [deep];
    expect(places(check({ story: deep }))).toEqual(['/story too-deep']);
    expect(places(check({ examples: deep }))).toEqual(['/examples/0 too-deep']);
  });
});

describe('leaving a question out with a reason', () => {
  it.each<[string, unknown, AnswerProblemCode[]]>([
    ['story', 'Nobody was there any more', []],
    ['story', 'r'.repeat(2_000), []],
    ['story', 'r'.repeat(2_001), ['too-long']],
    ['story', '', ['reason-missing']],
    ['story', '  \n', ['reason-missing']],
    ['story', null, ['reason-missing']],
    ['story', 5, ['wrong-type']],
    ['story', 'a\0b', ['unreadable-text']],
    ['tap', 'We would rather not', ['required-cannot-be-left-out']],
    ['rain', 'We have none', ['unknown-question']],
  ])('%s because %j', (question, reason, codes) => {
    expect(check({}, 'shape', { [question]: reason }).map(({ code }) => code)).toEqual(codes);
    const known = questionnaire.questions.get(question);
    if (known) expect(checkCannotAnswer(known, reason).map(({ code }) => code)).toEqual(codes);
  });

  it('never together with an answer', () => {
    expect(places(check({ story: 'Well' }, 'shape', { story: 'Nobody knows' }))).toEqual([
      '/story both-answered-and-left-out',
    ]);
  });
});

describe('a complete response', () => {
  const whole = { tap: 'yes', solved: 'yes' };

  it.each<[string, Answers, Record<string, string>, string[]]>([
    ['nothing but the required answers', whole, {}, []],
    ['nothing at all', {}, {}, ['/tap required', '/solved required']],
    ['an answer to a hidden question', { ...whole, why_not: 'Dry' }, {}, ['/why_not hidden-question']],
    ['a reason for a hidden question', whole, { why_not: 'Dry' }, ['/why_not hidden-question']],
    [
      'a chain behind a hidden question',
      { ...whole, why_not: 'Dry', repair: true, repair_cost: 3 },
      {},
      ['/why_not hidden-question', '/repair hidden-question', '/repair_cost hidden-question'],
    ],
    ['the same chain shown', { ...whole, tap: 'no', why_not: 'Dry', repair: true, repair_cost: 3 }, {}, []],
    ['another exercise’s question', { ...whole, plans: { x: 'done' } }, {}, ['/plans/x unknown-row']],
    ['a story without consent', { ...whole, story: 'Water at last' }, {}, ['/story_consent required']],
    [
      'a story whose consent is left out',
      { ...whole, story: 'Water at last' },
      { story_consent: 'Not asked' },
      ['/story_consent required-cannot-be-left-out'],
    ],
    ['a consent without a story', { ...whole, story_consent: 'named' }, {}, []],
    ['more schools than households', { ...whole, households: 3, schools: 4 }, {}, ['/schools rule-broken']],
    ['one visit of two', { ...whole, visits: [{ day: '2025-03-01' }] }, {}, ['/visits too-few']],
    ['as many schools as households', { ...whole, households: 4, schools: 4 }, {}, []],
    ['schools alone', { ...whole, schools: 4 }, {}, []],
    ['households alone', { ...whole, households: 4 }, {}, []],
    [
      'an example without a title',
      { ...whole, examples: [{ year: 2024 }] },
      {},
      ['/examples/0/title required'],
    ],
    [
      'a required answer left out',
      { tap: 'yes' },
      { solved: 'Unclear' },
      ['/solved required-cannot-be-left-out'],
    ],
  ])('%s', (_what, answers, cannotAnswer, expected) => {
    expect(places(check(answers, 'complete', cannotAnswer))).toEqual(expected);
  });

  it('does not call a question hidden while the one it hangs on is broken', () => {
    const answers = { solved: 'yes', tap: 'nope', why_not: 'Dry', repair: true };
    expect(places(check(answers, 'complete'))).toEqual(['/tap unknown-choice']);
  });

  it('saves an unfinished section all the same', () => {
    expect(
      check({ why_not: 'Dry', story: 'Water', households: 3, schools: 4, examples: [{ year: 2024 }] }),
    ).toEqual([]);
  });
});

describe('one answer by itself', () => {
  it('is checked without looking up documents or other answers', () => {
    const one = (name: string, value: unknown) =>
      checkAnswer(questionnaire.questions.get(name)!, value, alcaldia);
    expect(one('papers', ['d9'])).toEqual([]);
    expect(one('schools', 9_000)).toEqual([]);
    expect(places(one('tap', 'maybe'))).toEqual(['/tap unknown-choice']);
    expect(one('tap', 'maybe')[0]?.params).toEqual({ value: 'maybe' });
  });
});
