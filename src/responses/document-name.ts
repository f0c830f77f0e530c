import type { DocumentType } from './document-type.js';

const MOST_CHARACTERS = 120;
/** Control and format characters (bidirectional overrides among them), line ends, and characters that are none. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]/gu;

/**
 * The name of an uploaded document for display, never for a path: the last part of what was sent, without characters
 * nobody sees, at most 120 of them, with the ending its content calls for.
 */
export function documentName(sent: string, type: DocumentType): string {
  const last = sent.split(/[/\\]/).at(-1) ?? '';
  const name = last.replace(UNSEEN, '').replace(/\s+/g, ' ').trim().replace(/^\.+/, '');
  const bare = name.replace(/\.[A-Za-z0-9]{1,5}$/, '');
  const ending = type === 'jpeg' && /\.jpg$/i.test(name) ? 'jpg' : type;
  const kept = [...bare].slice(0, MOST_CHARACTERS - ending.length - 1).join('');
  return `${kept === '' ? 'document' : kept}.${ending}`;
}

/** A `Content-Disposition` that saves the document under its name (RFC 6266, RFC 8187). */
export function contentDisposition(name: string, kind: 'attachment' | 'inline' = 'attachment'): string {
  const plain = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
