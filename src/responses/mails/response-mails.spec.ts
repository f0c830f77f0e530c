import { expectSound } from '../../../test/support/sound-mail.js';
import { LANGUAGES } from '../../language.js';
import { EXTENDED_ANSWERED_TEXT, EXTENDED_TEXT, extendedExample, wordExtended } from './extended-mail.js';
import { RECEIVED_TEXT, receivedExample, wordReceived, type ReceivedFacts } from './received-mail.js';

const facts = {
  name: 'Mónica Vaca Suárez',
  link: 'https://expost.example.org/r/AbC-123_x',
  officer: { name: 'Carla Núñez', email: 'carla@programa.example.org', phone: '+34 600 000 000' },
  initiative: 'LIDERES',
  entity: 'Cámara de Industria, Comercio, Servicios y Turismo de Santa Cruz (CAINCO)',
  entityShort: 'CAINCO',
  year: '2023',
  closesAt: '2023-05-12T22:00:00.000Z',
  timeZone: 'Europe/Madrid',
  readerZone: 'America/La_Paz',
};
const received: ReceivedFacts = {
  ...facts,
  submittedAt: '2023-04-20T14:32:00.000Z',
  reference: 'LIDERES-2023-CAINCO-3F9A',
  isAgain: false,
  isOpen: true,
};
const reason = 'Dos entidades lo pidieron tras las inundaciones.';

it.each([
  ['en', 'Received: the answers of CAINCO on LIDERES'],
  ['es', 'Recibidas: las respuestas de CAINCO sobre LIDERES'],
  ['fr', 'Bien reçues : les réponses de CAINCO sur LIDERES'],
  ['pt', 'Recebidas: as respostas de CAINCO sobre LIDERES'],
] as const)('the thank-you in %s: %s', (language, subject) => {
  const mail = wordReceived(received, RECEIVED_TEXT.words[language], language);
  expect(mail.subject).toBe(subject);
  expectSound(mail, language, ['CAINCO', 'LIDERES-2023-CAINCO-3F9A', '10:32', 'Carla Núñez', facts.link]);
  expectSound(receivedExample(language, RECEIVED_TEXT.words[language]), language, ['AGUA CLARA']);
});

it('the thank-you says until when answers can be taken back only where they can, and what comes again', () => {
  const say = (change: Partial<ReceivedFacts>) =>
    wordReceived({ ...received, ...change }, RECEIVED_TEXT.words.en, 'en');
  expect(say({}).text).toContain('You can still change them until Friday 12 May 2023.');
  expect(say({ isOpen: false }).text).not.toContain('12 May');
  expect(say({ isAgain: true }).subject).toBe('Received again: the answers of CAINCO on LIDERES');
});

it.each(LANGUAGES)(
  'more time in %s: the new day on both clocks, and the reason as it was written',
  (language) => {
    for (const { words } of [EXTENDED_TEXT, EXTENDED_ANSWERED_TEXT]) {
      const mail = wordExtended({ ...facts, reason }, words[language], language);
      expectSound(mail, language, ['CAINCO', 'Madrid', '17:59', reason, facts.link]);
      expect(mail.replyTo).toEqual({ name: 'Carla Núñez', address: 'carla@programa.example.org' });
      expectSound(extendedExample(language, words[language]), language, ['AGUA CLARA']);
    }
  },
);

it.each(['{deadline} #', '<b>Ana</b> & {0}', "two\n\nparagraphs, it's fine"])('quotes %j as it is', (odd) => {
  const { text, html } = wordExtended({ ...facts, reason: odd }, EXTENDED_TEXT.words.en, 'en');
  expect(text).toContain(`“${odd}”`);
  expect(html).not.toContain('<b>');
});

it('says something else to those who have answered, in every language', () => {
  const all = LANGUAGES.flatMap((language) =>
    [EXTENDED_TEXT, EXTENDED_ANSWERED_TEXT].map(({ words }) => words[language].body),
  );
  expect(new Set(all).size).toBe(8);
});
