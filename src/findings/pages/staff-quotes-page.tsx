import type { Language } from '../../language.js';
import { pageText } from '../../pages/page-text.js';
import { ExerciseFrame, placePath, type ExerciseNamed } from '../../pages/staff/exercise-frame.js';
import type { StaffContext } from '../../pages/staff/staff-frame.js';
import type { Quote } from '../quote.js';

export interface StaffQuote {
  readonly entity: string;
  readonly text: string;
  readonly language: Language | null;
  /** Attribution as printed. */
  readonly by: string;
  readonly approval: Quote['approval'];
  readonly isOwn: boolean;
  readonly decided: string | null;
  /** Decided anew since the report was published: the next version follows. */
  readonly isChangedSince: boolean;
}

export interface StaffQuotesProps {
  readonly context: StaffContext;
  readonly exercise: ExerciseNamed;
  readonly quotes: readonly StaffQuote[];
}

/** Quotes with what their entities say of them: only approved ones are printed. */
export function StaffQuotesPage({ context, exercise, quotes }: StaffQuotesProps) {
  const { language } = context;
  return (
    <ExerciseFrame
      context={context}
      exercise={exercise}
      here="validation"
      title={pageText(language, 'val.quotes')}
    >
      <p class="govuk-body">
        <a class="govuk-link" href={placePath(exercise, 'validation')}>
          {pageText(language, 'val.backAll')}
        </a>
      </p>
      <p class="govuk-body">{pageText(language, 'val.quotesLead')}</p>
      {quotes.length === 0 && <div class="govuk-inset-text">{pageText(language, 'val.noQuotes')}</div>}
      {quotes.map((quote) => (
        <section class="xp-voice">
          <h2 class="govuk-heading-s xp-own-text">{quote.entity}</h2>
          <p class="govuk-body">
            <strong>{pageText(language, `quotes.state.${quote.approval}`)}</strong>
            {quote.decided && <> · {quote.decided}</>}
            {!quote.isOwn && <> · {pageText(language, 'val.quoteProposed')}</>}
          </p>
          {quote.isChangedSince && (
            <p class="govuk-body">
              <strong>{pageText(language, 'val.quoteChanged')}</strong>
            </p>
          )}
          <p class="govuk-body xp-own-text xp-said" lang={quote.language ?? undefined}>
            {quote.text}
          </p>
          <p class="govuk-body-s xp-secondary xp-own-text">{quote.by}</p>
        </section>
      ))}
    </ExerciseFrame>
  );
}
