import type { Language } from '../../language.js';
import { ErrorSummary, Notice, type ErrorLine } from '../../pages/notices.js';
import { pageText } from '../../pages/page-text.js';
import { PartnerFrame, type PartnerContext } from '../../responses/pages/partner-frame.js';
import type { Quote, QuoteConsent } from '../quote.js';

export interface ShownQuote {
  readonly key: string;
  readonly said: string;
  readonly stands: string;
  readonly language: Language | null;
  /** The entity's own quote, not a passage that evaluators would like to quote. */
  readonly isOwn: boolean;
  readonly approval: Quote['approval'];
  /** Attributions in words. */
  readonly printedAs: string;
  readonly asNamed: string;
  readonly asRole: string;
  /** When it was decided, in words. */
  readonly decided: string | null;
  readonly text: string;
  readonly words: number;
  readonly choice: QuoteConsent | null;
  readonly basis: number;
  readonly error: string | null;
}

export interface QuotesPageProps {
  readonly context: PartnerContext;
  readonly quotes: readonly ShownQuote[];
  /** A report is out: what is decided counts in its next version. */
  readonly isPublished: boolean;
  /** Fewer than three entities hold the role. */
  readonly isOneOfFew: boolean;
  readonly mostWords: number;
  readonly notice: string | null;
  readonly summary: readonly ErrorLine[];
}

/** P10: each quote as it will appear: as it is, edited, without the name, or not at all. */
export function QuotesPage(props: QuotesPageProps) {
  const { context, quotes } = props;
  const { language } = context;
  const title = pageText(language, 'quotes.title');
  return (
    <PartnerFrame
      context={context}
      title={title}
      path="/answer/quotes"
      hasErrors={props.summary.length > 0}
      back={{ href: '/answer/findings', text: pageText(language, 'agree.title') }}
    >
      <ErrorSummary language={language} errors={props.summary} />
      {props.notice && (
        <Notice language={language} done>
          <p class="govuk-notification-banner__heading">{props.notice}</p>
        </Notice>
      )}
      <h1 class="govuk-heading-l">{title}</h1>
      {quotes.length === 0 ? (
        <div class="govuk-inset-text">{pageText(language, 'quotes.none')}</div>
      ) : (
        <>
          <p class="govuk-body-l">{pageText(language, 'quotes.lead', { entity: context.entityName })}</p>
          <p class="govuk-body">
            {pageText(language, props.isPublished ? 'quotes.nextVersion' : 'quotes.atOnce')}
          </p>
          {quotes.map((quote, index) => (
            <QuoteBlock page={props} quote={quote} number={index + 1} />
          ))}
        </>
      )}
    </PartnerFrame>
  );
}

interface BlockProps {
  readonly page: QuotesPageProps;
  readonly quote: ShownQuote;
  readonly number: number;
}

function QuoteBlock({ page, quote, number }: BlockProps) {
  const { language } = page.context;
  const id = `quote-${quote.key}`;
  const heading = pageText(language, quote.isOwn ? 'quotes.own' : 'quotes.proposed', { number });
  return (
    <section class="xp-question" aria-labelledby={`${id}-title`}>
      <h2 class="govuk-heading-m" id={`${id}-title`}>
        {heading}
      </h2>
      <p class="govuk-body">
        <strong>{pageText(language, `quotes.state.${quote.approval}`)}</strong>
        {quote.decided && <> · {quote.decided}</>}
      </p>
      {quote.approval !== 'refused' && (
        <figure class="xp-quote">
          <blockquote class="xp-own-text" lang={quote.language ?? undefined}>
            {quote.stands}
          </blockquote>
          <figcaption class="xp-own-text">{quote.printedAs}</figcaption>
        </figure>
      )}
      {quote.stands !== quote.said && (
        <p class="govuk-body xp-own-text">{pageText(language, 'quotes.said', { text: quote.said })}</p>
      )}
      {quote.words > page.mostWords && (
        <p class="govuk-body">{pageText(language, 'quotes.long', { count: page.mostWords })}</p>
      )}
      <QuoteForm page={page} quote={quote} number={number} />
    </section>
  );
}

function QuoteForm({ page, quote, number }: BlockProps) {
  const { language, csrf } = page.context;
  const id = `quote-${quote.key}`;
  const choices: readonly (readonly [QuoteConsent, string])[] = [
    ['named', pageText(language, 'quotes.choice.named', { by: quote.asNamed })],
    ['role-only', pageText(language, 'quotes.choice.role-only', { by: quote.asRole })],
    ['refused', pageText(language, 'quotes.choice.refused')],
  ];
  const describedBy = [
    ...(page.isOneOfFew ? [`${id}-hint`] : []),
    ...(quote.error ? [`${id}-error`] : []),
  ].join(' ');
  return (
    <form method="post" action={`/answer/quotes/${encodeURIComponent(quote.key)}`} novalidate>
      <input type="hidden" name="_csrf" value={csrf} />
      <input type="hidden" name="basis" value={String(quote.basis)} />
      <div class={`govuk-form-group ${quote.error ? 'govuk-form-group--error' : ''}`}>
        <fieldset class="govuk-fieldset" aria-describedby={describedBy || undefined}>
          <legend class="govuk-fieldset__legend xp-label">
            {pageText(language, 'quotes.question')}
            <span class="govuk-visually-hidden"> {number}</span>
          </legend>
          {page.isOneOfFew && (
            <div class="govuk-hint" id={`${id}-hint`}>
              {pageText(language, 'quotes.few')}
            </div>
          )}
          {quote.error && (
            <p class="govuk-error-message" id={`${id}-error`}>
              {quote.error}
            </p>
          )}
          <div class="govuk-radios">
            {choices.map(([consent, text], index) => (
              <div class="govuk-radios__item">
                <input
                  class="govuk-radios__input"
                  type="radio"
                  name="consent"
                  value={consent}
                  id={index === 0 ? id : `${id}-${consent}`}
                  checked={quote.choice === consent}
                />
                <label
                  class="govuk-label govuk-radios__label xp-own-text"
                  for={index === 0 ? id : `${id}-${consent}`}
                >
                  {text}
                </label>
              </div>
            ))}
          </div>
        </fieldset>
        <div class="xp-quote-text">
          <label class="govuk-label xp-label" for={`${id}-text`}>
            {pageText(language, 'quotes.text')}
            <span class="govuk-visually-hidden"> {number}</span>
          </label>
          <div class="govuk-hint" id={`${id}-text-hint`}>
            {pageText(language, 'quotes.textHint', { count: page.mostWords })}
          </div>
          <textarea
            class="govuk-textarea"
            id={`${id}-text`}
            name="text"
            rows={4}
            lang={quote.language ?? undefined}
            aria-describedby={`${id}-text-hint`}
          >
            {quote.text}
          </textarea>
        </div>
      </div>
      <button class="govuk-button">
        {pageText(language, 'quotes.save')}
        <span class="govuk-visually-hidden"> {number}</span>
      </button>
    </form>
  );
}
