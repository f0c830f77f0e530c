/** The entities before and after one, and the nearest before and after whose response waits for a review. */
export function neighboursOf(
  responses: readonly { readonly entity: string; readonly state: string }[],
  entity: string,
) {
  const at = responses.findIndex((one) => one.entity === entity);
  const before = responses.slice(0, Math.max(at, 0));
  const after = responses.slice(at + 1);
  const waits = ({ state }: { readonly state: string }) => state === 'submitted';
  return {
    previousEntity: before.at(-1)?.entity ?? null,
    nextEntity: after[0]?.entity ?? null,
    previousWaiting: before.findLast(waits)?.entity ?? null,
    nextWaiting: after.find(waits)?.entity ?? null,
  };
}
