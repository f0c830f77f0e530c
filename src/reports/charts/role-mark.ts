import { symbol, symbolCircle, symbolDiamond, symbolSquare, symbolTriangle, type SymbolType } from 'd3-shape';
import type { Role } from '../../initiatives/partnership.js';
import type { Shape } from './drawing.js';
import { INK, ROLE_COLOURS } from './palette.js';

type PathShape = Extract<Shape, { kind: 'path' }>;

const SYMBOLS: Readonly<Record<Role, SymbolType>> = {
  'first-provider': symbolCircle,
  'second-provider': symbolSquare,
  beneficiary: symbolTriangle,
  other: symbolDiamond,
};

/** Area of each shape in the square of its size, so that all four look equally large. */
const WEIGHT: Readonly<Record<Role, number>> = {
  'first-provider': 0.72,
  'second-provider': 0.7,
  beneficiary: 0.66,
  other: 0.62,
};

/** One entity, as the mark of its role, about `size` points across; hollow where it gave no answer. */
export function roleMark(role: Role, x: number, y: number, size: number, hollow = false): PathShape {
  const d = symbol(SYMBOLS[role], size * size * WEIGHT[role])() ?? '';
  const colour = ROLE_COLOURS[role];
  return {
    kind: 'path',
    d: moved(d, x, y),
    fill: hollow ? INK.paper : colour,
    stroke: colour,
    strokeWidth: hollow ? 1.1 : 0.6,
  };
}

/** The same path, its origin moved; d3 writes only absolute M, L, A, Z and relative h, v, for these four shapes. */
function moved(d: string, x: number, y: number): string {
  return d.replace(/([MLAZhv])([^MLAZhv]*)/g, (_, command: string, list: string) => {
    const numbers = list
      .split(/[ ,]+/)
      .filter((each) => each !== '')
      .map(Number);
    if (command === 'h' || command === 'v') return command + numbers.map(rounded).join(',');
    const last = numbers.length - 2;
    return (
      command + numbers.map((n, i) => rounded(i === last ? n + x : i === last + 1 ? n + y : n)).join(',')
    );
  });
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
