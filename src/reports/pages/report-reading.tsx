import { BlockView } from '../html/block-view.js';
import { groupedBlocks } from '../html/grouped-blocks.js';
import type { ReportSection } from '../report-model.js';

/** One section of the report within a page of staff: the same blocks as in the document itself. */
export function ReportReading({ section }: { readonly section: ReportSection }) {
  return (
    <section class="xp-report__section" id={`r-${section.id}`} aria-labelledby={`r-${section.id}-title`}>
      <h3 class="govuk-heading-m" id={`r-${section.id}-title`}>
        {section.title}
      </h3>
      {groupedBlocks(section.blocks).map((group, i) =>
        group.blocks.map((block, j) => <BlockView block={block} id={`r-${section.id}-${i}-${j}`} />),
      )}
    </section>
  );
}
