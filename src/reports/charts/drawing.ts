import type { Language } from '../../language.js';

/** What a chart draws, in points, origin at the top left. Two outputs: `svg.ts` and `pdf/draw-figure.ts`. */
export type Shape =
  | {
      readonly kind: 'path';
      /** SVG path data; shapes of roles are paths, since ●■▲ as characters fall back to another font. */
      readonly d: string;
      readonly fill: string | null;
      readonly stroke: string | null;
      readonly strokeWidth: number;
    }
  | {
      readonly kind: 'line';
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly stroke: string;
      readonly strokeWidth: number;
      readonly dashed: boolean;
    }
  | {
      readonly kind: 'rect';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly fill: string | null;
      readonly stroke: string | null;
    }
  | {
      readonly kind: 'text';
      readonly x: number;
      /** The baseline. */
      readonly y: number;
      readonly text: string;
      readonly size: number;
      readonly strong: boolean;
      readonly colour: string;
      readonly anchor: 'start' | 'middle' | 'end';
    };

export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** What the reader should see; printed above the drawing. */
  readonly title: string;
  /** The finding and its numbers for those who do not see the drawing. */
  readonly alt: string;
  readonly language: Language;
  readonly shapes: readonly Shape[];
}
