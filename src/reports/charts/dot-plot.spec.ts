import type { Role } from '../../initiatives/partnership.js';
import type { Shape } from './drawing.js';
import { drawDotPlot, type DotRow } from './dot-plot.js';
import { ROLE_COLOURS } from './palette.js';

const ROLES: Record<Role, string> = {
  beneficiary: 'beneficiary entity',
  'first-provider': 'first provider',
  'second-provider': 'second provider',
  other: 'other entity',
};

function row(marks: Partial<DotRow['marks']>, changes: Partial<DotRow> = {}): DotRow {
  return {
    label: 'Knowledge applied',
    note: null,
    count: '2 of 4',
    alt: 'Knowledge applied: yes 2.',
    marks: { yes: [], partly: [], no: [], without: [], ...marks },
    ...changes,
  };
}

function plot(...rows: readonly DotRow[]) {
  const answers = { yes: 'Yes', partly: 'Partly', no: 'No', without: 'No answer' };
  return drawDotPlot({ title: 'What changed', language: 'en', rows, answers, roles: ROLES });
}

/** Marks of entities below the key and the header. */
const marksOf = (shapes: readonly Shape[]) =>
  shapes.filter((shape) => shape.kind === 'path').slice(Object.keys(ROLES).length);

describe('the dot plot', () => {
  it('draws one mark for each entity, in the colour and shape of its role', () => {
    const marks = marksOf(
      plot(row({ yes: ['beneficiary', 'first-provider'], no: ['second-provider'] })).shapes,
    );
    expect(marks.map(({ fill }) => fill)).toEqual([
      ROLE_COLOURS['second-provider'],
      ROLE_COLOURS.beneficiary,
      ROLE_COLOURS['first-provider'],
    ]);
    expect(new Set(marks.map(({ d }) => d.replace(/[-\d.,]+/g, ''))).size).toBe(3);
  });

  it('draws those without answer hollow', () => {
    const [mark] = marksOf(plot(row({ without: ['beneficiary'] })).shapes);
    expect(mark).toMatchObject({ fill: '#FFFFFF', stroke: ROLE_COLOURS.beneficiary });
  });

  it('keeps every mark of nine entities inside the drawing, apart from each other', () => {
    const nine: readonly Role[] = Array.from({ length: 9 }, () => 'other');
    const drawing = plot(row({ yes: nine }), row({ no: nine }));
    const places = marksOf(drawing.shapes).map(({ d }) =>
      /^M([-\d.]+),([-\d.]+)/.exec(d)!.slice(1).map(Number),
    );
    expect(places).toHaveLength(18);
    expect(new Set(places.map(String)).size).toBe(18);
    for (const [x, y] of places) {
      expect(x).toBeGreaterThan(150);
      expect(x).toBeLessThan(drawing.width - 20);
      expect(y).toBeLessThan(drawing.height);
    }
  });

  it('says in words what it shows, row by row', () => {
    expect(plot(row({}), row({}, { alt: 'New areas: yes 4.' })).alt).toBe(
      'What changed. Knowledge applied: yes 2. New areas: yes 4.',
    );
  });
});
