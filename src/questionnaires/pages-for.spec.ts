import {
  everyTypeQuestionnaire,
  respondentIn,
  respondentOf,
  version1,
} from '../../test/fixtures/every-type-questionnaire.js';
import { pagesFor } from './pages-for.js';
import type { Question, Respondent } from './questionnaire.js';

const water = everyTypeQuestionnaire();

function question<T extends Question['type']>(
  respondent: Respondent,
  name: string,
  type: T,
): Question & { type: T } {
  const found = pagesFor(water, respondent)
    .flatMap((section) => section.questions)
    .find((one) => one.name === name);
  if (found?.type !== type) throw new Error(`No question ${name} of type ${type} for ${respondent.entity}.`);
  return found as Question & { type: T };
}

describe('the questionnaire as one entity sees it', () => {
  const institute = respondentOf('instituto', 2);

  it('asks about every other entity, by its name', () => {
    expect(question(institute, 'ties', 'matrix').rows).toEqual([
      {
        value: 'alcaldia',
        text: { en: 'Entity alcaldia', es: 'Entity alcaldia', fr: 'Entity alcaldia', pt: 'Entity alcaldia' },
      },
      expect.objectContaining({ value: 'junta' }),
      expect.objectContaining({ value: 'red' }),
    ]);
  });

  it('asks about each target once: primary, secondary, programme', () => {
    const { rows } = question(institute, 'targets', 'matrix');
    expect(rows.map(({ value }) => value)).toEqual(['6.1', '6.b', '17.9']);
    expect(rows[0]?.text).toEqual({ en: 'Target 6.1', es: 'Meta 6.1', fr: 'Cible 6.1', pt: 'Meta 6.1' });
  });

  it('asks in the second exercise what became of the perspectives', () => {
    expect(question(institute, 'plans', 'matrix').rows.map(({ text }) => text.fr)).toEqual(['Un projet']);
  });

  it('offers all entities as choices, also in the fields of a panel', () => {
    const all = ['alcaldia', 'instituto', 'junta', 'red'];
    expect(question(institute, 'helpers', 'checkbox').choices.map(({ value }) => value)).toEqual(all);
    const [, withWhom] = question(institute, 'examples', 'paneldynamic').elements;
    expect(withWhom).toMatchObject({ name: 'with', choices: all.map((value) => ({ value })) });
  });

  it('bounds the next year by the year of the exercise', () => {
    expect(question(institute, 'next_year', 'text')).toMatchObject({
      min: 2026,
      max: 2030,
      wholeNumber: true,
    });
    expect(question(institute, 'next_year', 'text').title.es).toBe('Next measurement after 2025 (es)');
  });

  it('leaves the questionnaire itself as it was', () => {
    const before = JSON.stringify([...water.questions.values()]);
    pagesFor(water, institute);
    expect(JSON.stringify([...water.questions.values()])).toBe(before);
  });

  it('gives each of two entities its own rows', () => {
    const rowsOf = (entity: string) =>
      question(respondentOf(entity), 'ties', 'matrix').rows.map(({ value }) => value);
    expect([rowsOf('red'), rowsOf('junta')]).toEqual([
      ['alcaldia', 'instituto', 'junta'],
      ['alcaldia', 'instituto', 'red'],
    ]);
  });
});

describe('the quoted challenge', () => {
  const townHall = respondentOf('alcaldia');
  const challenged = (challenge: Respondent['partnership']['challenge']): Respondent => ({
    ...townHall,
    partnership: { ...townHall.partnership, challenge },
  });

  it('stands in each language, and where it lacks one in English, marked so', () => {
    expect(question(townHall, 'solved', 'radiogroup').title).toEqual({
      en: 'Is “Bring clean water to the upper districts” solved?',
      es: 'Is “Llevar agua limpia a los distritos altos” solved? (es)',
      fr: 'Is “Bring clean water to the upper districts (anglais)” solved? (fr)',
      pt: 'Is “Bring clean water to the upper districts (inglês)” solved? (pt)',
    });
  });

  it.each(['{exerciseYear} {challenge}', '<b>water</b>', '$& $1 $$', '水 👩‍👩‍👧'])(
    'stays as it was written: %s',
    (en) => {
      expect(question(challenged({ en }), 'solved', 'radiogroup').title.en).toBe(`Is “${en}” solved?`);
    },
  );
});

describe('version 1 for the entities of LIDERES', () => {
  const sections = (entity: string) => pagesFor(version1(), respondentIn('lideres-2023', entity));

  it('has all seven sections for everybody, in order', () => {
    for (const entity of ['cainco', 'tec']) {
      expect(sections(entity).map(({ name }) => name)).toEqual([
        'about',
        'continuity',
        'application',
        'impact',
        'factors',
        'future',
        'closing',
      ]);
    }
  });

  it('quotes the development challenge to the beneficiary', () => {
    const tackled = sections('cainco')
      .flatMap(({ questions }) => questions)
      .find(({ name }) => name === 'challenge_tackled');
    expect(tackled?.title.es).toContain('Sentar las bases de un modelo de apoyo al emprendimiento social');
    const titles = sections('cainco').flatMap(({ questions }) =>
      questions.map(({ title }) => JSON.stringify(title)),
    );
    expect(titles.filter((title) => /\{(challenge|exercise)/.test(title))).toEqual([]);
  });
});
