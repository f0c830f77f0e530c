import type { InvitationSummary } from '../invitations/invitation-summary.js';
import type { ResponseState } from '../responses/response.js';

/** How far somebody who was invited has come: by the link for a person, by the response for their entity. */
export type Progress = 'not-opened' | 'opened' | 'in-progress' | 'finished';

export function progressOf(response: ResponseState, hasEntered: boolean): Progress {
  switch (response) {
    case 'submitted':
    case 'accepted':
      return 'finished';
    case 'in-progress':
    case 'returned':
      return 'in-progress';
    default:
      return hasEntered || response === 'opened' ? 'opened' : 'not-opened';
  }
}

/** Is the link's mail one that somebody has to look after? */
export function needsPerson({ state }: Pick<InvitationSummary, 'state'>): boolean {
  return state === 'failed' || state === 'bounced' || state === 'uncertain';
}

/** Instant at which the service last wrote to somebody; null where it never did. */
export function lastMailAt({ mails }: Pick<InvitationSummary, 'mails'>): string | null {
  return (
    mails
      .flatMap(({ sentAt }) => sentAt ?? [])
      .toSorted()
      .at(-1) ?? null
  );
}

/** First and last full hour in which one may call, on working days of the recipient's own clock. */
const CALL_FROM = 9;
const CALL_UNTIL = 18;

/** Should nobody be called now? Before nine, from six in the evening, and at weekends, by the recipient's clock. */
export function isQuiet(now: string, timeZone: string): boolean {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(now));
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  const hour = Number(part('hour'));
  return ['Sat', 'Sun'].includes(part('weekday')) || hour < CALL_FROM || hour >= CALL_UNTIL;
}
