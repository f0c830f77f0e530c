import { LANGUAGES } from '../../language.js';
import { wordReceived } from './received-mail.js';

const facts = {
  name: 'Mónica Vaca Suárez',
  link: 'https://expost.example.org/r/AbC',
  officer: null,
  initiative: 'LIDERES',
  entity: 'Tecnológico de Monterrey',
  year: 2023,
  reference: 'LIDERES-2023-TEC-3F9A',
  closesAt: '2023-04-24T22:00:00.000Z',
  timeZone: 'Europe/Madrid',
  readerZone: 'America/Mexico_City',
};

it.each([
  ['en', 'Received: the answers of Tecnológico de Monterrey on LIDERES'],
  ['es', 'Recibidas: las respuestas de Tecnológico de Monterrey sobre LIDERES'],
  ['fr', 'Bien reçu : les réponses de Tecnológico de Monterrey sur LIDERES'],
  ['pt', 'Recebidas: as respostas de Tecnológico de Monterrey sobre LIDERES'],
] as const)('thanks in %s: %s', (language, subject) => {
  expect(wordReceived(facts, language).subject).toBe(subject);
});

it.each(LANGUAGES)('gives the reference, the time left and the way to the copy in %s', (language) => {
  const { text } = wordReceived(facts, language);
  expect(text).toContain('LIDERES-2023-TEC-3F9A');
  expect(text).toContain('Madrid');
  expect(text).toContain('https://expost.example.org/r/AbC');
  expect(text.match(/\S+/g)?.length).toBeLessThanOrEqual(120);
});
