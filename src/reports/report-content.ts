import type { FindingSection } from '../findings/finding.js';
import type { Messages } from '../findings/word-finding.js';
import type { Language } from '../language.js';

/** What a report says in which order: `reports/outline.json`. */
export interface Outline {
  /** Findings of the one-pager, in order of preference; the first three that are drafted are shown. */
  readonly keyFindings: readonly string[];
  /** Rows of the one-pager's dot plot. */
  readonly dimensions: readonly string[];
  readonly sections: readonly OutlineSection[];
}

export interface OutlineSection {
  readonly id: 'summary' | 'partnership' | 'method' | FindingSection;
  readonly newPage: boolean;
  readonly findings: readonly string[];
  /** Findings drawn as dots by role, above the statements. */
  readonly chart: readonly string[];
  /** Findings drawn as a slope from the exercise before. */
  readonly slope?: readonly string[];
  /** Example panels, printed as boxed cases. */
  readonly examples: readonly string[];
  /** Free-text questions printed below a finding, in the entities' own words. */
  readonly voices: Readonly<Record<string, readonly string[]>>;
}

/** How a report looks: `reports/style.json`. Lengths in points. */
export interface Style {
  readonly page: {
    readonly width: number;
    readonly height: number;
    readonly marginSide: number;
    readonly marginTop: number;
    readonly marginBottom: number;
    readonly columns: number;
    readonly gutter: number;
  };
  readonly type: Readonly<Record<TypeName, TypeStyle>>;
  readonly colours: Readonly<Record<ColourName, string>>;
}

export type TypeName =
  | 'h1'
  | 'h1Tight'
  | 'h2'
  | 'h3'
  | 'lead'
  | 'leadStrong'
  | 'quote'
  | 'text'
  | 'strong'
  | 'table'
  | 'tableStrong'
  | 'small'
  | 'caption'
  | 'captionStrong'
  | 'label';
export type FontName = 'serif-600' | 'sans-400' | 'sans-600';
export interface TypeStyle {
  readonly font: FontName;
  readonly size: number;
  readonly leading: number;
  readonly colour: ColourName;
}

export type ColourName = 'text' | 'second' | 'brand' | 'rule' | 'line' | 'tint' | 'paper';

/** Everything read from `reports/`: texts, order and look. */
export interface ReportContent {
  readonly messages: Readonly<Record<Language, Messages>>;
  readonly outline: Outline;
  readonly style: Style;
}
