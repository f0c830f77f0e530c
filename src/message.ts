import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from './language.js';

export type MessageParams = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Texts that people write are formatted too: what is kept of them has an end. */
const MOST_KEPT = 20_000;
const compiled = new Map<string, IntlMessageFormat>();

/**
 * Words one ICU message (plurals, selects) as plain text; markup in it or in its parameters stays text.
 * Throws where the pattern does not parse or a parameter is missing: a wrong message must fail a test, not a reader.
 */
export function formatMessage(pattern: string, language: Language, params: MessageParams = {}): string {
  const key = `${language} ${pattern}`;
  let message = compiled.get(key);
  if (!message) {
    if (compiled.size >= MOST_KEPT) compiled.clear();
    // A tag in a message would make the formatter look for a function to render it.
    message = new IntlMessageFormat(pattern, language, undefined, { ignoreTag: true });
    compiled.set(key, message);
  }
  return String(message.format(params));
}

/** A piece of a message as it was written. */
export type MessagePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'fact'; readonly name: string }
  /** The number that a choice by count is about, `#`. */
  | { readonly kind: 'number' }
  /** One of several texts, by what a fact is or by how many it says there are. */
  | {
      readonly kind: 'choice';
      readonly name: string;
      readonly by: 'value' | 'count';
      readonly cases: ReadonlyMap<string, readonly MessagePart[]>;
    }
  /** A fact with a form of its own, such as `{day, date}`. */
  | { readonly kind: 'formatted'; readonly name: string };

/** What keeps a message from being read, and from which character on. */
export interface MessageFault {
  readonly fault: 'unclosed' | 'no-other' | 'malformed';
  readonly at: number;
}

/** As TypeScript's `enum` of the parser numbers them. */
const TYPES = { literal: 0, argument: 1, select: 5, plural: 6, pound: 7 } as const;

interface ParsedElement {
  readonly type: number;
  readonly value?: string;
  readonly options?: Readonly<Record<string, { readonly value: readonly ParsedElement[] }>>;
}

/** Takes a message apart, or says what is wrong with it. */
export function readMessage(pattern: string): readonly MessagePart[] | MessageFault {
  try {
    const message = new IntlMessageFormat(pattern, 'en', undefined, { ignoreTag: true });
    return (message.getAst() as readonly ParsedElement[]).map(partOf);
  } catch (error) {
    const { message, location } = error as Error & { location?: { start: { offset: number } } };
    return { fault: FAULTS[message] ?? 'malformed', at: location?.start.offset ?? 0 };
  }
}

const FAULTS: Readonly<Record<string, MessageFault['fault']>> = {
  EXPECT_ARGUMENT_CLOSING_BRACE: 'unclosed',
  UNCLOSED_TAG: 'unclosed',
  MISSING_OTHER_CLAUSE: 'no-other',
};

function partOf({ type, value = '', options = {} }: ParsedElement): MessagePart {
  switch (type) {
    case TYPES.literal:
      return { kind: 'text', text: value };
    case TYPES.argument:
      return { kind: 'fact', name: value };
    case TYPES.pound:
      return { kind: 'number' };
    case TYPES.select:
    case TYPES.plural: {
      const cases = Object.entries(options).map(([name, one]) => [name, one.value.map(partOf)] as const);
      const by = type === TYPES.select ? 'value' : 'count';
      return { kind: 'choice', name: value, by, cases: new Map(cases) };
    }
    default:
      return { kind: 'formatted', name: value };
  }
}
