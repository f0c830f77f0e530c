import type { Side } from './partnership.js';
import { sideOf } from './side.js';

describe('The side of the triangle an entity stands on', () => {
  it.each<[string, Side | null, Side | null, string]>([
    ['ES', null, 'north', 'a member of the European Union'],
    ['NO', null, 'north', 'of the European Economic Area'],
    ['CH', null, 'north', 'neither, yet in Europe'],
    ['GB', null, 'north', 'no longer a member'],
    ['CY', null, 'north', 'a member that the United Nations file under Asia'],
    ['BO', null, 'south', 'Latin America'],
    ['JM', null, 'south', 'the Caribbean'],
    ['GF', null, 'south', 'French Guiana: by its own code, not by its state'],
    ['MA', 'south', 'south', 'another region, stated'],
    ['CA', 'north', 'north', 'another region, stated'],
    ['MA', null, null, 'another region, not stated: refused'],
    ['ES', 'south', 'north', 'a country of a region outranks what is stated'],
  ])('%s, stated %s: %s (%s)', (country, side, expected) => {
    expect(sideOf({ country, side })).toBe(expected);
  });
});
