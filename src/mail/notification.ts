import PostalMime, { type Attachment, type Email } from 'postal-mime';
import { headerIn, readDeliveryStatus, type DeliveryStatus } from './delivery-status.js';
import { wordsOf } from './delivery.js';
import { unsubscribedMessageId } from './unsubscribe-mail.js';

/** What a mail in the mailbox of notifications is. */
export type Notification = { readonly headline: string } & (
  | {
      readonly kind: 'status';
      readonly status: DeliveryStatus;
      /** Message-ID in the headers that the notification returns; null where it returns none. */
      readonly messageId: string | null;
    }
  /** A mail program asks, for its reader, for no more mails such as the one it names. */
  | { readonly kind: 'unsubscribe'; readonly messageId: string }
  /** A program has answered by itself: a holiday notice, a challenge, a receipt. It says nothing about delivery. */
  | { readonly kind: 'automatic' }
  /** Something a program has sent that has no part RFC 3464 knows. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'from-a-person' }
);

/** Everything in front of the returned mail fits in much less. */
export const MOST_BYTES = 1_000_000;
const MOST_HEADLINE = 200;
const LIMITS = { maxNestingDepth: 20, maxHeadersSize: 200_000, forceRfc822Attachments: true } as const;
const STATUS_PARTS = ['message/delivery-status', 'message/global-delivery-status'];
const RETURNED_PARTS = ['message/rfc822', 'text/rfc822-headers', 'message/global', 'message/global-headers'];

/**
 * Reads a mail by what its outer form says. What stands within a mail that is only passed on is not looked at: a
 * notification somebody forwards is theirs. Rejects where it cannot be taken apart.
 */
export async function readNotification(raw: Uint8Array): Promise<Notification> {
  const mail = await PostalMime.parse(raw.subarray(0, MOST_BYTES), LIMITS);
  const headline = wordsOf(mail.subject ?? '').slice(0, MOST_HEADLINE);
  const parts = mail.attachments;
  const statusAt = parts.findIndex(({ mimeType }) => STATUS_PARTS.includes(mimeType));
  const statusPart = parts[statusAt];
  if (statusPart && /^multipart\/report\b/i.test(header(mail, 'content-type'))) {
    const returned = parts.slice(statusAt + 1).find(({ mimeType }) => RETURNED_PARTS.includes(mimeType));
    const status = readDeliveryStatus(textOf(statusPart));
    const messageId = returned ? headerIn(textOf(returned), 'Message-ID') : null;
    return { kind: 'status', headline, status, messageId };
  }
  const unsubscribed = unsubscribedMessageId(mail.subject ?? '');
  if (unsubscribed) return { kind: 'unsubscribe', headline, messageId: unsubscribed };
  if (isAutomaticAnswer(mail)) return { kind: 'automatic', headline };
  return { kind: isFromProgram(mail) ? 'unknown' : 'from-a-person', headline };
}

/** Answers that say so themselves (RFC 3834, section 5; RFC 8098), and those of older programs. */
function isAutomaticAnswer(mail: Email): boolean {
  return (
    /^auto-replied\b/i.test(header(mail, 'auto-submitted')) ||
    /\breport-type="?disposition-notification\b/i.test(header(mail, 'content-type')) ||
    /^auto_reply\b/i.test(header(mail, 'precedence')) ||
    header(mail, 'x-autoreply') !== '' ||
    header(mail, 'x-autorespond') !== ''
  );
}

function isFromProgram(mail: Email): boolean {
  const from = mail.from?.address ?? '';
  return (
    /^auto-/i.test(header(mail, 'auto-submitted')) ||
    /^<\s*>$/.test(header(mail, 'return-path')) ||
    /^multipart\/report\b/i.test(header(mail, 'content-type')) ||
    /^(mailer-daemon|postmaster|mail-daemon|no-?reply)@/i.test(from) ||
    from === ''
  );
}

function header(mail: Email, name: string): string {
  return mail.headers.find(({ key }) => key === name)?.value.trim() ?? '';
}

function textOf({ content }: Attachment): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content);
}
