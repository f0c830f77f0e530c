import type { Language } from '../../language.js';
import { ErrorSummary, Notice, type ErrorLine } from '../../pages/notices.js';
import { pageText } from '../../pages/page-text.js';
import { PartnerFrame, type PartnerContext } from '../../responses/pages/partner-frame.js';
import { FORM_ID } from '../../responses/pages/section-page.js';
import type { NamedCount } from '../partner-finding.js';
import { ReactionFields, type ShownReaction } from './reaction-fields.js';

export interface ShownFinding {
  readonly name: string;
  readonly label: string;
  readonly statement: string;
  readonly counts: readonly NamedCount[];
  readonly pips: readonly { readonly holds: boolean | null; readonly text: string }[];
  readonly divergent: boolean;
  readonly reaction: ShownReaction;
}

export interface FindingsSectionProps {
  readonly context: PartnerContext;
  readonly section: string;
  readonly title: string;
  readonly position: number;
  readonly count: number;
  readonly isOpen: boolean;
  readonly until: string | null;
  readonly findings: readonly ShownFinding[];
  /** What was done, in words. */
  readonly notice: string | null;
  readonly summary: readonly ErrorLine[];
}

/** P9: the findings of one section, each with what the entity says of it. */
export function FindingsSectionPage(props: FindingsSectionProps) {
  const { context, section, title, isOpen } = props;
  const { language, csrf } = context;
  const path = `/answer/findings/${section}`;
  const findings = props.findings.map((finding) => (
    <section class="xp-question" id={`f-${finding.name}`} tabIndex={-1} aria-labelledby={`t-${finding.name}`}>
      <FindingBody language={language} finding={finding} />
      <ReactionFields
        language={language}
        name={finding.name}
        label={finding.label}
        reaction={finding.reaction}
        isOpen={isOpen}
      />
    </section>
  ));
  return (
    <PartnerFrame
      context={context}
      title={title}
      path={path}
      hasErrors={props.summary.length > 0}
      back={{ href: '/answer/findings', text: pageText(language, 'agree.back') }}
      {...(isOpen ? { languages: { kind: 'form', formId: FORM_ID } as const } : {})}
    >
      <ErrorSummary
        language={language}
        errors={props.summary}
        lead={isOpen ? pageText(language, 'agree.othersSaved') : null}
      />
      {props.notice && (
        <Notice language={language} done>
          <p class="govuk-notification-banner__heading">{props.notice}</p>
        </Notice>
      )}
      <p class="xp-caption">
        {pageText(language, 'agree.caption', { position: props.position, count: props.count })}
      </p>
      <h1 class="govuk-heading-l xp-title">{title}</h1>
      <p class="govuk-body">
        {isOpen && props.until !== null
          ? pageText(language, 'agree.howSaved', { deadline: props.until })
          : pageText(language, 'agree.readOnly')}
      </p>
      {isOpen ? (
        <form id={FORM_ID} method="post" action={path} novalidate>
          <input type="hidden" name="_csrf" value={csrf} />
          {findings}
          <div class="xp-actions">
            <button class="govuk-button" name="_go" value="continue">
              {pageText(language, 'agree.save')}
            </button>
            <button class="govuk-button govuk-button--secondary" name="_go" value="later">
              {pageText(language, 'agree.saveLater')}
            </button>
          </div>
        </form>
      ) : (
        findings
      )}
    </PartnerFrame>
  );
}

/** What is said, who says so, and how firm that is. */
function FindingBody({ language, finding }: { readonly language: Language; readonly finding: ShownFinding }) {
  return (
    <>
      <h2 class="govuk-heading-m" id={`t-${finding.name}`}>
        {finding.label}
      </h2>
      <p class="govuk-body-l xp-own-text">{finding.statement}</p>
      {finding.divergent && <p class="govuk-body">{pageText(language, 'agree.divergent')}</p>}
      {(finding.counts.length > 0 || finding.pips.length > 0) && (
        <details class="govuk-details">
          <summary class="govuk-details__summary">
            <span class="govuk-details__summary-text">{pageText(language, 'agree.who')}</span>
          </summary>
          <div class="govuk-details__text">
            <ul class="govuk-list">
              {finding.counts.map((line) => (
                <li>
                  <strong>{countText(language, line)}</strong>: <span class="xp-own-text">{line.names}</span>
                </li>
              ))}
            </ul>
            {finding.pips.length > 0 && (
              <p class="govuk-body">
                {pageText(language, 'agree.evidence', {
                  facts: finding.pips.map(({ text }) => text).join(' · '),
                })}
              </p>
            )}
          </div>
        </details>
      )}
    </>
  );
}

function countText(language: Language, { kind, count, total, degree }: NamedCount): string {
  if (kind === 'degree' || kind === 'seen')
    return pageText(language, `agree.count.${kind}`, { degree: degree ?? '' });
  return pageText(language, `agree.count.${kind}`, { count, total });
}
