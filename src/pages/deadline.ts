import type { Language } from '../language.js';
import { pageText } from './page-text.js';

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', es: 'es', fr: 'fr', pt: 'pt-PT' };

/** Cities whose name in a language is not the last part of the zone's name. */
const CITIES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'America/Asuncion': { en: 'Asunción', es: 'Asunción', fr: 'Asuncion', pt: 'Assunção' },
  'America/Bogota': { en: 'Bogotá', es: 'Bogotá', fr: 'Bogota', pt: 'Bogotá' },
  'America/Cancun': { en: 'Cancún', es: 'Cancún', fr: 'Cancún', pt: 'Cancún' },
  'America/Guatemala': { en: 'Guatemala City', es: 'Guatemala', fr: 'Guatemala', pt: 'Guatemala' },
  'America/Havana': { en: 'Havana', es: 'La Habana', fr: 'La Havane', pt: 'Havana' },
  'America/Mexico_City': { en: 'Mexico City', es: 'Ciudad de México', fr: 'Mexico', pt: 'Cidade do México' },
  'America/Panama': { en: 'Panama City', es: 'Panamá', fr: 'Panama', pt: 'Panamá' },
  'America/Sao_Paulo': { en: 'São Paulo', es: 'São Paulo', fr: 'São Paulo', pt: 'São Paulo' },
  'America/Costa_Rica': { en: 'San José', es: 'San José', fr: 'San José', pt: 'São José' },
  'America/El_Salvador': { en: 'San Salvador', es: 'San Salvador', fr: 'San Salvador', pt: 'São Salvador' },
  'Europe/Berlin': { en: 'Berlin', es: 'Berlín', fr: 'Berlin', pt: 'Berlim' },
  'Europe/Brussels': { en: 'Brussels', es: 'Bruselas', fr: 'Bruxelles', pt: 'Bruxelas' },
  'Europe/Lisbon': { en: 'Lisbon', es: 'Lisboa', fr: 'Lisbonne', pt: 'Lisboa' },
  'Europe/London': { en: 'London', es: 'Londres', fr: 'Londres', pt: 'Londres' },
  'Europe/Paris': { en: 'Paris', es: 'París', fr: 'Paris', pt: 'Paris' },
  'Europe/Rome': { en: 'Rome', es: 'Roma', fr: 'Rome', pt: 'Roma' },
};

/** The city that names a zone: `America/La_Paz` is La Paz. UTC stays UTC. */
export function cityOf(zone: string, language: Language): string {
  return CITIES[zone]?.[language] ?? zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
}

// Making a formatter costs some 50 µs, using one 1 µs; there are few zones and languages.
const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${zone} ${Object.values(options).join(' ')}`;
  let made = formats.get(key);
  if (!made) {
    made = new Intl.DateTimeFormat(LOCALES[language], { ...options, timeZone: zone });
    formats.set(key, made);
  }
  return made;
}

const DAY = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
const TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** `Friday 15 May 2026` in a zone. */
export function dayText(language: Language, instant: string, zone: string): string {
  return format(language, zone, DAY)
    .format(new Date(instant))
    .replace(/^(\w+),/, '$1');
}

/** `15 May 2026` of a civil date, short enough for a table. */
export function shortDayText(language: Language, day: string): string {
  const key = `${language} ${day}`;
  let text = shortDays.get(key);
  if (text === undefined) {
    text = format(language, 'UTC', { day: 'numeric', month: 'short', year: 'numeric' }).format(
      new Date(`${day}T12:00:00.000Z`),
    );
    if (shortDays.size >= MOST_SHORT_DAYS) shortDays.clear();
    shortDays.set(key, text);
  }
  return text;
}

// A table of a window holds a thousand days, the same ones each time it is looked at.
const shortDays = new Map<string, string>();
const MOST_SHORT_DAYS = 10_000;

/** `14:32` in a zone. */
export function timeText(language: Language, instant: string, zone: string): string {
  return format(language, zone, TIME).format(new Date(instant));
}

/** `Monday 4 May 2026, 14:32` in a zone. */
export function momentText(language: Language, instant: string, zone: string): string {
  const date = dayText(language, instant, zone);
  return pageText(language, 'field.at', { date, time: timeText(language, instant, zone) });
}

/** `14:32` for an instant of the same day as `now`, else `3 May, 14:32`, in a zone. */
export function whenText(language: Language, instant: string, zone: string, now: string): string {
  const time = timeText(language, instant, zone);
  if (dayText(language, instant, zone) === dayText(language, now, zone)) return time;
  const date = format(language, zone, { day: 'numeric', month: 'long' }).format(new Date(instant));
  return pageText(language, 'field.at', { date, time });
}

/** `August 2022` of a civil date. */
export function monthText(language: Language, date: string): string {
  return format(language, 'UTC', { month: 'long', year: 'numeric' }).format(new Date(`${date}T12:00:00Z`));
}

/**
 * A closing time as people read it, as the last minute before it (the end of a day is 23:59 of that day, not 00:00 of
 * the next): in the zone of the exercise and, where the reader's clock shows another time, in
 * the reader's zone too: `Friday 15 May 2026, 23:59 in La Paz (05:59 on Saturday in Madrid)`.
 */
export function deadlineText(
  language: Language,
  closesAt: string,
  zone: string,
  readerZone: string = zone,
): string {
  const instant = new Date(Date.parse(closesAt) - 1).toISOString();
  const day = dayText(language, instant, zone);
  const time = timeText(language, instant, zone);
  const city = cityOf(zone, language);
  const otherTime = timeText(language, instant, readerZone);
  const otherDayWhole = dayText(language, instant, readerZone);
  if (otherTime === time && otherDayWhole === day)
    return pageText(language, 'deadline.one', { day, time, city });
  const otherCity = cityOf(readerZone, language);
  if (otherDayWhole === day) {
    return pageText(language, 'deadline.same', { day, time, city, otherTime, otherCity });
  }
  const otherDay = format(language, readerZone, { weekday: 'long' }).format(new Date(instant));
  return pageText(language, 'deadline.other', { day, time, city, otherTime, otherDay, otherCity });
}
