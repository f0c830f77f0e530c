import type { Language } from '../language.js';

/** A mail before it is laid out: finished sentences in one language, and at most one button. */
export interface Letter {
  readonly language: Language;
  readonly subject: string;
  readonly greeting: string;
  readonly paragraphs: readonly string[];
  /** One after the other, such as questions sent back, each with what is asked about it; some lead somewhere. */
  readonly points?: readonly { readonly title: string; readonly text: string; readonly url?: string }[];
  readonly button?: {
    readonly label: string;
    /** Says in the plain text what the address below it is for. */
    readonly inText: string;
    /** Stands under the button, before the address in full. */
    readonly instead: string;
    readonly url: string;
  };
  /** After the button: whom to ask. */
  readonly closing: readonly string[];
  /** A link after everything else, by which one stops such mails. */
  readonly leaving?: { readonly label: string; readonly url: string };
  /** In small print: privacy. */
  readonly small: string;
}

/** The plain text: every line on its own, addresses bare so that any mail program makes them links. */
export function letterText(letter: Letter): string {
  const { greeting, paragraphs, points = [], button, closing, leaving, small } = letter;
  const blocks = [
    greeting,
    ...paragraphs,
    ...points.map(
      ({ title, text, url }) =>
        `* ${title}\n  ${text.replaceAll('\n', '\n  ')}${url === undefined ? '' : `\n  ${url}`}`,
    ),
    ...(button ? [`${button.inText}\n${button.url}`] : []),
    ...closing,
    ...(leaving ? [`${leaving.label}\n${leaving.url}`] : []),
    // Two dashes and a space: mail programs set what follows apart (RFC 3676, section 4.3).
    `-- \n${small}`,
  ];
  return `${blocks.join('\n\n')}\n`;
}
