import type { Pair } from '../../findings/finding.js';
import type { Shape } from './drawing.js';
import { INK } from './palette.js';
import { drawTies, type TiesNode } from './ties-diagram.js';

// The smallest triangle: a cooperative, a university and a region.
const nodes: readonly TiesNode[] = [
  { key: 'coop', name: 'Cooperativa', role: 'beneficiary' },
  { key: 'uni', name: 'Universidad', role: 'first-provider' },
  { key: 'region', name: 'Región', role: 'second-provider' },
];

function draw(before: readonly Pair[], now: readonly Pair[], oneSided: readonly Pair[] = [], all = nodes) {
  return drawTies({
    title: '1 tie before, 2 now',
    alt: 'Before: …',
    language: 'en',
    nodes: all,
    before: { title: 'Before', ties: before, oneSided: [] },
    now: { title: 'Now', ties: now, oneSided },
  });
}

type LineShape = Extract<Shape, { kind: 'line' }>;
/** Lines between entities; the first is the rule between the panels. */
const linesOf = (shapes: readonly Shape[]): readonly LineShape[] =>
  shapes.filter((shape): shape is LineShape => shape.kind === 'line' && shape.stroke !== INK.rule);

describe('the ties diagram', () => {
  it('sets the same entity at the same place, then and now: the triangle, beneficiary below', () => {
    const text = draw([], []).shapes.filter((shape) => shape.kind === 'text');
    const placesOf = (name: string) =>
      text.filter((shape) => shape.text === name).map(({ x, y }) => ({ x, y }));
    for (const { name } of nodes) {
      const [then, now] = placesOf(name);
      expect(now).toEqual({ x: then!.x + 253, y: then!.y });
    }
    expect(placesOf('Cooperativa')[0]!.y).toBeGreaterThan(placesOf('Universidad')[0]!.y);
    expect(placesOf('Universidad')[0]!.x).toBeLessThan(placesOf('Región')[0]!.x);
  });

  it('draws a new tie thick, an old one thin, a one-sided one dashed', () => {
    const lines = linesOf(
      draw(
        [['coop', 'uni']],
        [
          ['coop', 'uni'],
          ['coop', 'region'],
        ],
        [['region', 'uni']],
      ).shapes,
    );
    expect(lines.map(({ strokeWidth, dashed }) => [strokeWidth, dashed])).toEqual([
      [1.4, false],
      [1, true],
      [1.4, false],
      [2.4, false],
    ]);
  });

  it('keeps long names and twelve entities within the drawing', () => {
    const many = Array.from({ length: 12 }, (_, i): TiesNode => {
      const role = (['beneficiary', 'first-provider', 'second-provider', 'other'] as const)[i % 4]!;
      return { key: `e${i}`, name: 'Federación de Cooperativas del Valle Alto', role };
    });
    const { shapes, width, height } = draw([], [['e0', 'e1']], [], many);
    for (const shape of shapes) {
      if (shape.kind !== 'text') continue;
      expect(shape.x).toBeGreaterThan(0);
      expect(shape.x).toBeLessThan(width);
      expect(shape.y).toBeLessThan(height + 12);
    }
  });
});
