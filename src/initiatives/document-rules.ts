import { firstDay, lastDay } from './civil-date.js';
import { isCountry } from './countries.js';
import { sideOf } from './side.js';

// Rules between the fields of an initiative document. They get fields that may be wrong themselves, and leave those to
// the shape.

/** Where a rule says what is wrong; the path counts from the value it got. */
interface Issues {
  addIssue(issue: {
    readonly code: 'custom';
    readonly path: (string | number)[];
    readonly message: string;
  }): void;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export function unique(list: unknown, field: string, issues: Issues, what: string): void {
  const seen = new Set<string>();
  for (const [index, item] of listOf(list).entries()) {
    const value = isRecord(item) ? item[field] : undefined;
    if (typeof value !== 'string') continue;
    const key = value.toLowerCase();
    if (seen.has(key)) issues.addIssue({ code: 'custom', path: [index, field], message: `${value} ${what}` });
    seen.add(key);
  }
}

export function checkEntities(entities: unknown, issues: Issues): void {
  unique(entities, 'key', issues, 'is the short name of two entities');
  const coordinators = listOf(entities).flatMap((entity, index) =>
    isRecord(entity) && entity['coordinator'] === true ? [index] : [],
  );
  for (const index of coordinators.slice(1)) {
    issues.addIssue({
      code: 'custom',
      path: [index, 'coordinator'],
      message: 'Only one entity can coordinate',
    });
  }
}

export function checkSide(entity: unknown, issues: Issues): void {
  if (!isRecord(entity)) return;
  const { country } = entity;
  const stated = entity['side'] === 'north' || entity['side'] === 'south' ? entity['side'] : null;
  if (typeof country !== 'string' || !isCountry(country)) return;
  const side = sideOf({ country, side: stated });
  if (side === null) {
    issues.addIssue({
      code: 'custom',
      path: ['side'],
      message: `${country} is neither in Europe nor in Latin America and the Caribbean: state its side, north or south`,
    });
  } else if (stated !== null && side !== stated) {
    issues.addIssue({
      code: 'custom',
      path: ['side'],
      message: `${country} is on the ${side} side; leave the side out`,
    });
  }
}

export function checkPeriod(period: unknown, issues: Issues): void {
  if (!isRecord(period)) return;
  const { start, end } = period;
  if (typeof start === 'string' && typeof end === 'string' && firstDay(start) > lastDay(end)) {
    issues.addIssue({ code: 'custom', path: ['end'], message: 'The end lies before the start' });
  }
}

/** Has an amount at most two decimals? */
export function isToTheCent(amount: number): boolean {
  return Math.abs(amount * 100 - Math.round(amount * 100)) < 1e-3;
}

const cents = (amount: number): number => Math.round(amount * 100);

export function checkSum(budget: unknown, issues: Issues): void {
  if (!isRecord(budget)) return;
  const { euContribution, coFinancing, total } = budget;
  if (typeof euContribution !== 'number' || typeof coFinancing !== 'number' || typeof total !== 'number')
    return;
  const sum = cents(euContribution) + cents(coFinancing);
  if (cents(total) !== sum) {
    issues.addIssue({
      code: 'custom',
      path: ['total'],
      message: `The parts add up to ${(sum / 100).toFixed(2)}; leave the total out or write that`,
    });
  }
}
