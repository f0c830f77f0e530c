import { compareCodings } from './compare-codings.js';
import { sampleOf } from './coding-sample.js';
import { codeFrom } from './codebook.js';
import { isSpan, type Coder, type Passage } from './passage.js';
import { sentencesOf } from './sentences.js';

const TEXT = 'We trusted each other. The visits helped. Money came late.';
const place = { entity: 'alcaldia', question: 'remarks', place: '' };

function passage(coder: Coder, quoted: string, ...codes: string[]): Passage {
  const start = TEXT.indexOf(quoted);
  return {
    ...{ ...place, id: `${coder}-${quoted}`, start, end: start + quoted.length, quoted, answerRevision: 1 },
    ...{ state: 'anchored', coder, exemplar: false, memo: '', revision: 1, actor: 'staff:1', at: '' },
    codes: codes.map((code) => ({ catalogue: 'enabling_factors', code })),
  };
}

describe('Two codings of the same texts', () => {
  const texts = [{ ...place, text: TEXT, language: 'en' }];

  it('agree on a sentence with a code where passages of both cover any of it', () => {
    const agreement = compareCodings(texts, [
      passage('first', 'We trusted each other.', 'trust'),
      passage('second', 'trusted', 'trust'),
      passage('first', 'The visits helped. Money came late.', 'study-visits'),
      passage('second', 'The visits helped.', 'study-visits'),
    ]);
    expect(agreement).toMatchObject({ texts: 1, sentences: 3, named: 3, both: 2 });
    expect(agreement.differences).toMatchObject([
      { quoted: 'Money came late.', code: 'study-visits', by: 'first', entity: 'alcaldia' },
    ]);
    // 3 sentences with 2 codes: five of six alike, 7 "no" and 5 "yes" among 12 values.
    expect(agreement.alpha).toBeCloseTo(1 - (11 * 2) / (2 * 7 * 5), 6);
  });

  it('have no alpha where nobody has coded anything', () => {
    expect(compareCodings(texts, [])).toMatchObject({ named: 0, both: 0, alpha: null, differences: [] });
  });

  it('leave out passages whose words are gone, and texts outside the sample', () => {
    const flagged = { ...passage('first', 'We trusted', 'trust'), state: 'flagged' as const };
    const elsewhere = { ...passage('second', 'We trusted', 'trust'), question: 'quote' };
    expect(compareCodings(texts, [flagged, elsewhere]).named).toBe(0);
  });
});

describe('A sample of texts', () => {
  const texts = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((entity) => ({ ...place, entity }));
  const digest = (key: string) => String((key.charCodeAt(0) * 7919) % 101);

  it('is a share of them, at least one, the same each time and in their order', () => {
    const sample = sampleOf(texts, 40, digest);
    expect(sample).toHaveLength(3);
    expect(sampleOf(texts.toReversed(), 40, digest).toReversed()).toEqual(sample);
    expect(sampleOf(texts, 1, digest)).toHaveLength(1);
    expect(sampleOf(texts, 100, digest)).toEqual(texts);
    expect(sampleOf([], 50, digest)).toEqual([]);
  });
});

describe('The sentences of a text', () => {
  it.each([
    ['en', 'One. Two!  Three?\n- Four', ['One.', 'Two!', 'Three?', '- Four']],
    ['es', '¿Qué cambió? ¡Todo! El 3.5 % más.', ['¿Qué cambió?', '¡Todo!', 'El 3.5 % más.']],
    ['', '  Só uma 👩‍👩‍👧 frase  ', ['Só uma 👩‍👩‍👧 frase']],
    ['fr', ' \n ', []],
  ])('in %s', (language, text, expected) => {
    expect(sentencesOf(text, language).map(({ start, end }) => text.slice(start, end))).toEqual(expected);
  });
});

describe('A passage’s place', () => {
  it.each([
    ['the whole text', 0, 5, true],
    ['nothing', 2, 2, false],
    ['only a blank', 2, 3, false],
    ['more than there is', 0, 6, false],
    ['half of a character', 0, 4, false],
    ['the other half', 4, 5, false],
    ['backwards', 3, 1, false],
  ])('over %s', (_what, start, end, expected) => {
    expect(isSpan('ab 👧', start, end)).toBe(expected);
  });
});

describe('The word for a new code', () => {
  it.each([
    ['Visitas en todas las direcciones', [], 'visitas-en-todas-las-direcciones'],
    ['Formação de “líderes” (2ª fase)', [], 'formacao-de-lideres-2-fase'],
    ['Trust', ['trust', 'trust-2'], 'trust-3'],
    ['信頼', [], 'code-2'],
  ])('%s', (name, taken, expected) => {
    expect(codeFrom(name, new Set(taken))).toBe(expected);
  });
});
