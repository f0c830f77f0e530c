import type { Shape } from './drawing.js';
import { CHANGE_COLOURS } from './palette.js';
import { drawSlopeChart, type SlopeLine } from './slope-chart.js';
import { textWidth } from './text-width.js';

const line = (
  label: string,
  change: SlopeLine['change'],
  from: number | null,
  to: number | null,
): SlopeLine => ({
  label,
  change,
  word: change,
  from: from === null ? null : { level: from, text: `${from + 1} of 4` },
  to: to === null ? null : { level: to, text: `${to + 1} of 4` },
  alt: `${label}: ${change}.`,
});
const LINES = [
  line('Knowledge applied', 'better', 2, 3),
  line('New areas of joint work', 'worse', 3, 1),
  line('Joint work maintained', 'same', 3, 3),
  line('Negative or unwanted effects', 'not-comparable', 1, 0),
  line('Opened to others', 'not-comparable', null, 2),
];
const draw = (lines: readonly SlopeLine[]) =>
  drawSlopeChart({
    title: 'Since 2023: 1 better, 1 worse, 1 the same',
    language: 'en',
    years: ['2023', '2024'],
    levels: ['None', 'Some', 'Most', 'All'],
    lines,
  });
const drawing = draw(LINES);
const of = <Kind extends Shape['kind']>(kind: Kind) =>
  drawing.shapes.filter((shape): shape is Extract<Shape, { kind: Kind }> => shape.kind === kind);
const slopes = of('line').filter(({ strokeWidth }) => strokeWidth > 0.6);
const texts = of('text').map(({ text }) => text);

describe('a slope chart', () => {
  it('draws one line from left to right for each finding that both years know', () => {
    expect(slopes).toHaveLength(4);
    expect(new Set(slopes.map(({ x1, x2 }) => `${x1} ${x2}`)).size).toBe(1);
    expect(slopes.every(({ x1, x2 }) => x1 < x2)).toBe(true);
  });

  it('goes up for more, down for less, level for the same', () => {
    const fall = (change: SlopeLine['change']) => {
      const { y1, y2 } = slopes.find(({ stroke }) => stroke === CHANGE_COLOURS[change])!;
      return Math.sign(y2 - y1);
    };
    expect([fall('better'), fall('worse'), fall('same')]).toEqual([-1, 1, 0]);
  });

  it('tells what is not comparable by grey, dashes and a hollow mark', () => {
    const grey = slopes.filter(({ dashed }) => dashed);
    expect(grey.map(({ stroke }) => stroke)).toEqual([CHANGE_COLOURS['not-comparable']]);
    expect(of('path').filter(({ fill }) => fill === '#FFFFFF')).toHaveLength(3);
  });

  it('tells a change by word and by the shape of its mark, not by colour alone', () => {
    for (const word of ['better', 'worse', 'same']) expect(texts).toContain(word);
    const isRound = (d: string) => d.includes('A');
    const moved = of('path').filter(({ d }) => !isRound(d));
    expect(moved.map(({ fill }) => fill).sort()).toEqual(
      [CHANGE_COLOURS.better, CHANGE_COLOURS.worse].sort(),
    );
  });

  it('has a label at both ends, and none runs over the edge', () => {
    expect(texts.filter((text) => text === '4 of 4')).toHaveLength(4);
    for (const { x, anchor, text, size, strong } of of('text')) {
      const wide = textWidth(text, size, strong);
      const left = anchor === 'end' ? x - wide : anchor === 'middle' ? x - wide / 2 : x;
      expect([text, left >= -0.5, left + wide <= drawing.width + 0.5]).toEqual([text, true, true]);
    }
  });

  it('draws the end that is known where the other year knows nothing', () => {
    expect(texts.filter((text) => text === 'Opened to others')).toHaveLength(1);
  });

  it('says all of it in words', () => {
    expect(drawing.alt).toBe(
      `Since 2023: 1 better, 1 worse, 1 the same. ${LINES.map(({ alt }) => alt).join(' ')}`,
    );
  });

  it('keeps a level that nothing stands on in sight', () => {
    const names = draw([line('Knowledge applied', 'same', 3, 3)]).shapes.map(
      (shape) => 'text' in shape && shape.text,
    );
    for (const level of ['None', 'Some', 'Most', 'All']) expect(names).toContain(level);
  });
});
