import { pageText } from '../../pages/page-text.js';
import type { StaffContext } from '../../pages/staff/staff-frame.js';
import type { SettlementForm } from '../compare.shape.js';
import type { Pair } from '../finding.js';
import type { TiesDesk } from '../shown-ties.service.js';

export interface TieProps {
  readonly context: StaffContext;
  readonly desk: TiesDesk;
  /** May settle, and the exercise is in a state for it. */
  readonly maySettle: boolean;
  /** Path of the page. */
  readonly path: string;
  /** What could not be kept, with what is wrong. */
  readonly typed: TypedSettlement | null;
}

export interface TypedSettlement {
  readonly form: SettlementForm;
  readonly errors: Readonly<Partial<Record<'counts' | 'reason', string>>>;
}

export function nameIn({ exercise }: TiesDesk, entity: string): string {
  return exercise.partnership?.entities.find(({ key }) => key === entity)?.name ?? entity;
}

export function pairText({ desk, context }: TieProps, [a, b]: Pair): string {
  return pageText(context.language, 'ties.pair', { a: nameIn(desk, a), b: nameIn(desk, b) });
}
