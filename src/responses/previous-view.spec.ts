import type { AnswerValue, Question, Section } from '../questionnaires/questionnaire.js';
import { noteNamed, noteName, noteQuestion, notesOf, notesShown } from './change-notes.js';
import { previousView } from './previous-view.js';
import type { PreviousAnswer, YearBefore } from './year-before.js';

const texts = (en: string, es = en) => ({ en, es, fr: en, pt: en });
const choice = (value: string, en: string, es = en) => ({ value, text: texts(en, es) });
const question = (name: string, type: Question['type'], more: object = {}): Question =>
  ({
    name,
    type,
    title: texts(name),
    description: null,
    comparable: true,
    required: false,
    revealedBy: [],
    ...more,
  }) as unknown as Question;

const applied = question('applied', 'radiogroup', {
  choices: [choice('yes', 'Yes', 'Sí'), choice('no', 'No')],
});
const appliedThen = {
  ...applied,
  title: texts('Is the knowledge in use?'),
  choices: [choice('yes', 'Yes', 'Sí'), choice('a-lot', 'A lot', 'Mucho'), choice('no', 'No')],
} as Question;
const how = question('how', 'comment', { comparable: false });

const answered = (asked: Question, value: AnswerValue | null, more: Partial<PreviousAnswer> = {}) =>
  ({
    question: asked,
    value,
    cannotAnswer: null,
    language: 'es',
    reworded: false,
    ...more,
  }) as PreviousAnswer;
const before = (previous: Readonly<Record<string, PreviousAnswer>>): YearBefore => ({
  year: 2023,
  missing: null,
  previous: new Map(Object.entries(previous)),
  documents: new Map([['d-1', 'balance.pdf']]),
  notes: new Map(),
  looks: new Map(),
});
const stored = (values: Readonly<Record<string, AnswerValue>>) =>
  new Map(
    Object.entries(values).map(([name, value]) => [
      name,
      { question: name, value, cannotAnswer: null, revision: 1, by: 'Lucía', at: '2024-04-05T12:00:00.000Z' },
    ]),
  );

describe('a previous answer beside the question as it is asked now', () => {
  it('is none where nothing was said, and none in a first exercise', () => {
    expect(previousView(before({}), applied, 'en')).toBe(null);
    expect(previousView(null, applied, 'en')).toBe(null);
  });

  it('reads in the reader’s words', () => {
    const view = previousView(before({ applied: answered(applied, 'yes') }), applied, 'es');
    expect(view).toMatchObject({ year: 2023, language: null, reworded: false, titleThen: null, gone: [] });
    expect(view?.lines).toEqual([{ label: null, text: 'Sí', own: false }]);
  });

  it('says what was asked otherwise, and what is no longer offered, by its words of then', () => {
    const previous = answered(appliedThen, 'a-lot', { reworded: true });
    expect(previousView(before({ applied: previous }), applied, 'es')).toMatchObject({
      reworded: true,
      titleThen: 'Is the knowledge in use?',
      gone: ['Mucho'],
      lines: [{ text: 'Mucho' }],
    });
  });

  it('gives as it is stored what no version knows', () => {
    const view = previousView(before({ applied: answered(applied, 'largely') }), applied, 'en');
    expect([view?.lines[0]?.text, view?.gone]).toEqual(['largely', ['largely']]);
  });

  it.each<[string, Question, AnswerValue | null, Partial<PreviousAnswer>, string | null]>([
    ['free text', how, 'Con el municipio', {}, 'es'],
    ['free text of an unknown language', how, 'Con el municipio', { language: '' }, null],
    ['a number', question('reached', 'text', { inputType: 'number' }), 240, {}, null],
    ['a reason for leaving it out', how, null, { cannotAnswer: 'Nadie lo sabe' }, 'es'],
  ])('marks the language of %s', (_what, asked, value, more, language) => {
    const view = previousView(before({ [asked.name]: answered(asked, value, more) }), asked, 'en');
    expect(view?.language).toBe(language);
  });

  it('names documents', () => {
    const files = question('documents', 'file');
    const view = previousView(before({ documents: answered(files, ['d-1']) }), files, 'en');
    expect(view?.lines[0]?.text).toBe('Document 1: balance.pdf');
  });
});

describe('notes beside the answers', () => {
  const section: Section = {
    name: 'application',
    title: texts('Application'),
    description: null,
    minutes: 5,
    questions: [applied, how],
  };
  const all = new Set(['applied', 'how']);
  const then = before({ applied: answered(applied, 'yes'), how: answered(how, 'So') });
  const shown = (values: Readonly<Record<string, AnswerValue>>, visible = all) => [
    ...notesShown([section], visible, stored(values), then),
  ];

  it('can be written for compared questions that were answered then, and once for their section', () => {
    expect(notesOf([section], then).map(noteName)).toEqual(['changed-applied', 'example-application']);
    expect(notesOf([section], before({ how: answered(how, 'So') }))).toEqual([]);
    expect(notesOf([section], before({ applied: answered(applied, null, { cannotAnswer: 'x' }) }))).toEqual(
      [],
    );
    expect(notesOf([section], null)).toEqual([]);
  });

  it.each<[string, Readonly<Record<string, AnswerValue>>, readonly string[]]>([
    ['what has changed, where the answer differs', { applied: 'no' }, ['changed-applied']],
    ['an example, where it does not', { applied: 'yes' }, ['example-application']],
    ['nothing where nothing is answered', {}, []],
    ['nothing about free text', { how: 'Otherwise' }, []],
  ])('ask for %s', (_what, values, expected) => {
    expect(shown(values)).toEqual(expected);
  });

  it('ask nothing about a question that is hidden', () => {
    expect(shown({ applied: 'no' }, new Set(['how']))).toEqual([]);
  });

  it('have names that no question can have', () => {
    expect(noteNamed('changed-applied')).toEqual({ kind: 'changed', about: 'applied' });
    expect(noteNamed('changed_applied')).toBe(null);
    expect(noteNamed('remarks')).toBe(null);
  });

  it('are optional comments in every language', () => {
    const asked = noteQuestion({ kind: 'changed', about: 'applied' }, 2023);
    expect(asked).toMatchObject({ type: 'comment', required: false, maxLength: 2000 });
    expect(asked.title.pt).toBe('O que mudou desde 2023?');
  });
});
