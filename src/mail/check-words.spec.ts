import { LANGUAGES, type Language } from '../language.js';
import { canBeSaid, checkWords, type WordFault } from './check-words.js';
import { printedApostrophes, wordCount, type ShownKind } from './mail-examples.js';
import { paragraphs, sayWords, type MailWords } from './mail-words.js';

const FACTS = {
  initiative: 'AGUA CLARA',
  entity: 'Instituto del Agua',
  deadline: 'Friday 15 May 2026, 17:59 in La Paz',
  count: '2',
  change: 'called',
};
const own: MailWords = {
  subject:
    '{change, select, cancelled {No meeting on {initiative}} moved {Another day for {initiative}} other {Meeting on {initiative}}}',
  body: paragraphs('{entity} has {count, plural, one {one point} other {# points}} until {deadline}.'),
  button: 'Open',
  inText: 'Open here:',
};

const example = (language: Language, words: MailWords) => {
  const said = sayWords(words, language, FACTS);
  const text = [...said.paragraphs, ...said.after].join('\n\n');
  return { subject: said.subject, text, html: '' };
};
const kind: ShownKind = {
  placeholders: Object.keys(FACTS),
  required: ['deadline'],
  words: { en: own, es: own, fr: own, pt: own },
  example,
};
const without: ShownKind = {
  ...kind,
  words: { ...kind.words, en: { ...own, button: '', inText: '' } },
};

const told = (faults: readonly WordFault[]) => faults.map(({ field, key }) => `${field}: ${key}`);
const checked = (changes: Partial<MailWords>, language: Language = 'en', about = kind) =>
  told(checkWords({ ...own, ...changes }, about, language));
const UNTIL = 'Until {deadline}.';

