/** How a subject addresses a person: by the first of their names; by the whole where that is a title (`Dr.`). */
export function firstNameOf(name: string): string {
  const first = name.trim().split(/\s+/, 1)[0] ?? '';
  return first === '' || first.endsWith('.') ? name.trim() : first;
}
