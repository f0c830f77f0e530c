import {
  FIRST_VERSION,
  questionnairesWithSecond,
  SECOND_VERSION,
} from '../../test/support/second-version.js';
import { compareVersions, countChanges } from './compare-versions.js';

const questionnaires = questionnairesWithSecond();
const [first, second] = [questionnaires.get(FIRST_VERSION), questionnaires.get(SECOND_VERSION)];
const sections = compareVersions(first, second);
const questionOf = (name: string, of = sections) =>
  of.flatMap(({ questions }) => questions).find((question) => question.name === name);

describe('two versions of a questionnaire', () => {
  it.each([
    ['knowledge_applied', { changes: ['reworded'], languages: ['es'], comparable: true, compared: true }],
    [
      'beneficiaries_work_continued',
      { changes: ['choices'], choices: [{ value: 'wider', now: null }], compared: true },
    ],
    ['own_impact_increased', { changes: ['same'], comparable: false, compared: false }],
    ['remarks', { changes: ['same'], comparable: false }],
    ['wishes', { changes: ['new'], before: null }],
    ['basis', { changes: ['gone'], now: null }],
  ])('tell what became of %s', (name, expected) => {
    expect(questionOf(name)).toMatchObject(expected);
  });

  it('keep what is gone in the section where it was asked', () => {
    const [about] = sections;
    expect([about?.section.name, about?.questions.map(({ name }) => name)]).toEqual([
      'about',
      ['respondents', 'basis'],
    ]);
  });

  it('count', () => {
    expect(countChanges(sections)).toMatchObject({ reworded: 1, choices: 1, type: 0, new: 1, gone: 1 });
  });

  it('are the same as themselves', () => {
    const { same, comparable, ...others } = countChanges(compareVersions(first, first));
    expect([same, Object.values(others).every((count) => count === 0)]).toEqual([first.questions.size, true]);
    expect(comparable).toBeGreaterThan(10);
  });

  it('tell another type, and other words in what can be chosen', () => {
    const asked = first.questions.get('new_areas');
    if (asked?.type !== 'radiogroup') throw new Error('It is asked otherwise now.');
    const [yes, ...others] = asked.choices;
    const other = {
      ...asked,
      type: 'dropdown' as const,
      choices: [
        { value: 'yes', text: { ...(yes?.text as never as typeof asked.title), fr: 'Certes' } },
        ...others,
      ],
    };
    const sections = second.sections.map((section) => ({
      ...section,
      questions: section.questions.map((one) => (one.name === 'new_areas' ? other : one)),
    }));
    const questions = new Map([...first.questions, ['new_areas', other]]);
    expect(questionOf('new_areas', compareVersions(first, { ...first, sections, questions }))).toMatchObject({
      changes: ['type', 'choices'],
      choices: [{ value: 'yes', now: { fr: 'Certes' } }],
      compared: false,
    });
  });
});
