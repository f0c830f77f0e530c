import type { Language } from '../../language.js';
import { countryNames, zoneNames } from '../places.js';

/** What countries and time zones are called, offered while somebody writes; once per page. */
export function FieldLists({ language }: { readonly language: Language }) {
  return (
    <>
      <datalist id="countries">
        {countryNames(language).map(([code, name]) => (
          <option value={code}>{name}</option>
        ))}
      </datalist>
      <ZoneList />
    </>
  );
}

export function ZoneList() {
  return (
    <datalist id="zones">
      {zoneNames().map((zone) => (
        <option value={zone} />
      ))}
    </datalist>
  );
}
