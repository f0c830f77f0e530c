/** What RFC 3464, section 2.3.3 knows; `other` is a word of somebody's own. */
export type DeliveryAction = 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded' | 'other';

/** What a mail server says has become of a mail to one recipient. */
export interface RecipientStatus {
  /** The addresses it names, in lower case: the one the mail was sent to and, after forwarding, the one it ended at. */
  readonly addresses: readonly string[];
  readonly action: DeliveryAction;
  /** Such as `5.1.1` (RFC 3463); empty where it says none. */
  readonly status: string;
  /** What the server that refused has said, on one line; its status where it said nothing. */
  readonly words: string;
}

/** A delivery status notification. */
export interface DeliveryStatus {
  /** What we have called the transaction (RFC 3461, section 4.4); null where the way did not pass it on. */
  readonly envelopeId: string | null;
  readonly recipients: readonly RecipientStatus[];
}

const ACTIONS: readonly DeliveryAction[] = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'];
/** We send each mail to one recipient; who lists more than a few is not speaking of one of ours. */
const MOST_RECIPIENTS = 50;
const MOST_WORDS = 1000;

/** Reads the text of a `message/delivery-status` part: fields of the mail, then, after an empty line, of each recipient. */
export function readDeliveryStatus(text: string): DeliveryStatus {
  const groups = unfolded(text)
    .split(/\n(?:[ \t]*\n)+/)
    .map(fieldsOf)
    .filter(({ size }) => size > 0);
  // Some servers forget the empty line between the two kinds of fields.
  const own = groups.find((fields) => !fields.has('final-recipient')) ?? groups[0];
  return {
    envelopeId: own?.get('original-envelope-id')?.trim() || null,
    recipients: groups
      .filter((fields) => fields.has('action') && fields.has('final-recipient'))
      .slice(0, MOST_RECIPIENTS)
      .map(recipientOf),
  };
}

/** The value of a header in the text of headers, such as those a notification returns; null where there is none. */
export function headerIn(text: string, name: string): string | null {
  const [headers = ''] = unfolded(text).split(/\n[ \t]*\n/, 1);
  return fieldsOf(headers).get(name.toLowerCase()) ?? null;
}

function recipientOf(fields: ReadonlyMap<string, string>): RecipientStatus {
  const action = (fields.get('action') ?? '').toLowerCase().split(/[\s(;]/, 1)[0] as DeliveryAction;
  const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(fields.get('status') ?? '')?.[0] ?? '';
  const addresses = ['original-recipient', 'final-recipient'].flatMap((name) => addressIn(fields.get(name)));
  // Behind the kind of code, such as `smtp; 550 5.1.1 User unknown`.
  const diagnostic = (fields.get('diagnostic-code') ?? '').replace(/^[\w-]+[ \t]*;/, '').trim();
  return {
    addresses: [...new Set(addresses)],
    action: ACTIONS.includes(action) ? action : 'other',
    status,
    words: (diagnostic || status).slice(0, MOST_WORDS),
  };
}

/** `rfc822; <Ana@example.org>`; another kind of address, such as of X.400, is none of ours. */
function addressIn(value = ''): readonly string[] {
  const [, kind = '', address = ''] = /^([\w-]+)[ \t]*;(.*)$/.exec(value) ?? [];
  if (!['rfc822', 'utf-8'].includes(kind.toLowerCase())) return [];
  const bare = address.trim().replace(/^<(.*)>$/, '$1');
  // Spelled for SMTP, `+` stands before two hexadecimal digits (RFC 3461, section 4).
  return bare ? [bare.toLowerCase(), bare.replace(/\+([0-9A-F]{2})/g, plainCharacter).toLowerCase()] : [];
}

function plainCharacter(_all: string, digits: string): string {
  return String.fromCharCode(Number.parseInt(digits, 16));
}

function unfolded(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/\n[ \t]+(?=\S)/g, ' ');
}

/** Of a field that stands twice, the first counts. */
function fieldsOf(group: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const line of group.split('\n')) {
    const at = line.indexOf(':');
    const name = line.slice(0, Math.max(at, 0)).trim().toLowerCase();
    if (name && !fields.has(name))
      fields.set(
        name,
        line
          .slice(at + 1)
          .replace(/\p{Cc}+/gu, ' ')
          .trim(),
      );
  }
  return fields;
}
