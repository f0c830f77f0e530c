import { LANGUAGE_NAMES, pageText } from '../../pages/page-text.js';
import type { FindingPageProps } from './finding-page.js';
import { StaffForm, TextField } from './small-form.js';

/** The wording in four languages, the drafted words beside edited ones, and every edit there was. */
export function DraftWording(props: FindingPageProps & { readonly path: string }) {
  const { context, wording, path, errors } = props;
  const { language } = context;
  const messageAt = (id: string) => errors.find(({ href }) => href === `#${id}`)?.text ?? null;
  return (
    <section aria-labelledby="wording">
      <h2 class="govuk-heading-m" id="wording">
        {pageText(language, 'weigh.wording')}
      </h2>
      {wording.texts.some(({ isStale }) => isStale) && (
        <div class="govuk-inset-text">{pageText(language, 'weigh.wordingStale')}</div>
      )}
      {props.mayWord && (
        <StaffForm action={`${path}/wording`} csrf={context.csrf} revision={wording.edits}>
          <input type="hidden" name="factsHash" value={props.factsHash} />
          {wording.texts.map((one) => (
            <>
              <TextField
                id={`wording-${one.language}`}
                name={one.language}
                label={LANGUAGE_NAMES[one.language]}
                hint={
                  one.edited === null
                    ? pageText(language, 'weigh.asDrafted')
                    : pageText(language, one.isStale ? 'weigh.editedStale' : 'weigh.edited', {
                        drafted: one.drafted,
                      })
                }
                error={messageAt(`wording-${one.language}`)}
                value={one.typed}
                rows={3}
                lang={one.language}
              />
              {one.edited !== null && one.typed !== one.edited && (
                <p class="govuk-body xp-own-text" lang={one.language}>
                  {pageText(language, 'weigh.theirs', { text: one.edited })}
                </p>
              )}
            </>
          ))}
          <TextField
            id="wording-reason"
            name="reason"
            label={pageText(language, 'weigh.reason')}
            error={messageAt('wording-reason')}
            value={wording.reason}
            rows={2}
          />
          <p class="govuk-body">{pageText(language, 'weigh.wordingHint')}</p>
          <button class="govuk-button">{pageText(language, 'weigh.wordGo')}</button>
        </StaffForm>
      )}
      {wording.history.length > 0 && (
        <details class="govuk-details">
          <summary class="govuk-details__summary">
            <span class="govuk-details__summary-text">
              {pageText(language, 'weigh.history', { count: wording.history.length })}
            </span>
          </summary>
          <ul class="govuk-list govuk-details__text">
            {wording.history.map(({ said, text }) => (
              <li class="xp-own-text">
                <strong>{said}</strong>
                <br />
                {text}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
