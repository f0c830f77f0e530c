import { aroundButton, paragraphs, paragraphsOf, sayWords, type MailWords } from './mail-words.js';

const words: MailWords = {
  subject: '{initiative}: {count, plural, one {one question} other {# questions}}',
  body: paragraphs(
    'From {entity}.',
    '{mood, select, calm {} other {Hurry.}}',
    '{button}',
    'Until {deadline}.',
  ),
  button: 'Answer',
  inText: 'Answer here:',
};
const facts = { initiative: 'LIDERES', count: 3, entity: 'CAINCO', mood: 'calm', deadline: 'Friday' };

describe('words of a mail', () => {
  it('are filled with facts, before the button and after it; a paragraph left empty is left out', () => {
    expect(sayWords(words, 'en', facts)).toEqual({
      subject: 'LIDERES: 3 questions',
      paragraphs: ['From CAINCO.'],
      after: ['Until Friday.'],
      button: 'Answer',
      inText: 'Answer here:',
    });
  });

  it('follow the plurals of their language', () => {
    const subject =
      '{count, plural, one {une question} many {# de questions} other {# questions}} sur vos réponses';
    const said = (count: number) => sayWords({ ...words, subject }, 'fr', { ...facts, count }).subject;
    expect([said(0), said(1), said(2)].map((text) => text.slice(0, 12))).toEqual([
      'une question',
      'une question',
      '2 questions ',
    ]);
  });

  it('show a fact that looks like a placeholder as it is', () => {
    const said = sayWords(words, 'en', { ...facts, entity: "{deadline} '# <b>" });
    expect(said.paragraphs).toEqual(["From {deadline} '# <b>."]);
  });

  it.each([
    ['a fact that nobody gives', '{nobody}'],
    ['a brace that is not closed', '{initiative'],
    ['the button inside a sentence', 'Press {button}.'],
  ])('are refused with %s', (_what, body) => {
    expect(() => sayWords({ ...words, body }, 'en', facts)).toThrow();
  });

  it.each([
    ['no button', 'One.\n\nTwo.', ['One.\n\nTwo.', '']],
    ['a button between', 'One.\n\n{button}\n\nTwo.', ['One.', 'Two.']],
    ['a button first', '{button}\n\nTwo.', ['', 'Two.']],
    ['lines of a browser', 'One.\r\n \r\n{button} \r\n\r\n\r\nTwo,\r\nthree.', ['One.', 'Two,\nthree.']],
  ])('stand around the button: %s', (_what, body, expected) => {
    expect(aroundButton(body)).toEqual(expected);
  });

  it('are cut at blank lines', () => {
    expect(paragraphsOf('\n\nOne\nline.\n\n\n\nTwo.\n')).toEqual(['One\nline.', 'Two.']);
  });
});
