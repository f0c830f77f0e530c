import type { Language } from '../../language.js';
import { isPageTextKey, pageText } from '../../pages/page-text.js';
import { Paging, type PagingProps } from '../../pages/staff/paging.js';
import { StateTag } from '../../pages/staff/state-tag.js';
import { StaffTable } from '../../pages/staff/staff-table.js';
import { StaffFrame, type StaffContext } from '../../pages/staff/staff-frame.js';

export interface ListedMail {
  readonly id: string;
  readonly to: string;
  readonly kind: string;
  readonly state: string;
  readonly serverWords: string | null;
  /** In words. */
  readonly when: string;
}

/** Every mail the service has written, with its state and what the mail server said. */
export function OutboxPage(props: {
  readonly context: StaffContext;
  readonly mails: readonly ListedMail[];
  /** There is no mail server: mails are kept here and nothing is sent. */
  readonly kept: boolean;
  readonly paging: PagingProps;
}) {
  const { context, mails } = props;
  const { language } = context;
  const title = pageText(language, 'staff.outbox');
  const columns = [
    'staff.mailTo',
    'staff.mailKind',
    'staff.state',
    'staff.mailWords',
    'staff.mailWhen',
  ] as const;
  return (
    <StaffFrame context={context} title={title}>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">{pageText(language, 'staff.outboxLead')}</p>
      <p class="govuk-body">
        <a class="govuk-link xp-page-link" href="/staff/messages">
          {pageText(language, 'messages.title')}
        </a>
      </p>
      {props.kept && <div class="govuk-inset-text">{pageText(language, 'staff.outboxKept')}</div>}
      {mails.length === 0 ? (
        <p class="govuk-body">{pageText(language, 'staff.outboxNone')}</p>
      ) : (
        <StaffTable
          caption={title}
          columns={columns.map((key) => pageText(language, key))}
          rows={mails.map((mail) => [
            // Without an address the person has been erased, or is nobody's business: there is nothing to be read.
            context.mayReadMails && mail.to ? (
              <a class="govuk-link" href={`/staff/outbox/${mail.id}`}>
                {mail.to}
              </a>
            ) : (
              mail.to || '–'
            ),
            kindText(language, mail.kind),
            <StateTag language={language} state={mail.state} />,
            <span class="xp-own-text">{mail.serverWords ?? '–'}</span>,
            mail.when,
          ])}
        />
      )}
      <Paging {...props.paging} />
    </StaffFrame>
  );
}

function kindText(language: Language, kind: string): string {
  const key = `mailKind.${kind}`;
  return isPageTextKey(key) ? pageText(language, key) : kind;
}

/** One mail as plain text: what was sent, with its personal link. */
export function MailPage(props: {
  readonly context: StaffContext;
  readonly mail: ListedMail & { readonly subject: string; readonly text: string };
}) {
  const { context, mail } = props;
  const { language } = context;
  return (
    <StaffFrame
      context={context}
      title={mail.subject}
      back={{ href: '/staff/outbox', text: pageText(language, 'staff.backOutbox') }}
    >
      <h1 class="govuk-heading-l">{mail.subject}</h1>
      <p class="govuk-body">
        <StateTag language={language} state={mail.state} /> {pageText(language, 'staff.mailTo')}: {mail.to} ·{' '}
        {mail.when}
      </p>
      {mail.serverWords && (
        <p class="govuk-body xp-own-text">
          {pageText(language, 'staff.mailWords')}: {mail.serverWords}
        </p>
      )}
      <div class="xp-mail-text xp-own-text">{mail.text}</div>
    </StaffFrame>
  );
}
