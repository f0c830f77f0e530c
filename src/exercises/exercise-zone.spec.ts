import { usualZone, type ZoneCount } from './exercise-zone.js';

const at = (timeZone: string, contacts: number, coordinator = false): ZoneCount => ({
  timeZone,
  contacts,
  coordinator,
});

describe('The zone of an exercise', () => {
  it.each([
    ['America/La_Paz', [at('America/La_Paz', 2), at('Europe/Madrid', 1, true)], 'most people live there'],
    [
      'America/La_Paz',
      [at('America/La_Paz', 1), at('Europe/Madrid', 1), at('America/La_Paz', 1)],
      'of two entities together',
    ],
    [
      'Europe/Madrid',
      [at('America/La_Paz', 2), at('Europe/Madrid', 1), at('Europe/Madrid', 1, true)],
      'as many, and the coordinator’s',
    ],
    ['America/Bogota', [at('America/Lima', 1), at('America/Bogota', 1)], 'as many, without a coordinator'],
    ['UTC', [], 'nobody is there to ask'],
  ] as const)('is %s', (zone, counts, _why) => {
    expect(usualZone(counts)).toBe(zone);
    expect(usualZone(counts.toReversed())).toBe(zone);
  });
});
