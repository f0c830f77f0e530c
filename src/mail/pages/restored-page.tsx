import { RadioField } from '../../accounts/pages/fields.js';
import { momentText } from '../../pages/deadline.js';
import { ErrorSummary, Notice } from '../../pages/notices.js';
import { isPageTextKey, pageText } from '../../pages/page-text.js';
import { StaffFrame, type StaffContext } from '../../pages/staff/staff-frame.js';
import { StaffTable } from '../../pages/staff/staff-table.js';
import type { RestoredState } from '../restored-reading.service.js';

interface RestoredProps {
  readonly context: StaffContext;
  readonly state: RestoredState;
}

/** Where this instance comes from, what waits in it, and what a manager says about that. */
export function RestoredPage(props: RestoredProps & { readonly isUnchosen: boolean }) {
  const { context, state, isUnchosen } = props;
  const { language } = context;
  const { confirmedAt, caughtUpAt } = state.restoration;
  const title = pageText(language, 'restored.title');
  const error = isUnchosen && !confirmedAt ? pageText(language, 'restored.choose') : null;
  return (
    <StaffFrame context={context} title={title} hasErrors={error !== null}>
      {confirmedAt && <Confirmed {...props} />}
      <ErrorSummary language={language} errors={error ? [{ text: error, href: '#mails' }] : []} />
      <h1 class="govuk-heading-l">{title}</h1>
      <Origin {...props} />
      <p class="govuk-body">{pageText(language, 'restored.lead')}</p>
      {!confirmedAt && (
        <>
          <Waiting {...props} />
          <h2 class="govuk-heading-m">{pageText(language, 'restored.confirm')}</h2>
          <div class="govuk-inset-text xp-warning">
            <strong>{pageText(language, 'restored.warning')}</strong>
          </div>
          {caughtUpAt ? (
            <ConfirmForm {...props} error={error} />
          ) : (
            <p class="govuk-body">{pageText(language, 'restored.catchingUp')}</p>
          )}
        </>
      )}
    </StaffFrame>
  );
}

function Confirmed({ context: { language }, state }: RestoredProps) {
  const { confirmedAt, heldBack } = state.restoration;
  const who = state.confirmedBy;
  const when = `${momentText(language, confirmedAt ?? '', 'UTC')} UTC`;
  return (
    <Notice language={language} done>
      <p class="govuk-notification-banner__heading">
        {who === null
          ? pageText(language, 'restored.confirmedBefore')
          : pageText(language, 'restored.confirmed', { who, when })}
      </p>
      <p class="govuk-body">{pageText(language, 'restored.heldBack', { count: heldBack ?? 0 })}</p>
    </Notice>
  );
}

function Origin({ context: { language }, state }: RestoredProps) {
  const { backupAt, restoredAt, source } = state.restoration;
  const moment = (instant: string) => `${momentText(language, instant, 'UTC')} UTC`;
  const rows = [
    ['restored.backupAt', moment(backupAt)],
    ['restored.source', source],
    ['restored.restoredAt', moment(restoredAt)],
  ] as const;
  return (
    <dl class="govuk-summary-list">
      {rows.map(([key, value]) => (
        <div class="govuk-summary-list__row">
          <dt class="govuk-summary-list__key">{pageText(language, key)}</dt>
          <dd class="govuk-summary-list__value xp-breakable">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Waiting({ context: { language }, state: { mails, due } }: RestoredProps) {
  const columns = ['restored.kind', 'restored.earlier', 'restored.since'] as const;
  const kindText = (kind: string) => {
    const key = `mailKind.${kind}`;
    return isPageTextKey(key) ? pageText(language, key) : kind;
  };
  return (
    <>
      <h2 class="govuk-heading-m">{pageText(language, 'restored.waits')}</h2>
      {due > 0 && <p class="govuk-body">{pageText(language, 'restored.due', { count: due })}</p>}
      {mails.length === 0 ? (
        <p class="govuk-body">{pageText(language, 'restored.nothing')}</p>
      ) : (
        <>
          <p class="govuk-body">{pageText(language, 'restored.some')}</p>
          <StaffTable
            caption={pageText(language, 'restored.waits')}
            columns={columns.map((key) => pageText(language, key))}
            rows={mails.map(({ kind, earlier, since }) => [kindText(kind), earlier, since])}
          />
          <p class="govuk-body">
            <a class="govuk-link xp-page-link" href="/staff/outbox">
              {pageText(language, 'restored.outbox')}
            </a>
          </p>
        </>
      )}
    </>
  );
}

/** Where no mail may have been sent already, there is nothing to choose. */
function ConfirmForm({ context, state, error }: RestoredProps & { readonly error: string | null }) {
  const { language, csrf } = context;
  const choices = (['send', 'hold-back'] as const).map((value) => ({
    value,
    text: pageText(language, value === 'send' ? 'restored.send' : 'restored.holdBack'),
    hint: pageText(language, value === 'send' ? 'restored.sendHint' : 'restored.holdBackHint'),
  }));
  return (
    <form method="post" action="/staff/restored">
      <input type="hidden" name="_csrf" value={csrf} />
      {state.mails.some(({ earlier }) => earlier > 0) ? (
        <RadioField
          name="mails"
          legend={pageText(language, 'restored.what')}
          value={null}
          choices={choices}
          error={error}
        />
      ) : (
        <input type="hidden" name="mails" value="send" />
      )}
      <button class="govuk-button">{pageText(language, 'restored.go')}</button>
    </form>
  );
}
