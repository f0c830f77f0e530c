import { pageText } from '../../pages/page-text.js';
import { PartnerFrame, type PartnerContext } from './partner-frame.js';
import { ReopenForm } from './reopen-form.js';

export interface SubmittedPageProps {
  readonly context: PartnerContext;
  readonly reference: string;
  readonly submittedBy: string;
  /** In words. */
  readonly submittedWhen: string;
  readonly accepted: boolean;
  /** The report is out. */
  readonly published: boolean;
  /** It can still be taken back, changed and submitted again. */
  readonly canReopen: boolean;
}

/** P6: the reference, what happens next, and a copy to keep. */
export function SubmittedPage(props: SubmittedPageProps) {
  const { context } = props;
  const { language, entityName } = context;
  const title = pageText(language, 'submitted.title');
  return (
    <PartnerFrame context={context} title={title} path="/answer/submitted">
      <div class="govuk-panel govuk-panel--confirmation">
        <h1 class="govuk-panel__title">{title}</h1>
        <div class="govuk-panel__body">
          {pageText(language, 'submitted.reference')}
          <br />
          <strong class="xp-reference">{props.reference}</strong>
        </div>
      </div>
      <p class="govuk-body">
        {pageText(language, 'submitted.when', {
          when: props.submittedWhen,
          name: props.submittedBy,
          entity: entityName,
        })}
      </p>
      <p>
        <a class="govuk-button" href="/answer/copy.pdf" role="button" draggable={false}>
          {pageText(language, 'submitted.copy')}
        </a>
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href="/answer/check">
          {pageText(language, 'sections.read')}
        </a>
      </p>
      <h2 class="govuk-heading-m">{pageText(language, 'submitted.next')}</h2>
      {props.accepted ? (
        <p class="govuk-body">{pageText(language, 'submitted.accepted')}</p>
      ) : (
        <p class="govuk-body">{pageText(language, 'submitted.nextReview')}</p>
      )}
      <p class="govuk-body">
        {pageText(language, 'submitted.nextFindings')}{' '}
        <a class="govuk-link" href="/answer/findings">
          {pageText(language, 'agree.title')}
        </a>
      </p>
      <p class="govuk-body">
        {props.published ? (
          <a class="govuk-link" href="/answer/report">
            {pageText(language, 'report.partner.read')}
          </a>
        ) : (
          pageText(language, 'submitted.nextReport')
        )}
      </p>
      {props.canReopen && <ReopenForm context={context} />}
    </PartnerFrame>
  );
}
