import type { Entity, Side } from './partnership.js';

// Regions of the United Nations' M49 standard by ISO 3166-1 alpha-2 code, 2024 edition. Europe has Cyprus added, a member
// of the European Union that M49 files under Western Asia, and Kosovo under its user-assigned code.
const EUROPE = new Set(
  (
    'AD AL AT AX BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV MC MD ME MK MT ' +
    'NL NO PL PT RO RS RU SE SI SJ SK SM UA VA XK'
  ).split(' '),
);
const LATIN_AMERICA_AND_CARIBBEAN = new Set(
  (
    'AG AI AR AW BB BL BO BQ BR BS BZ CL CO CR CU CW DM DO EC FK GD GF GP GT GY HN HT JM KN KY LC MF MQ MS MX NI PA PE ' +
    'PR PY SR SV SX TC TT UY VC VE VG VI'
  ).split(' '),
);

/**
 * Side of the triangle an entity stands on: by its country where that lies in one of the two regions, else as the
 * initiative states it. Null where neither says: an initiative with such an entity is refused (`domain.md`, section 4).
 */
export function sideOf(entity: Pick<Entity, 'country' | 'side'>): Side | null {
  if (EUROPE.has(entity.country)) return 'north';
  if (LATIN_AMERICA_AND_CARIBBEAN.has(entity.country)) return 'south';
  return entity.side;
}
