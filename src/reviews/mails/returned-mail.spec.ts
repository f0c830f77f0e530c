import { LANGUAGES } from '../../language.js';
import { RETURNED_TEXT, wordReturned } from './returned-mail.js';

const point = { title: 'Has joint work gone on?', text: 'Since when?\nWith <b>whom</b>?' };
const facts = {
  name: 'Mónica Vaca Suárez',
  link: 'https://expost.example.org/r/AbC',
  officer: null,
  initiative: 'LIDERES',
  entity: 'CAINCO',
  year: 2023,
};
const returned = (count: number) => ({ ...facts, points: Array.from({ length: count }, () => point) });

it.each([
  ['en', 1, 'One question on your answers: LIDERES'],
  ['en', 3, '3 questions on your answers: LIDERES'],
  ['es', 1, 'Una pregunta sobre sus respuestas: LIDERES'],
  ['es', 3, '3 preguntas sobre sus respuestas: LIDERES'],
  ['fr', 2, '2 questions sur vos réponses : LIDERES'],
  ['pt', 3, '3 perguntas sobre as suas respostas: LIDERES'],
] as const)('in %s, %i: %s', (language, count, subject) => {
  expect(wordReturned(returned(count), RETURNED_TEXT.words[language], language).subject).toBe(subject);
});

it.each(LANGUAGES)('puts every remark into one mail in %s, as it was written', (language) => {
  const { text, html } = wordReturned(returned(2), RETURNED_TEXT.words[language], language);
  expect(text.match(/Has joint work gone on\?\n {2}Since when\?\n {2}With <b>whom<\/b>\?/g)).toHaveLength(2);
  expect(html).not.toContain('<b>');
  expect(html.match(/With &lt;b>whom/g)).toHaveLength(2);
});
