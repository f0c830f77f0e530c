import type { Language } from '../language.js';
import { countryCodes } from './countries.js';

const names = new Map<Language, readonly (readonly [code: string, name: string])[]>();

/** Every country by its code, with its name in a language, in the order of the names. */
export function countryNames(language: Language): readonly (readonly [code: string, name: string])[] {
  const known = names.get(language);
  if (known) return known;
  const inLanguage = new Intl.DisplayNames(language, { type: 'region' });
  const made = countryCodes()
    .map((code) => [code, inLanguage.of(code) ?? code] as const)
    .toSorted(([, a], [, b]) => a.localeCompare(b, language));
  names.set(language, made);
  return made;
}

/** Name of one country; the code itself where it is none. */
export function countryName(language: Language, code: string): string {
  return countryNames(language).find(([known]) => known === code)?.[1] ?? code;
}

/** IANA names of the time zones of the regions that the programme works in. */
export function zoneNames(): readonly string[] {
  return Intl.supportedValuesOf('timeZone').filter((zone) =>
    /^(?:America|Europe|Atlantic|Pacific)\//.test(zone),
  );
}
