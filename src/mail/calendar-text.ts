import type { Mailbox } from './mail-kind.js';

/** Who wrote a calendar (RFC 5545, section 3.7.3). */
export const CALENDAR_PRODUCT = { company: 'Expost', product: 'Expost', language: 'EN' };

/** Names an entry for as long as it is the same meeting or deadline, in the domain of the sender. */
export function calendarUid(id: string, sender: Mailbox): string {
  return `${id}@${sender.address.slice(sender.address.lastIndexOf('@') + 1)}`;
}

/** A parameter's value holds no quotation mark and no control character (RFC 5545, section 3.2). */
export function plainName(name: string): string {
  return calendarText(name).replaceAll('"', "'").replace(/\s+/g, ' ').trim();
}

/** Texts may hold line breaks, which are written `\n`, and no other control character. */
export function calendarText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n]/gu, ' ');
}
