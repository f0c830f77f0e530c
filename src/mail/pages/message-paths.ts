import type { Language } from '../../language.js';
import { isPageTextKey, pageText } from '../../pages/page-text.js';

/** Where one stands among the messages; no window where the visitor's grants reach none. */
export interface MessagePlace {
  readonly window: number | null;
  readonly kind: string;
  readonly language: Language;
}

type Asked = Partial<Record<'window' | 'kind' | 'language' | 'version', string | number | null>>;

export function messagesPath(asked: Asked, below: '' | '/overview' | '/side-by-side' = ''): string {
  const given = Object.entries(asked).filter(([, value]) => value !== null && value !== undefined);
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return `/staff/messages${below}?${query.toString()}`;
}

/** What a kind of mail is called, or when it is sent; the kind itself where nobody has named it. */
export function kindText(language: Language, about: 'mailKind' | 'mailWhen', kind: string): string {
  const key = about === 'mailKind' ? `mailKind.${kind}` : `mailWhen.${kind}`;
  return isPageTextKey(key) ? pageText(language, key) : kind;
}

/** What a placeholder stands for. */
export function placeholderText(language: Language, name: string): string {
  const key = `placeholder.${name}`;
  return isPageTextKey(key) ? pageText(language, key) : name;
}
