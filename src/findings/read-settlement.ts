/** Longest reason, in UTF-16 code units, as the API takes it. */
export const LONGEST_REASON = 2000;

/** What is wrong with a settlement as it was typed; nothing where it can be kept. */
export function settlementErrors(form: {
  readonly counts?: 'yes' | 'no' | undefined;
  readonly reason: string;
}): Readonly<Partial<{ counts: 'counts'; reason: 'reason' | 'long' }>> {
  const reason = form.reason.trim();
  const wrong = reason === '' ? 'reason' : reason.length > LONGEST_REASON ? 'long' : null;
  return { ...(form.counts ? {} : { counts: 'counts' }), ...(wrong ? { reason: wrong } : {}) };
}
