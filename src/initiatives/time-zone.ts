/**
 * Is this the IANA name of a time zone, such as `America/La_Paz` or `UTC`? Offsets (`+02:00`) are none, since they know
 * no daylight saving time, and `america/la_paz` is refused because people read its city.
 */
export function isTimeZone(name: string): boolean {
  if (!/^(UTC|[A-Z][A-Za-z_]+(\/[A-Za-z0-9_+-]+){1,2})$/.test(name)) return false;
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    // An alias resolves to another name; the same name in another case does not pass.
    return timeZone === name || timeZone.toLowerCase() !== name.toLowerCase();
  } catch {
    return false;
  }
}
