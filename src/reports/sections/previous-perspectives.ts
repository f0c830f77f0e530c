import { becameOf, type BecameOf } from '../../findings/became.js';
import type { ReportInput } from '../report-input.js';

/** What became of the perspectives of the report before, by the accepted answers. */
export function becameIn({
  lastPerspectives = [],
  partnership,
  responses,
}: ReportInput): readonly BecameOf[] {
  const keys = partnership.entities.map(({ key }) => key);
  return becameOf(
    lastPerspectives,
    keys,
    responses.filter(({ state }) => state === 'accepted'),
  );
}
