import { expectSound } from '../../../test/support/sound-mail.js';
import { LANGUAGES } from '../../language.js';
import { CANCELLED_TEXT, endedExample, SKIPPED_TEXT, wordEnded, type EndedFacts } from './ended-mail.js';
import { wordExerciseDeadline } from './deadline-words.js';
import { OFFICER_STEP_TEXT, OFFICER_STEPS, officerStepExample, wordOfficerStep } from './officer-mail.js';

const officer = { name: 'Carla Núñez', email: 'carla@programa.example.org', phone: '+34 600 000 000' };
const facts: EndedFacts = {
  name: 'Mónica Vaca Suárez',
  link: '',
  officer,
  initiative: 'LIDERES',
  entity: 'Cámara de Industria, Comercio, Servicios y Turismo de Santa Cruz (CAINCO)',
  entityShort: 'CAINCO',
  year: '2024',
  reason: 'Elecciones en los tres países.',
  isInvited: true,
  next: 2025,
};

it.each([
  ['en', 'Cancelled: joint ex post exercise 2024 of LIDERES', 'LIDERES: no exercise in 2024'],
  ['es', 'Cancelado: ejercicio ex post conjunto 2024 de LIDERES', 'LIDERES: sin ejercicio en 2024'],
  ['fr', 'Annulé : exercice ex post conjoint 2024 de LIDERES', 'LIDERES : pas d’exercice en 2024'],
  ['pt', 'Cancelado: exercício ex post conjunto 2024 de LIDERES', 'LIDERES: sem exercício em 2024'],
] as const)('in %s: %s / %s', (language, cancelled, skipped) => {
  const says = ['Mónica Vaca Suárez', '(CAINCO)', facts.reason, 'Carla Núñez'];
  const first = wordEnded(facts, CANCELLED_TEXT.words[language], language);
  const second = wordEnded({ ...facts, isInvited: false }, SKIPPED_TEXT.words[language], language);
  expect([first.subject, second.subject]).toEqual([cancelled, skipped]);
  expectSound(first, language, says);
  expectSound(second, language, [...says, '2025']);
  for (const { text, html } of [first, second]) expect(text + html).not.toMatch(/href|https?:/);
  for (const { words } of [CANCELLED_TEXT, SKIPPED_TEXT])
    expectSound(endedExample(language, words[language]), language, ['AGUA CLARA']);
});

it('speaks of links and calendars only to those who had them', () => {
  const say = (isInvited: boolean) => wordEnded({ ...facts, isInvited }, CANCELLED_TEXT.words.en, 'en').text;
  expect(say(true)).toContain('links in our earlier mails no longer open');
  expect(say(false)).not.toMatch(/link|calendar/);
});

it.each(LANGUAGES)('the officer is told of every step in %s, by whom and why', (language) => {
  const texts = OFFICER_STEPS.map((step) => {
    const mail = wordOfficerStep(
      {
        ...{
          name: officer.name,
          link: 'https://expost.example.org/staff/initiatives/ICT149-21',
          officer: null,
        },
        ...{ isPersonal: false, initiative: 'LIDERES', year: 2024, step, who: 'Rosa Example', next: 2025 },
        ...{ deadline: 'Friday 12 May 2023, 23:59 in Madrid', reason: facts.reason },
      },
      OFFICER_STEP_TEXT.words[language],
      language,
    );
    expectSound(mail, language, ['Rosa Example', facts.reason, 'LIDERES', '2024']);
    expect(mail.text.includes('12 May')).toBe(step === 'extended' || step === 'reopened');
    expect(mail.text.includes('2025')).toBe(step === 'skipped');
    return mail.text;
  });
  expect(new Set(texts).size).toBe(OFFICER_STEPS.length);
  expectSound(officerStepExample(language, OFFICER_STEP_TEXT.words[language]), language, ['AGUA CLARA']);
});

it.each(LANGUAGES)(
  'a calendar in %s names the initiative, the entity and whom to ask, and no link',
  (language) => {
    const about = { initiative: 'LIDERES', entity: 'CAINCO', year: 2023 };
    const { summary, description } = wordExerciseDeadline({ ...about, officer }, language);
    expect(summary).toMatch(/LIDERES.+CAINCO/);
    expect(description).toMatch(/2023[\s\S]+carla@programa\.example\.org/);
    expect(wordExerciseDeadline({ ...about, officer: null }, language).description).not.toContain('\n');
  },
);
