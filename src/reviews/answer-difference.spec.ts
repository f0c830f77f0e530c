import fc from 'fast-check';
import { answerDifference, type Stretch } from './answer-difference.js';

const line = (text: string, label: string | null = null) => ({ label, text, own: true });
const without = (kind: Stretch['kind'], stretches: readonly Stretch[] | null) =>
  (stretches ?? [])
    .filter((one) => one.kind !== kind)
    .map(({ text }) => text)
    .join('');

describe('the difference of two answers', () => {
  it('is marked word by word', () => {
    expect(
      answerDifference([line('We train 40 leaders')], [line('We train 60 young leaders')])?.filter(
        ({ kind }) => kind !== 'same',
      ),
    ).toEqual([
      { kind: 'removed', text: '40' },
      { kind: 'added', text: '60' },
      { kind: 'added', text: 'young ' },
    ]);
  });

  it.each([
    ['an answer that came', [], [line('Yes')], [{ kind: 'added', text: 'Yes' }]],
    ['an answer that went', [line('Yes')], [], [{ kind: 'removed', text: 'Yes' }]],
    ['the same', [line('Yes', 'FELCODE')], [line('Yes', 'FELCODE')], null],
    ['markup as text', [], [line('<ins>Yes</ins>')], [{ kind: 'added', text: '<ins>Yes</ins>' }]],
  ] as const)('%s', (_name, before, now, expected) => {
    expect(answerDifference(before, now)).toEqual(expected);
  });

  it('says of a ranking which place changed', () => {
    const before = [line('Trust', 'First'), line('Money', 'Second')];
    const now = [line('Money', 'First'), line('Trust', 'Second')];
    const difference = answerDifference(before, now);
    expect(without('added', difference)).toBe('First: Trust\nSecond: Money');
    expect(without('removed', difference)).toBe('First: Money\nSecond: Trust');
  });

  it('holds both texts whole', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (old, fresh) => {
        const difference = answerDifference([line(old)], [line(fresh)]);
        if (old === fresh) return difference === null;
        return without('added', difference) === old && without('removed', difference) === fresh;
      }),
    );
  });

  it('shows very long texts whole', () => {
    const [old, fresh] = ['a '.repeat(9_000), 'b '.repeat(9_000)];
    expect(answerDifference([line(old)], [line(fresh)])).toEqual([
      { kind: 'removed', text: old },
      { kind: 'added', text: fresh },
    ]);
  });
});