describe('words that somebody writes', () => {
  it.each<[Language, MailWords]>([
    ['en', { ...own, subject: '{entity}’s view on {initiative}', body: `Dear colleagues,\n\n${UNTIL}` }],
    ['es', { ...own, subject: '¿Qué queda de {initiative}?', body: 'Puede responder hasta el {deadline}.' }],
    ['fr', { ...own, subject: 'Votre regard sur {initiative}', body: 'Jusqu’au {deadline}.\n\n{button}' }],
    [
      'pt',
      {
        ...own,
        body: '{count, plural, one {Um ponto} many {# de pontos} other {# pontos}}, até {deadline}.\n\n{button}\n\nObrigado.',
      },
    ],
  ])('are taken in %s as they are', (language, words) => {
    expect(checkWords(words, kind, language)).toEqual([]);
    expect(canBeSaid(words, kind)).toBe(true);
  });

  it.each<[string, Partial<MailWords>, string]>([
    ['no subject', { subject: ' ' }, 'subject: empty'],
    ['no text', { body: '\n \n' }, 'body: empty'],
    ['nothing on the button', { button: '' }, 'button: empty'],
    ['a subject of two lines', { subject: 'One\nTwo {initiative}' }, 'subject: lines'],
    ['a tab on the button', { button: 'Open\tit' }, 'button: lines'],
    ['a subject of 151 characters', { subject: 'x'.repeat(151) }, 'subject: long'],
    ['a subject that facts make too long', { subject: `${'x'.repeat(141)}{initiative}` }, 'subject: long'],
    ['too much on the button', { button: 'Open the questionnaire and answer together' }, 'button: long'],
    ['more than anybody reads', { body: `${'word '.repeat(2000)}${UNTIL}` }, 'body: pattern'],
    ['a brace that stays open', { body: `${UNTIL} {entity` }, 'body: unclosed'],
    ['a brace too many', { body: `${UNTIL} {entity}}` }, 'body: brace'],
    ['empty braces', { body: `${UNTIL} {}` }, 'body: malformed'],
    ['two words in braces', { body: `${UNTIL} {the entity}` }, 'body: malformed'],
    ['a choice without a last resort', { body: `${UNTIL} {change, select, moved {x}}` }, 'body: no-other'],
    ['a placeholder that there is not', { body: `${UNTIL} {entidad}` }, 'body: unknown'],
    ['a placeholder in the subject that there is not', { subject: '{Initiative}' }, 'subject: unknown'],
    ['a date in a form of its own', { body: 'Until {deadline, date, short}.' }, 'body: formatted'],
    ['a number of what is none', { body: `${UNTIL} {entity, plural, other {x}}` }, 'body: count'],
    ['a count with a foreign name', { body: `${UNTIL} {count, plural, uno {x} other {y}}` }, 'body: case'],
    [
      'a case that never comes',
      { subject: '{change, select, canceled {No {initiative}} other {Yes}}' },
      'subject: case',
    ],
    [
      'a choice that may say nothing',
      { subject: '{change, select, moved {} other {Yes}}' },
      'subject: emptyIn',
    ],
    ['the button in a sentence', { body: `${UNTIL} Press {button}.` }, 'body: place'],
    ['two buttons', { body: `{button}\n\n${UNTIL}\n\n{button}` }, 'body: place'],
    ['no deadline', { body: 'Soon.' }, 'body: required'],
    [
      'the deadline in one case only',
      { body: '{change, select, moved {Soon.} other {{deadline}}}' },
      'body: requiredIn',
    ],
    [
      'a long subject in one case only',
      { subject: `{count, plural, one {One} other {${'x'.repeat(151)}}}` },
      'subject: long',
    ],
    ['the word survey', { subject: 'Our Survey on {initiative}' }, 'subject: survey'],
  ])('are refused with %s', (_what, changes, expected) => {
    expect(checked(changes)).toEqual([expected]);
  });

  it.each<[Language, string]>([
    ['en', 'Online survey'],
    ['es', 'Encuesta sobre {initiative}'],
    ['fr', 'Enquête sur {initiative}'],
    ['fr', 'ENQUETE sur {initiative}'],
    ['fr', 'Enque\u0302te sur {initiative}'],
    ['pt', 'Inquérito sobre {initiative}'],
    ['pt', 'O seu INQUÉRITO'],
    ['pt', '{count, plural, one {Um inquérito} other {# pontos}}'],
    ['es', 'Survey de {initiative}'],
  ])('never speak in the subject of what puts readers off: in %s, %s', (language, subject) => {
    expect(checked({ subject }, language)).toEqual(['subject: survey']);
  });

  it('may be about an initiative whose name is such a word', () => {
    const named = (language: Language, words: MailWords) => {
      const { subject } = sayWords(words, language, { ...FACTS, initiative: 'ENCUESTA ABIERTA' });
      return { subject, text: '', html: '' };
    };
    expect(checked({ subject: 'On {initiative}' }, 'es', { ...kind, example: named })).toEqual([]);
  });

  it('say all at once what is wrong at each field', () => {
    expect(checked({ subject: '{foo}', body: 'Soon, {bar} and {bar}', button: '{baz}' })).toEqual([
      'subject: unknown',
      'body: unknown',
      'button: unknown',
    ]);
    expect(checked({ subject: 'Survey {foo}', body: 'Soon {', button: '' })).toEqual([
      'subject: unknown',
      'body: unclosed',
      'button: empty',
      'subject: survey',
    ]);
  });

  it.each(LANGUAGES)('need no button in %s where the kind has none, nor may they place one', (language) => {
    expect(checked({ button: '' }, language, without)).toEqual([]);
    expect(checked({ body: `${UNTIL}\n\n{button}`, button: '' }, language, without)).toEqual([
      'body: unknown',
    ]);
  });

  it('may be said where only their form is not as it should be', () => {
    expect(canBeSaid({ ...own, subject: 'x'.repeat(200), body: 'Soon.' }, kind)).toBe(true);
    expect(canBeSaid(own, { placeholders: ['initiative', 'change'] })).toBe(false);
    expect(canBeSaid({ ...own, body: '{initiative' }, kind)).toBe(false);
  });

  it('are counted without the address of a link', () => {
    expect(wordCount({ text: 'Two words: https://expost.example.org/r/x – and, 3 more\n' })).toBe(5);
  });

  it.each([
    ["l'{initiative} d'{entity}", 'l’{initiative} d’{entity}'],
    ["It's {entity}'s", 'It’s {entity}’s'],
    ["'{entity}' (and 'x')", '‘{entity}’ (and ‘x’)'],
    ['C’est déjà « bien »', 'C’est déjà « bien »'],
  ])('%s is printed as %s', (typed, printed) => {
    expect(printedApostrophes(typed)).toBe(printed);
  });
});
