import { ErrorSummary, type ErrorLine } from '../../pages/notices.js';
import { pageText } from '../../pages/page-text.js';
import type { StaffForm } from '../../pages/staff/staff-fields.js';
import { StaffFrame, type StaffContext } from '../../pages/staff/staff-frame.js';
import { ContactsFields } from './entity-parts.js';
import { ZoneList } from './field-lists.js';

export interface ContactsPageProps {
  readonly context: StaffContext;
  readonly path: string;
  readonly back: { readonly href: string; readonly text: string };
  readonly entityName: string;
  readonly revision: number;
  readonly form: StaffForm;
  readonly summary: readonly ErrorLine[];
  readonly lead: string | null;
}

/** The people of one entity, who can change at any time: whoever is new is invited, another address is another link. */
export function ContactsPage(props: ContactsPageProps) {
  const { context, form, summary } = props;
  const { language, csrf } = context;
  const title = pageText(language, 'contacts.title', { entity: props.entityName });
  return (
    <StaffFrame context={context} title={title} hasErrors={summary.length > 0} back={props.back}>
      <ErrorSummary language={language} lead={props.lead} errors={summary} />
      <h1 class="govuk-heading-l xp-own-text">{title}</h1>
      <p class="govuk-body">{pageText(language, 'contacts.lead')}</p>
      <form method="post" action={props.path} novalidate class="xp-staff-form">
        <button class="govuk-visually-hidden" name="_do" value="save" tabIndex={-1} aria-hidden="true" />
        <input type="hidden" name="_csrf" value={csrf} />
        <input type="hidden" name="_revision" value={props.revision} />
        <ZoneList />
        <div id="contacts" tabIndex={-1}>
          <ContactsFields form={form} list="contacts" />
        </div>
        <div class="xp-actions">
          <button class="govuk-button" name="_do" value="save" data-key="s">
            {pageText(language, 'contacts.save')}
          </button>
        </div>
      </form>
    </StaffFrame>
  );
}
