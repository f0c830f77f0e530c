import { isCivilDate } from '../initiatives/civil-date.js';
import type { ProblemPlace } from '../problem.js';
import type { CalendarRow } from './calendar.js';
import type { ChangeWish, PlanWish } from './window-planning.service.js';

export const CALENDAR_ACTS = ['plan', 'save', 'confirm', 'unconfirm'] as const;
export type CalendarAct = (typeof CALENDAR_ACTS)[number];

/** What was typed in the row of an initiative. */
export interface TypedRow {
  readonly ticked: boolean;
  readonly opensOn: string;
  readonly closesOn: string;
  /** What stood there, and of which revision of the exercise (0: none). */
  readonly was: { readonly revision: number; readonly opensOn: string; readonly closesOn: string };
}

/** What is to be done with the rows of a form. */
export interface CalendarWishes {
  readonly plan: readonly PlanWish[];
  readonly change: readonly ChangeWish[];
  /** What is wrong with rows that are therefore left alone, by code. */
  readonly wrong: ReadonlyMap<string, readonly ProblemPlace[]>;
  /** Rows whose proposed dates were changed and that are not planned now: what was typed is shown again. */
  readonly kept: ReadonlySet<string>;
}

const NEVER = { revision: -1, opensOn: '', closesOn: '' };

/** The hidden field by which a row knows what has been changed in it. */
export function wasText({ exercise, opensOn, closesOn }: CalendarRow): string {
  return `${exercise?.revision ?? 0} ${opensOn} ${closesOn}`;
}

/** Rows by code, of fields such as `opens.ICT149-21`. */
export function typedRows(body: Readonly<Record<string, string>>): ReadonlyMap<string, TypedRow> {
  const codes = Object.keys(body).flatMap((name) => (name.startsWith('was.') ? [name.slice(4)] : []));
  return new Map(
    codes.map((code) => [
      code,
      {
        ticked: body[`tick.${code}`] !== undefined,
        opensOn: (body[`opens.${code}`] ?? '').trim(),
        closesOn: (body[`closes.${code}`] ?? '').trim(),
        was: wasOf(body[`was.${code}`] ?? ''),
      },
    ]),
  );
}

function wasOf(text: string): TypedRow['was'] {
  const [, revision, opensOn = '', closesOn = ''] = /^(\d{1,9}) (\S{10}) (\S{10})$/.exec(text) ?? [];
  return revision === undefined ? NEVER : { revision: Number(revision), opensOn, closesOn };
}

/**
 * What a press of a button asks for: dates that were changed are saved whichever it is; rows that are ticked are planned
 * or confirmed, or confirmed no more.
 */
export function wishesOf(
  act: CalendarAct,
  rows: readonly CalendarRow[],
  typed: ReadonlyMap<string, TypedRow>,
): CalendarWishes {
  const plan: PlanWish[] = [];
  const change: ChangeWish[] = [];
  const wrong = new Map<string, readonly ProblemPlace[]>();
  const kept = new Set<string>();
  for (const { code, year, exercise } of rows) {
    const row = typed.get(code);
    if (!row || (exercise !== null && exercise.state !== 'planned')) continue;
    const isMoved = row.opensOn !== row.was.opensOn || row.closesOn !== row.was.closesOn;
    const isMeant = row.ticked && isFor(act, exercise !== null);
    if (exercise === null && !isMeant && isMoved) kept.add(code);
    if (!isMeant && (exercise === null || !isMoved)) continue;
    const { opensOn, closesOn } = row;
    const places = wrongDays(row);
    if (places.length > 0) wrong.set(code, places);
    else if (exercise === null) plan.push({ code, opensOn, closesOn });
    else {
      const { revision } = row.was;
      const dates = isMoved ? { dates: { opensOn, closesOn } } : {};
      const confirmed = isMeant ? { confirmed: act === 'confirm' } : {};
      change.push({ code, year, revision, ...dates, ...confirmed });
    }
  }
  return { plan, change, wrong, kept };
}

/** Has a button something to do that only ticked rows get? */
export function isFor(act: CalendarAct, isPlanned: boolean): boolean {
  return isPlanned ? act === 'confirm' || act === 'unconfirm' : act === 'plan';
}

function wrongDays({ opensOn, closesOn }: TypedRow): readonly ProblemPlace[] {
  const detail = 'Write a day that exists, such as 2023-04-24';
  const places = [
    ...(isCivilDate(opensOn) ? [] : [{ pointer: '/opensOn', detail }]),
    ...(isCivilDate(closesOn) ? [] : [{ pointer: '/closesOn', detail }]),
  ];
  if (places.length > 0 || closesOn >= opensOn) return places;
  return [{ pointer: '/closesOn', detail: 'It closes before it opens' }];
}
