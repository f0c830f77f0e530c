import { includesRole, type Grant, type Place, type StaffRole } from './access.js';

/**
 * How far somebody's grants of a role reach, in the form a list needs it: as parameters of one statement that reads the
 * same on both databases,
 *
 *     WHERE (${reach.everywhere} = 1 OR i.window_year IN (${reach.windows}) OR i.code IN (${reach.codes}))
 *
 * The lists are never empty (`IN ()` is no SQL): where there is none, they hold what no window and no initiative is.
 */
export interface Reach {
  readonly everywhere: 0 | 1;
  /** Years of windows. */
  readonly windows: readonly number[];
  /** Codes of initiatives. */
  readonly codes: readonly string[];
}

const NO_WINDOW = -1;
const NO_CODE = '';

/** Where this visitor has the role, or one that includes it. */
export function reachOf(
  { grants }: { readonly grants: readonly Grant[] },
  role: StaffRole = 'reader',
): Reach {
  const counting = grants.filter((grant) => includesRole(grant.role, role));
  const windows = counting.flatMap(({ window }) => (window === null ? [] : [window]));
  const codes = counting.flatMap(({ initiative }) => (initiative === null ? [] : [initiative]));
  return {
    everywhere: counting.some(({ window, initiative }) => window === null && initiative === null) ? 1 : 0,
    windows: windows.length > 0 ? windows : [NO_WINDOW],
    codes: codes.length > 0 ? codes : [NO_CODE],
  };
}

/** The same rule for one place that is at hand. */
export function isReached({ everywhere, windows, codes }: Reach, { window, code }: Place): boolean {
  return everywhere === 1 || windows.includes(window) || codes.includes(code);
}

/** For what the service itself reads, and programs that ask for all. */
export const EVERYWHERE: Reach = { everywhere: 1, windows: [NO_WINDOW], codes: [NO_CODE] };
