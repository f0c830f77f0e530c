/**
 * A UUID of version 7 (RFC 9562, section 5.7): rows made one after the other lie side by side in an index, so that a
 * commit writes few pages. `instant` is ISO 8601, `random` any other UUID.
 */
export function timeOrderedId(instant: string, random: string): string {
  const time = Date.parse(instant).toString(16).padStart(12, '0').slice(-12);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(15)}`;
}
