import { isTimeZone } from './time-zone.js';

it.each([
  ['America/La_Paz', true, ''],
  ['America/Argentina/Buenos_Aires', true, 'three parts'],
  ['America/Buenos_Aires', true, 'an older name'],
  ['America/Port-au-Prince', true, 'hyphens'],
  ['Europe/Kyiv', true, 'a name that changed'],
  ['UTC', true, ''],
  ['america/la_paz', false, 'people read its city'],
  ['EUROPE/MADRID', false, 'people read its city'],
  ['La_Paz', false, 'a city alone'],
  ['Bolivia/La_Paz', false, 'no such zone'],
  ['+02:00', false, 'an offset'],
  ['GMT+2', false, 'an offset'],
  ['', false, 'nothing'],
  ['Europe/Madrid\n', false, 'a line break'],
  ['../../etc/passwd', false, 'a path'],
])('%j is a time zone: %s %s', (name, expected) => expect(isTimeZone(name)).toBe(expected));
