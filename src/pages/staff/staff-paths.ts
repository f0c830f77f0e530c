/** Address of an initiative's page; the same words as in the API. */
export function initiativePath(code: string): string {
  return `/staff/initiatives/${encodeURIComponent(code)}`;
}

/** Address of an exercise's page; the pages about it lie below. */
export function exercisePath(code: string, year: string | number): string {
  return `${initiativePath(code)}/exercises/${encodeURIComponent(year)}`;
}
