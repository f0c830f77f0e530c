import { drawFactorBars } from './factor-bars.js';
import { INK } from './palette.js';
import { drawingToSvg } from './svg.js';
import { textWidth, wrapText } from './text-width.js';

const bars = [
  {
    label: 'Trust between the entities',
    reported: true,
    roles: ['beneficiary', 'first-provider', 'other'] as const,
    count: '3 of 5, first for 2',
    alt: 'Trust: 3 of 5.',
  },
  {
    label: 'Study visits',
    reported: false,
    roles: ['other'] as const,
    count: '1 of 5',
    alt: 'Visits: 1 of 5.',
  },
];
const drawing = drawFactorBars({ title: '“Trust” is named most', language: 'en', bars, total: 5 });

describe('factor bars', () => {
  it('are as long as the entities that name the factor, each of them a mark inside', () => {
    const filled = drawing.shapes.filter((shape) => shape.kind === 'rect' && shape.fill !== null);
    const [trust, visits] = filled.map((shape) => (shape.kind === 'rect' ? shape.width : 0));
    expect(trust).toBeCloseTo(3 * visits!);
    expect(drawing.shapes.filter(({ kind }) => kind === 'path')).toHaveLength(4);
  });

  it('tell a reported factor by its ink and by strong type', () => {
    expect(drawing.shapes).toContainEqual(expect.objectContaining({ kind: 'rect', fill: INK.tint }));
    const strong = drawing.shapes.filter((shape) => shape.kind === 'text' && shape.strong);
    expect(strong.map((shape) => shape.kind === 'text' && shape.text)).toEqual([
      'Trust between the entities',
      '3 of 5, first for 2',
    ]);
  });
});

describe('a drawing as SVG', () => {
  it('has a title and a description, and escapes what people wrote', () => {
    const hostile = {
      ...drawing,
      title: '<script>alert("1")</script>',
      alt: 'a & b',
      shapes: drawing.shapes.slice(0, 1),
    };
    expect(drawingToSvg(hostile, 'f1')).toBe(
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 493 ${Math.round(drawing.height * 100) / 100}" role="img" lang="en" aria-labelledby="f1-title f1-desc">` +
        '<title id="f1-title">&#60;script&#62;alert(&#34;1&#34;)&#60;/script&#62;</title><desc id="f1-desc">a &#38; b</desc>' +
        '<text x="0" y="9.5" font-size="9" fill="#1B2A2E" font-weight="600">Trust between the entities</text></svg>',
    );
  });
});

describe('text in a drawing', () => {
  it.each([
    ['fits on one line', 'Trust', ['Trust']],
    ['is wrapped between words', 'Work at two levels', ['Work at two', 'levels']],
    ['is broken inside a word wider than the line, losing nothing', 'Abcdefghijklmnopqrstuvwxyz', null],
  ])('%s', (_, text, lines) => {
    const wrapped = wrapText(text, 50, 9);
    if (lines) expect(wrapped).toEqual(lines);
    expect(wrapped.join(' ').replace(/ /g, '')).toBe(text.replace(/ /g, ''));
    for (const line of wrapped) expect(textWidth(line, 9)).toBeLessThanOrEqual(50);
  });
});
