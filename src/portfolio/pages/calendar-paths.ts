/** Address of a window's calendar; the pages and forms about it lie below. */
export function calendarPath(window: string | number): string {
  return `/staff/windows/${window}/calendar`;
}
