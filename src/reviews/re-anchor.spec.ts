import fc from 'fast-check';
import { anchored } from './anchored.js';
import { isSpan, type Passage, type Span } from './passage.js';
import { reAnchor } from './re-anchor.js';

const at = (text: string, quoted: string, from = 0): Span => {
  const start = text.indexOf(quoted, from);
  return { start, end: start + quoted.length, quoted };
};
const FIRST = 'The town visited us. Trust grew from the first day. Then came the law.';

describe('A passage after its answer has changed', () => {
  it.each([
    ['stays where it was', FIRST, 'Trust grew from the first day.'],
    ['moves with its words', `In 2021 all began. ${FIRST}`, 'Trust grew from the first day.'],
    [
      'follows a correction inside it',
      FIRST.replace('first', 'very first'),
      'Trust grew from the very first day.',
    ],
    ['follows a corrected word', FIRST.replace('grew', 'arose'), 'Trust arose from the first day.'],
  ])('%s', (_what, now, expected) => {
    const found = reAnchor(at(FIRST, 'Trust grew from the first day.'), FIRST, now);
    expect(found).toEqual(at(now, expected));
  });

  it.each([
    ['written anew', 'We have never met. The law was not passed.'],
    ['emptied', ''],
    ['cut to a single word', 'The town visited us. Trust. Then came the law.'],
  ])('is flagged where the words are %s', (_what, now) => {
    expect(reAnchor(at(FIRST, 'Trust grew from the first day.'), FIRST, now)).toBeNull();
  });

  it('goes to the nearest of repeated words', () => {
    const before = 'Yes. No. Yes. No. Yes.';
    const now = 'So: yes? Yes. No. Yes. No. Yes.';
    const second = at(before, 'Yes.', 5);
    expect(reAnchor(second, before, now)?.start).toBe(now.indexOf('Yes.'));
    expect(reAnchor(second, before, `!${before}`)?.start).toBe(second.start + 1);
  });

  it('is found by its words alone where the old text is no longer kept', () => {
    expect(reAnchor(at(FIRST, 'Trust grew'), null, `Now: ${FIRST}`)?.start).toBe(FIRST.indexOf('Trust') + 5);
    expect(reAnchor(at(FIRST, 'Trust grew'), null, FIRST.replace('grew', 'rose'))).toBeNull();
  });
});

const words = fc
  .array(fc.constantFrom('confianza', 'é', '👩‍👩‍👧', '𝔸gua', 'no', 'sí.', 'La', 'ley', '\n'), {
    minLength: 1,
    maxLength: 25,
  })
  .map((list) => `La ${list.join(' ')}`);
const marked = words.chain((text) =>
  fc
    .tuple(fc.nat(text.length), fc.nat(text.length))
    .map(([a, b]) => ({ text, start: Math.min(a, b), end: Math.max(a, b) }))
    .filter(({ start, end }) => isSpan(text, start, end)),
);

describe('A passage, whatever becomes of its text', () => {
  it('lies inside the text, quotes what stands there, and cuts no character in two', () => {
    fc.assert(
      fc.property(marked, words, ({ text, start, end }, now) => {
        const found = reAnchor({ start, end, quoted: text.slice(start, end) }, text, now);
        if (found === null) return;
        expect(now.slice(found.start, found.end)).toBe(found.quoted);
        expect(isSpan(now, found.start, found.end)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps its words under any edit around it', () => {
    fc.assert(
      fc.property(marked, words, words, ({ text, start, end }, before, after) => {
        const quoted = text.slice(start, end);
        const now = `${before} ${text.slice(0, start)}${quoted}${text.slice(end)} ${after}`;
        expect(reAnchor({ start, end, quoted }, text, now)?.quoted).toBe(quoted);
        expect(reAnchor({ start, end, quoted }, text, text)).toEqual({ start, end, quoted });
      }),
      { numRuns: 500 },
    );
  });
});

describe('A passage in a panel', () => {
  const passage = {
    ...{ place: '1.text', start: 0, end: 5, quoted: 'Trust', answerRevision: 1, state: 'anchored' },
  } as Passage;
  it('follows its words to another item, where only one has them', () => {
    const moved = [{ place: '0.text', text: 'Trust', revision: 2 }];
    expect(anchored(passage, moved, 'Trust')).toMatchObject({
      place: '0.text',
      answerRevision: 2,
      state: 'anchored',
    });
    const twice = [...moved, { place: '2.text', text: 'Trust again', revision: 2 }];
    expect(anchored(passage, twice, 'Trust')).toEqual({ ...passage, state: 'flagged' });
  });

  it('is kept as it was where the whole answer is gone', () => {
    expect(anchored(passage, [], 'Trust')).toEqual({ ...passage, state: 'flagged' });
  });

  it('comes back with its words', () => {
    const flagged = { ...passage, state: 'flagged' as const };
    const back = [{ place: '1.text', text: 'In one word: Trust', revision: 3 }];
    expect(anchored(flagged, back, null)).toMatchObject({ start: 13, state: 'anchored', answerRevision: 3 });
  });
});
