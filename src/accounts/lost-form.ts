/** A form whose session had ended when it was sent: where it was going, and every field as it was typed. */
export interface LostForm {
  readonly path: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/** Characters of all names and values together; a form of our pages stays well below. */
const MOST = 600_000;

/** The form that a body held; null where it was none of ours, or too large to be carried. */
export function lostForm(path: string, body: unknown): LostForm | null {
  if (!isStaffPath(path) || typeof body !== 'object' || body === null) return null;
  const fields = Object.entries(body).flatMap(([name, value]) =>
    // The token belongs to the session that has ended.
    name === '_csrf' ? [] : [value].flat().map((one: unknown) => [name, one] as const),
  );
  if (!fields.every((field): field is [string, string] => typeof field[1] === 'string')) return null;
  return sizeOf(fields) > MOST ? null : { path, fields };
}

/** As a hidden field carries it through the steps of signing in. */
export function lostFormText(form: LostForm): string {
  return JSON.stringify([form.path, form.fields]);
}

/** Reads what `lostFormText` wrote; null for anything else. */
export function readLostForm(text: string | undefined): LostForm | null {
  if (!text || text.length > 2 * MOST) return null;
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return null;
  }
  if (!Array.isArray(read)) return null;
  const [path, fields] = read as unknown[];
  if (typeof path !== 'string' || !isStaffPath(path) || !Array.isArray(fields)) return null;
  const isField = (field: unknown): field is [string, string] =>
    Array.isArray(field) && field.length === 2 && field.every((part) => typeof part === 'string');
  return fields.every(isField) && sizeOf(fields) <= MOST ? { path, fields } : null;
}

/** Below our own pages, with nothing in it that a browser reads as another host. */
function isStaffPath(path: string): boolean {
  return /^\/staff\/[\w/.~%-]{1,400}$/.test(path) && !path.includes('//');
}

function sizeOf(fields: readonly (readonly [string, string])[]): number {
  return fields.reduce((sum, [name, value]) => sum + name.length + value.length, 0);
}
