import type { HTMLElement } from 'node-html-parser';

export interface PlainPage {
  readonly url: string;
  readonly status: number;
  readonly bytes: Buffer;
  /** Null where the answer was no page. */
  readonly root: HTMLElement | null;
}
export type Field = readonly [name: string, value: string];

export class PlainBrowser {
  constructor(base: string);
  open(address: string): Promise<PlainPage>;
  submit(
    page: PlainPage,
    form: HTMLElement,
    fields?: readonly Field[],
    button?: HTMLElement | null,
  ): Promise<PlainPage>;
}
export function fieldsOf(form: HTMLElement): Field[];
export function fieldNames(form: HTMLElement): ReadonlySet<string | undefined>;
