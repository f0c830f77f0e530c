import type { Finding, FindingState } from '../findings/finding.js';
import type { Quote } from '../findings/quote.js';

/** What a published version said, as far as a later one may differ from it; kept with the version. */
export interface ReportSnapshot {
  readonly findings: Readonly<
    Record<string, { readonly facts: string; readonly state: FindingState; readonly wording: string }>
  >;
  /** The quotes printed, each as one text. */
  readonly quotes: readonly string[];
  readonly decision: { readonly planned: boolean; readonly year: number | null } | null;
}

/** One thing in which a version differs from the one before it. */
export type ReportChange =
  | { readonly kind: 'new' | 'gone' | 'facts' | 'wording' | 'state'; readonly finding: string }
  | { readonly kind: 'quotes' | 'decision' };

interface SnapshotSource {
  readonly findings: readonly Finding[];
  readonly quotes: readonly Quote[];
  readonly exercise: { readonly decision: ReportSnapshot['decision'] };
}

export function snapshotOf({ findings, quotes, exercise: { decision } }: SnapshotSource): ReportSnapshot {
  const drafted = findings.filter(({ notDrafted }) => notDrafted === null);
  return {
    findings: Object.fromEntries(
      drafted.map(({ finding, factsHash, state, wording }) => [
        finding,
        { facts: factsHash, state, wording: JSON.stringify(wording) },
      ]),
    ),
    quotes: quotes
      .filter(({ approval }) => approval === 'approved')
      .map(({ entity, text, attribution }) => JSON.stringify([entity, text, attribution])),
    decision: decision && { planned: decision.planned, year: decision.year },
  };
}

/**
 * In what a version differs from the one before, findings in the order of the present one, those that are gone after
 * them. New facts are drafted in new words, so a change of wording is named only where the facts are the same.
 */
export function changesSince(before: ReportSnapshot, now: ReportSnapshot): readonly ReportChange[] {
  const found = Object.entries(now.findings).flatMap(
    ([finding, { facts, state, wording }]): ReportChange[] => {
      const earlier = before.findings[finding];
      if (!earlier) return [{ kind: 'new', finding }];
      return [
        ...(earlier.facts !== facts ? [{ kind: 'facts' as const, finding }] : []),
        ...(earlier.facts === facts && earlier.wording !== wording
          ? [{ kind: 'wording' as const, finding }]
          : []),
        ...(earlier.state !== state ? [{ kind: 'state' as const, finding }] : []),
      ];
    },
  );
  const gone = Object.keys(before.findings)
    .filter((finding) => !now.findings[finding])
    .map((finding) => ({ kind: 'gone' as const, finding }));
  const differs = (a: unknown, b: unknown) => JSON.stringify(a) !== JSON.stringify(b);
  return [
    ...found,
    ...gone,
    ...(differs(before.quotes, now.quotes) ? [{ kind: 'quotes' as const }] : []),
    ...(differs(before.decision, now.decision) ? [{ kind: 'decision' as const }] : []),
  ];
}
