import type { PageTextKey } from '../pages/page-text.js';

/** In which words an entity's people are told what has become of a link. */
export function linkStatus({
  state,
  hasEntered,
}: {
  readonly state: 'queued' | 'sending' | 'sent' | 'failed' | 'bounced' | 'uncertain' | 'revoked';
  readonly hasEntered: boolean;
}): PageTextKey {
  if (state === 'revoked') return 'colleagues.status.ended';
  if (hasEntered) return 'colleagues.status.entered';
  if (state === 'failed' || state === 'bounced') return 'colleagues.status.failed';
  return state === 'sent' ? 'colleagues.status.sent' : 'colleagues.status.onTheWay';
}
