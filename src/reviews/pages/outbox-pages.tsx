import { pageText } from '../../pages/page-text.js';
import { Paging, type PagingProps } from './paging.js';
import { StateTag } from './state-tag.js';
import { StaffFrame, type StaffContext } from './staff-frame.js';

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
      {mails.length === 0 ? (
        <p class="govuk-body">{pageText(language, 'staff.outboxNone')}</p>
      ) : (
        <div class="xp-scroll" tabIndex={0} role="region" aria-label={title}>
          <table class="govuk-table">
            <thead class="govuk-table__head">
              <tr>
                {columns.map((key) => (
                  <th scope="col" class="govuk-table__header">
                    {pageText(language, key)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody class="govuk-table__body">
              {mails.map((mail) => (
                <tr class="govuk-table__row">
                  <th scope="row" class="govuk-table__header">
                    {context.mayReadMails ? (
                      <a class="govuk-link" href={`/staff/outbox/${mail.id}`}>
                        {mail.to || pageText(language, 'staff.mailShow')}
                      </a>
                    ) : (
                      mail.to
                    )}
                  </th>
                  <td class="govuk-table__cell">{mail.kind}</td>
                  <td class="govuk-table__cell">
                    <StateTag language={language} state={mail.state} />
                  </td>
                  <td class="govuk-table__cell xp-own-text">{mail.serverWords ?? '–'}</td>
                  <td class="govuk-table__cell">{mail.when}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Paging {...props.paging} />
    </StaffFrame>
  );
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
