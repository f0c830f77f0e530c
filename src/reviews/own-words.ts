/** The catalogue to which own words of a question are coded. */
const CATALOGUES: Readonly<Record<string, string>> = {
  enabling_factors_own: 'enabling_factors',
  hindering_factors_own: 'hindering_factors',
  perspectives_own: 'perspectives',
};

/** Null for a question that holds no own words. */
export function catalogueOf(question: string): string | null {
  return Object.hasOwn(CATALOGUES, question) ? (CATALOGUES[question] ?? null) : null;
}
