import { ErrorSummary, type ErrorLine } from '../../pages/notices.js';
import { pageText } from '../../pages/page-text.js';
import type { StaffForm } from '../../pages/staff/staff-fields.js';
import { StaffFrame, type StaffContext } from '../../pages/staff/staff-frame.js';
import { AboutPart, MoneyPart, PeoplePart, TargetsPart } from './initiative-parts.js';
import { EntitiesPart } from './entity-parts.js';
import { FieldLists } from './field-lists.js';

export interface InitiativeFormPageProps {
  readonly context: StaffContext;
  /** Where the form goes. */
  readonly path: string;
  readonly back: { readonly href: string; readonly text: string };
  /** Null for a new one, whose code can still be chosen. */
  readonly code: string | null;
  readonly title: string;
  /** The one the form is based on; null for a new one. */
  readonly revision: number | null;
  readonly form: StaffForm;
  readonly summary: readonly ErrorLine[];
  readonly lead: string | null;
}

const PARTS = ['about', 'money', 'targets', 'officer', 'entities'] as const;

/** An initiative as one plain form: every part in sight, saved at once; more room is asked for without losing anything. */
export function InitiativeFormPage(props: InitiativeFormPageProps) {
  const { context, form, summary } = props;
  const { language, csrf } = context;
  return (
    <StaffFrame context={context} title={props.title} hasErrors={summary.length > 0} back={props.back}>
      <ErrorSummary language={language} lead={props.lead} errors={summary} />
      <h1 class="govuk-heading-l">{props.title}</h1>
      <p class="govuk-body">{pageText(language, 'form.lead')}</p>
      <nav aria-label={pageText(language, 'form.parts')}>
        <ul class="govuk-list xp-inline-list">
          {PARTS.map((part) => (
            <li>
              <a class="govuk-link xp-page-link" href={`#part-${part}`}>
                {pageText(language, `form.part.${part}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <form method="post" action={props.path} novalidate class="xp-staff-form">
        {/* The Enter key presses a form's first button: this one saves. */}
        <button class="govuk-visually-hidden" name="_do" value="save" tabIndex={-1} aria-hidden="true" />
        <input type="hidden" name="_csrf" value={csrf} />
        {props.revision !== null && <input type="hidden" name="_revision" value={props.revision} />}
        {props.code !== null && <input type="hidden" name="code" value={props.code} />}
        <FieldLists language={language} />
        <AboutPart form={form} isNew={props.code === null} />
        <MoneyPart form={form} />
        <TargetsPart form={form} />
        <PeoplePart form={form} />
        <EntitiesPart form={form} />
        <div class="xp-actions">
          <button class="govuk-button" name="_do" value="save" data-key="s">
            {pageText(language, 'form.save')}
          </button>
        </div>
      </form>
    </StaffFrame>
  );
}
