import type { Language } from '../../language.js';
import { ErrorSummary, Notice } from '../../pages/notices.js';
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
  /** Starred passages of which nobody has been asked; empty for who only reads. */
  readonly exemplars: readonly ShownExemplar[];
  readonly mayAct: boolean;
  /** What was done, and the passage whose question can be taken back. */
  readonly notice: { readonly text: string; readonly undo: string | null } | null;
  readonly trouble: string | null;
}

export interface ShownExemplar {
  readonly id: string;
  readonly entity: string;
  readonly text: string;
  readonly language: Language | null;
}

/** Quotes with what their entities say of them: only approved ones are printed. */
export function StaffQuotesPage(props: StaffQuotesProps) {
  const { context, exercise, quotes, notice, trouble } = props;
  const { language, csrf } = context;
  const path = `${placePath(exercise, 'validation')}/quotes`;
  return (
    <ExerciseFrame
      context={context}
      exercise={exercise}
      here="validation"
      title={pageText(language, 'val.quotes')}
      hasErrors={trouble !== null}
    >
      <ErrorSummary language={language} errors={trouble ? [{ text: trouble, href: null }] : []} />
      {notice && (
        <Notice language={language} done>
          <p class="govuk-notification-banner__heading">{notice.text}</p>
          {notice.undo && (
            <form method="post" action={`${path}/take-back`}>
              <input type="hidden" name="_csrf" value={csrf} />
              <input type="hidden" name="passage" value={notice.undo} />
              <button class="govuk-button govuk-button--secondary" data-key="u">
                {pageText(language, 'val.undo')}
              </button>
            </form>
          )}
        </Notice>
      )}
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
      {props.mayAct && <Exemplars {...props} path={path} />}
    </ExerciseFrame>
  );
}

/** Passages starred while coding: each can be asked about. */
function Exemplars({ context, exemplars, path }: StaffQuotesProps & { readonly path: string }) {
  const { language, csrf } = context;
  return (
    <>
      <h2 class="govuk-heading-m">{pageText(language, 'val.exemplars')}</h2>
      <p class="govuk-body">
        {pageText(language, exemplars.length > 0 ? 'val.exemplarsLead' : 'val.noExemplars')}
      </p>
      {exemplars.map(({ id, entity, text, language: written }) => (
        <section class="xp-voice" aria-labelledby={`e-${id}`}>
          <h3 class="govuk-heading-s xp-own-text" id={`e-${id}`}>
            {entity}
          </h3>
          <p class="govuk-body xp-own-text xp-said" lang={written ?? undefined}>
            {text}
          </p>
          <form method="post" action={path}>
            <input type="hidden" name="_csrf" value={csrf} />
            <input type="hidden" name="passage" value={id} />
            <button class="govuk-button govuk-button--secondary" aria-describedby={`e-${id}`}>
              {pageText(language, 'val.exemplarGo')}
            </button>
          </form>
        </section>
      ))}
    </>
  );
}
