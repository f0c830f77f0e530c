import { cityOf, dayText, deadlineText, momentText, whenText } from './deadline.js';

// The end of 15 May 2026 in La Paz.
const CLOSES = '2026-05-16T04:00:00.000Z';

describe('deadlineText', () => {
  it.each([
    ['en', 'Europe/Madrid', 'Friday 15 May 2026, 23:59 in La Paz (05:59 on Saturday in Madrid)'],
    ['es', 'Europe/Madrid', 'viernes 15 de mayo de 2026, 23:59 en La Paz (05:59 del sábado en Madrid)'],
    ['fr', 'Europe/Madrid', 'vendredi 15 mai 2026, 23:59 à La Paz (05:59 le samedi à Madrid)'],
    ['pt', 'Europe/Lisbon', 'sexta-feira, 15 de maio de 2026, 23:59 em La Paz (04:59 de sábado em Lisboa)'],
  ] as const)('in %s says the hour in both zones, and the day where it differs', (language, reader, text) => {
    expect(deadlineText(language, CLOSES, 'America/La_Paz', reader)).toBe(text);
  });

  it('says only the hour of the reader on the same day', () => {
    expect(deadlineText('en', CLOSES, 'America/La_Paz', 'America/Mexico_City')).toBe(
      'Friday 15 May 2026, 23:59 in La Paz (21:59 in Mexico City)',
    );
  });

  it('says one hour where the clocks agree, whatever the zone is called', () => {
    const text = 'Friday 15 May 2026, 23:59 in La Paz';
    expect(deadlineText('en', CLOSES, 'America/La_Paz')).toBe(text);
    expect(deadlineText('en', CLOSES, 'America/La_Paz', 'America/Manaus')).toBe(text);
  });
});

describe('cityOf', () => {
  it.each([
    ['America/La_Paz', 'es', 'La Paz'],
    ['America/Argentina/Buenos_Aires', 'fr', 'Buenos Aires'],
    ['America/Mexico_City', 'pt', 'Cidade do México'],
    ['UTC', 'en', 'UTC'],
  ] as const)('%s in %s is %s', (zone, language, city) => expect(cityOf(zone, language)).toBe(city));
});

it('says a moment by day and hour of the zone', () => {
  expect(momentText('fr', '2026-05-04T03:59:00.000Z', 'America/La_Paz')).toBe('dimanche 3 mai 2026, 23:59');
});

describe('whenText', () => {
  const now = '2026-05-04T18:40:00.000Z';
  it('says the hour alone on the same day of the zone', () => {
    expect(whenText('en', '2026-05-04T18:32:00.000Z', 'America/La_Paz', now)).toBe('14:32');
  });
  it('says the day too where it is another one in the zone', () => {
    expect(whenText('es', '2026-05-04T03:59:00.000Z', 'America/La_Paz', now)).toBe('3 de mayo, 23:59');
  });
});

it('writes English days without a comma', () => {
  expect(dayText('en', '2026-05-15T12:00:00.000Z', 'UTC')).toBe('Friday 15 May 2026');
});
