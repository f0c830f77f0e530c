import type { Shape } from './drawing.js';
import { INK } from './palette.js';

interface Lettering {
  readonly size?: number;
  readonly strong?: boolean;
  readonly colour?: string;
  readonly anchor?: 'start' | 'middle' | 'end';
}

export function letters(x: number, y: number, text: string, lettering: Lettering = {}): Shape {
  const { size = 9, strong = false, colour = INK.text, anchor = 'start' } = lettering;
  return { kind: 'text', x, y, text, size, strong, colour, anchor };
}

/** Lines of text one below the other, the first baseline at `y`. */
export function lettersBelow(
  x: number,
  y: number,
  lines: readonly string[],
  leading: number,
  lettering: Lettering = {},
): readonly Shape[] {
  return lines.map((line, i) => letters(x, y + i * leading, line, lettering));
}

export function stroke(
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
  colour: string,
  strokeWidth: number,
  dashed = false,
): Shape {
  return { kind: 'line', x1, y1, x2, y2, stroke: colour, strokeWidth, dashed };
}

export function box(
  x: number,
  y: number,
  width: number,
  height: number,
  paint: { readonly fill?: string; readonly stroke?: string },
): Shape {
  return { kind: 'rect', x, y, width, height, fill: paint.fill ?? null, stroke: paint.stroke ?? null };
}
