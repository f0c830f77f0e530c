import fc from 'fast-check';
import type { AnswerValue, Question } from '../questionnaires/questionnaire.js';
import {
  basisOf,
  fieldsFor,
  fieldsOf,
  readChange,
  readForm,
  readQuestion,
  unknownFields,
} from './read-form.js';
import type { StoredAnswer } from './response.js';

const texts = (text: string) => ({ en: text, es: text, fr: text, pt: text });
const choices = (...values: string[]) => values.map((value) => ({ value, text: texts(value) }));
const question = (name: string, rest: object): Question =>
  ({
    name,
    title: texts(name),
    description: null,
    required: false,
    visibleIf: null,
    requiredIf: null,
    revealedBy: [],
    comparable: false,
    rules: [],
    ...rest,
  }) as unknown as Question;

const year = question('year', { type: 'text', inputType: 'number', wholeNumber: true, min: null, max: null });
const QUESTIONS = {
  new_areas: question('new_areas', { type: 'radiogroup', choices: choices('yes', 'no', 'dont-know') }),
  basis: question('basis', { type: 'checkbox', choices: choices('own-records', 'other'), maxSelected: null }),
  factors: question('factors', {
    type: 'ranking',
    choices: choices('trust', 'visibility', 'language'),
    maxSelected: 3,
  }),
  agreed: question('agreed', { type: 'boolean', trueText: texts('Yes'), falseText: texts('No') }),
  how_well: question('how_well', { type: 'rating', min: 1, max: 5 }),
  why: question('why', { type: 'comment', maxLength: 20000 }),
  reached: question('reached', { type: 'text', inputType: 'number', wholeNumber: true }),
  site: question('site', { type: 'text', inputType: 'url', maxLength: 500 }),
  targets: question('targets', {
    type: 'matrix',
    rows: choices('8.3', '11.1'),
    columns: choices('none', 'some'),
  }),
  names: question('names', {
    type: 'multipletext',
    items: [{ name: 'first', title: texts('1'), maxLength: 9 }],
  }),
  documents: question('documents', { type: 'file', maxFiles: 5 }),
  examples: question('examples', {
    type: 'paneldynamic',
    minCount: 0,
    maxCount: 5,
    elements: [
      question('title', { type: 'text', inputType: 'text' }),
      question('with', { type: 'checkbox', choices: choices('tec', 'cainco') }),
      year,
    ],
  }),
} as const;

const stored = (
  value: AnswerValue | null,
  revision: number,
  cannotAnswer: string | null = null,
): StoredAnswer => ({
  question: 'q',
  value,
  cannotAnswer,
  revision,
  by: 'Ana',
  at: '2023-05-04T18:32:00.000Z',
});

describe('readQuestion', () => {
  it.each<[keyof typeof QUESTIONS, Record<string, string | string[]>, AnswerValue | null]>([
    ['new_areas', { new_areas: 'yes' }, 'yes'],
    ['new_areas', {}, null],
    ['basis', { basis: ['own-records', 'other'] }, ['own-records', 'other']],
    ['basis', { basis: 'other' }, ['other']],
    ['factors', { 'factors.1': 'trust', 'factors.2': '', 'factors.3': 'language' }, ['trust', 'language']],
    ['factors', { 'factors.1': '', 'factors.2': '' }, null],
    ['agreed', { agreed: 'false' }, false],
    ['agreed', { agreed: 'maybe' }, 'maybe'],
    ['how_well', { how_well: '4' }, 4],
    ['why', { why: 'First\r\nsecond' }, 'First\nsecond'],
    ['why', { why: ' \r\n ' }, null],
    ['reached', { reached: '1 200' }, 1200],
    ['reached', { reached: '1\u202f200' }, 1200],
    ['reached', { reached: 'about 200' }, 'about 200'],
    ['reached', { reached: '0x10' }, '0x10'],
    ['reached', { reached: '1e9' }, '1e9'],
    ['site', { site: ' https://example.org ' }, 'https://example.org'],
    ['targets', { 'targets.8.3': 'some', 'targets.11.1': '' }, { '8.3': 'some' }],
    ['targets', { 'targets.9.9': 'some' }, { '9.9': 'some' }],
    ['names', { 'names.first': 'Ana' }, { first: 'Ana' }],
    ['documents', { documents: ['a1', 'b2'] }, ['a1', 'b2']],
    [
      'examples',
      {
        'examples.0.title': '',
        'examples.2.title': 'A law',
        'examples.2.with': ['tec', 'cainco'],
        'examples.4.year': 'x',
      },
      [{ title: 'A law', with: ['tec', 'cainco'] }, { year: 'x' }],
    ],
    ['examples', { 'examples.0.title': ' ', 'examples.0.year': '' }, null],
    ['examples', { 'examples.{n}.title': '', 'examples.0.shoe': '43' }, [{ shoe: '43' }]],
    [
      'factors',
      { 'factors.2': 'trust', 'factors.10': 'language', 'factors.1': 'trust' },
      ['trust', 'trust', 'language'],
    ],
  ])('%s from %j is %j', (name, body, value) => {
    expect(readQuestion(QUESTIONS[name], fieldsOf(body))).toEqual(value);
  });

  it('takes nothing but text from a body', () => {
    expect(readQuestion(QUESTIONS.why, fieldsOf({ why: { toString: 'x' } }))).toBeNull();
    expect(readQuestion(QUESTIONS.why, fieldsOf('why=x'))).toBeNull();
  });
});

