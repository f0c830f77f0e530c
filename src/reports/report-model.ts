import type { FindingState } from '../findings/finding.js';
import type { Role } from '../initiatives/partnership.js';
import type { Language } from '../language.js';
import type { Drawing } from './charts/drawing.js';

/** A text with the language it is written in: null is the report's own, `und` one that nobody knows. */
export interface Passage {
  readonly text: string;
  readonly language: Language | 'und' | null;
  readonly strong?: boolean;
  /** In the report's language, for a text in another one; the label says who translated it. */
  readonly translation?: { readonly label: string; readonly text: string };
  /** Mark of a role drawn before the text. */
  readonly mark?: Role;
  /** http or https only; anything else is no link (`findLink`). */
  readonly link?: string;
}

/** Passages set one after the other as one paragraph. */
export type Passages = readonly Passage[];

/** A passage as it is set: the original, behind it its translation marked as one. */
export function withTranslation({ translation, ...original }: Passage): Passages {
  if (!translation) return [original];
  const text = ` [${translation.label}: ${translation.text}]`;
  return [original, { text, language: null }];
}

/** One of the four facts behind a finding: does it hold? Null where it does not apply. */
export interface Pip {
  readonly holds: boolean | null;
  readonly label: string;
}

export interface StrengthLine {
  readonly label: string;
  /** The facts that do not hold, in words. */
  readonly lacking: readonly string[];
  readonly pips: readonly Pip[];
}

/** What an entity wrote, attributed to it. */
export interface Voice {
  readonly by: string;
  readonly passage: Passage;
}

export interface VoiceGroup {
  readonly label: string;
  readonly items: readonly Voice[];
}

export interface Column {
  readonly heading: string;
  /** Share of the width; all columns of a table add up to 1. */
  readonly width: number;
}

export type Block =
  | {
      readonly kind: 'paragraph';
      readonly style: 'lead' | 'text' | 'small' | 'note';
      readonly passages: Passages;
    }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'notices'; readonly items: readonly { readonly title: string; readonly text: string }[] }
  | { readonly kind: 'response-line'; readonly lines: readonly string[]; readonly label: string }
  | { readonly kind: 'key-findings'; readonly title: string; readonly items: readonly KeyFinding[] }
  | { readonly kind: 'facts'; readonly items: readonly Fact[] }
  | FigureBlock
  | FindingBlock
  | { readonly kind: 'quote'; readonly passage: Passage; readonly by: string }
  | CaseBlock
  | TableBlock
  | { readonly kind: 'list'; readonly items: readonly Passages[] };

export interface Fact {
  readonly term: string;
  readonly text: string;
  /** Too long for a column: on the whole width. */
  readonly wide?: boolean;
}

export interface KeyFinding {
  readonly heading: string;
  readonly text: string;
  readonly strength: StrengthLine | null;
}

export interface FigureBlock {
  readonly kind: 'figure';
  readonly drawing: Drawing;
  readonly source: string;
  /** Label of the drawing's words, for a screen too narrow for the drawing. */
  readonly wordsLabel: string;
}

export interface FindingBlock {
  readonly kind: 'finding';
  readonly id: string;
  readonly claim: string;
  readonly detail: string | null;
  readonly strength: StrengthLine | null;
  readonly state: FindingState;
  /** "Entities differ", "wording edited", what the partners said. */
  readonly notes: readonly string[];
  /** What entities wrote about it, under a label of its own. */
  /** What the entities wrote about it, and what they say of the finding itself. */
  readonly voices: readonly VoiceGroup[];
}

export interface CaseBlock {
  readonly kind: 'case';
  readonly label: string;
  readonly title: Passage;
  readonly text: Passage | null;
  readonly meta: Passages;
}

export interface TableBlock {
  readonly kind: 'table';
  readonly caption: string;
  readonly columns: readonly Column[];
  /** The first cell of a row is its header. */
  readonly rows: readonly (readonly Passages[])[];
  readonly note: string | null;
  /** Small type, for annex tables. */
  readonly dense?: boolean;
  /** Narrow enough to stand beside another such table. */
  readonly half?: boolean;
}

export interface ReportSection {
  readonly id: string;
  readonly title: string;
  readonly newPage: boolean;
  /** False for the one-pager, whose title is the report's. */
  readonly titled: boolean;
  readonly blocks: readonly Block[];
}

/** A finished report in one language: words, numbers and drawings. Renderings decide place and ink only. */
export interface ReportModel {
  readonly language: Language;
  /** Title of the document, for the window and the library. */
  readonly documentTitle: string;
  readonly kicker: string;
  /** The main result as a title. */
  readonly title: string;
  readonly subtitle: Passages;
  readonly runningHead: string;
  /** Printed on every page: draft, not yet agreed, demonstration. */
  readonly marks: readonly string[];
  /** With `{page}` and `{pages}`. */
  readonly pageLabel: string;
  readonly version: string;
  /** Civil date `YYYY-MM-DD`. */
  readonly date: string;
  readonly sections: readonly ReportSection[];
}
