import type { Language } from '../language.js';

export const QUOTE_CONSENTS = ['named', 'role-only', 'refused'] as const;
/** How an entity lets itself be quoted: with name, post and entity; by its role; or not. */
export type QuoteConsent = (typeof QUOTE_CONSENTS)[number];

/** Longest quote in characters: what the questionnaire asks for. */
export const LONGEST_QUOTE = 300;
/** A report's quote has at most so many words (`pages-and-report.md`, section 4): a hint, nothing is cut. */
export const MOST_QUOTED_WORDS = 40;
/** The text of the page on which consent is given; raised when that text changes what is agreed to. */
export const CONSENT_TEXT_VERSION = '1';

/** Words that may stand in the report; without an approval they never do. */
export interface Quote {
  /** `answer`, or the id of the passage it comes from. */
  readonly source: string;
  /** Id of its row; null for an own quote on which nothing but the questionnaire has been said. */
  readonly id: string | null;
  readonly entity: string;
  readonly question: string;
  /** As it may be printed. */
  readonly text: string;
  /** As it was said. */
  readonly said: string;
  readonly language: Language | null;
  readonly attribution: 'named' | 'role-only';
  /** Whom it is by, as the entity itself wrote it; null where it named nobody. */
  readonly person: string | null;
  readonly post: string | null;
  readonly approval: 'asked' | 'approved' | 'refused';
  /** Of the latest decision; 0 where there is none. */
  readonly revision: number;
  readonly decidedAt: string | null;
}

/** The entity's own quote as it stands in its accepted answers. */
export interface QuoteAnswer {
  readonly text: string;
  /** `named`, `role-only`, `not-quoted`, or whatever else was answered. */
  readonly consent: string | null;
  readonly revision: number;
  readonly consentRevision: number;
}

export interface QuoteDecision {
  readonly consent: QuoteConsent;
  readonly text: string;
  readonly answerRevision: number;
  readonly consentRevision: number;
  readonly revision: number;
  readonly at: string;
}

/** What stands of an own quote: the newest that was said, of the words and of the consent, each by itself. */
export function ownQuote(
  answer: QuoteAnswer,
  decision: QuoteDecision | null,
): { readonly text: string; readonly consent: QuoteConsent | null } {
  const answered = consentIn(answer.consent);
  if (!decision) return { text: answer.text, consent: answered };
  return {
    text: decision.answerRevision === answer.revision ? decision.text : answer.text,
    consent: decision.consentRevision === answer.consentRevision ? decision.consent : answered,
  };
}

function consentIn(answered: string | null): QuoteConsent | null {
  if (answered === 'named' || answered === 'role-only') return answered;
  return answered === 'not-quoted' ? 'refused' : null;
}

/** Nobody asked yet: `asked`; attribution is then the one that would be proposed. */
export function approvalOf(consent: QuoteConsent | null): Pick<Quote, 'approval' | 'attribution'> {
  if (consent === null) return { approval: 'asked', attribution: 'named' };
  if (consent === 'refused') return { approval: 'refused', attribution: 'role-only' };
  return { approval: 'approved', attribution: consent };
}

/** Words separated by spaces. */
export function wordsIn(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length;
}
