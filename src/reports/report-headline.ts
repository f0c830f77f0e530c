import type { Block, KeyFinding, ReportModel } from './report-model.js';

/** A report in short: its main result in one sentence, the findings of its first page, and what holds it back. */
export interface ReportHeadline {
  readonly title: string;
  readonly keyFindings: readonly Pick<KeyFinding, 'heading' | 'text'>[];
  /** In words: the title and the text of each, such as "Not yet agreed with the partners". */
  readonly notices: readonly { readonly title: string; readonly text: string }[];
}

/** Reads it from a stored report as data, which an earlier version of the service may have written. */
export function headlineOf(stored: {
  readonly report: { readonly title: string };
  readonly model: ReportModel;
}) {
  const blocks = stored.model.sections.flatMap(({ blocks }) => blocks);
  const of = <Kind extends Block['kind']>(kind: Kind) =>
    blocks.filter((block): block is Extract<Block, { kind: Kind }> => block.kind === kind);
  return {
    title: stored.report.title,
    keyFindings: of('key-findings')
      .flatMap(({ items }) => items)
      .map(({ heading, text }) => ({ heading, text })),
    notices: of('notices').flatMap(({ items }) => items),
  };
}