describe('fieldsFor', () => {
  it('shows every answer so that reading it back gives the answer', () => {
    const text = fc
      .string({ unit: 'binary', minLength: 1 })
      .filter((one) => one.trim() !== '' && !one.includes('\r'));
    const answers = fc.oneof(
      fc.tuple(fc.constant(QUESTIONS.why), text),
      fc.tuple(fc.constant(QUESTIONS.new_areas), fc.constantFrom('yes', 'no')),
      fc.tuple(fc.constant(QUESTIONS.basis), fc.subarray(['own-records', 'other'], { minLength: 1 })),
      fc.tuple(
        fc.constant(QUESTIONS.factors),
        fc.shuffledSubarray(['trust', 'visibility', 'language'], { minLength: 1 }),
      ),
      fc.tuple(fc.constant(QUESTIONS.agreed), fc.boolean()),
      fc.tuple(fc.constant(QUESTIONS.reached), fc.nat()),
      fc.tuple(
        fc.constant(QUESTIONS.targets),
        fc.record({ '8.3': fc.constant('some'), '11.1': fc.constant('none') }),
      ),
      fc.tuple(
        fc.constant(QUESTIONS.examples),
        fc.array(fc.record({ title: text, with: fc.constant(['tec']), year: fc.nat() }), {
          minLength: 1,
          maxLength: 5,
        }),
      ),
    );
    fc.assert(
      fc.property(answers, ([asked, value]) => {
        expect(readQuestion(asked, new Map(fieldsFor(asked, value)))).toEqual(value);
      }),
    );
  });
});

describe('readForm', () => {
  const asked = QUESTIONS.why;
  const form = (text: string, basis: string, reason = '') =>
    fieldsOf({ why: text, '_at.why': basis, '_cannot.why': reason });

  it('asks to change what was changed, on the revision that the writer saw', () => {
    const before = stored('Old', 3);
    expect(readForm([asked], form('New', basisOf(before)), new Map([['why', before]]))).toEqual([
      { question: 'why', value: 'New', cannotAnswer: null, revision: 3 },
    ]);
  });

  it('asks for nothing where the form says what is stored', () => {
    const before = stored('Old', 3);
    expect(readChange(asked, form('Old', basisOf(before)), before)).toBeNull();
    expect(readChange(asked, form('', basisOf(undefined)), undefined)).toBeNull();
  });

  it("leaves a colleague's newer answer alone where the writer has not touched the field", () => {
    const seen = stored('Old', 3);
    expect(readChange(asked, form('Old', basisOf(seen)), stored('From Luis', 4))).toBeNull();
    expect(readChange(asked, form('', basisOf(undefined)), stored('From Luis', 1))).toBeNull();
  });

  it('runs into the conflict where both have changed it', () => {
    const seen = stored('Old', 3);
    expect(readChange(asked, form('From Ana', basisOf(seen)), stored('From Luis', 4))).toMatchObject({
      revision: 3,
    });
  });

  it('has no conflict where both wrote the same', () => {
    const seen = stored('Old', 3);
    expect(readChange(asked, form('Same', basisOf(seen)), stored('Same', 4))).toBeNull();
  });

  it('empties an answer, and leaves a question out with a reason', () => {
    const before = stored('Old', 3);
    expect(readChange(asked, form('', basisOf(before)), before)).toMatchObject({
      value: null,
      cannotAnswer: null,
    });
    expect(readChange(asked, form('', basisOf(before), 'No records'), before)).toMatchObject({
      value: null,
      cannotAnswer: 'No records',
    });
  });

  it('leaves out what the form did not show, and notes that cannot be right', () => {
    expect(readForm([asked], fieldsOf({ why: 'New' }), new Map())).toEqual([]);
    expect(readForm([asked], form('New', 'x-y'), new Map())).toEqual([]);
  });
});

describe('unknownFields', () => {
  const known = [QUESTIONS.why, QUESTIONS.examples];
  it('knows the fields of a form of ours', () => {
    const body = {
      _csrf: 'x',
      _go: 'continue',
      why: 'x',
      '_at.why': '0-1',
      '_cannot.why': 'x',
      '_at.examples': '0-1',
      'examples.0.title': 'x',
    };
    expect(unknownFields(known, fieldsOf(body))).toEqual([]);
  });
  it('takes none of which the form does not say what its answer was', () => {
    expect(unknownFields(known, fieldsOf({ why: 'x' }))).toEqual(['why']);
    expect(unknownFields(known, fieldsOf({ why: 'x', '_at.why': 'new' }))).toEqual(['why', '_at.why']);
    expect(unknownFields(known, fieldsOf({ why: '', 'examples.0.title': 'x' }))).toEqual([
      'examples.0.title',
    ]);
  });
  it.each(['state', 'revision', '__proto__', '_at.state', 'exerciseId', 'targets.8.3', 'constructor'])(
    'does not know %s',
    (name) => {
      expect(unknownFields(known, new Map([[name, ['x']]]))).toEqual([name]);
    },
  );
});
