import { LANGUAGES } from '../../language.js';
import { LANGUAGE_NAMES, pageText } from '../../pages/page-text.js';
import { PartnerFrame, type PartnerContext } from '../../responses/pages/partner-frame.js';

/** P10: the published report for reading and downloading, or why there is none. */
export function PartnerReportPage(props: {
  readonly context: PartnerContext;
  readonly report: {
    readonly number: number;
    readonly isWithdrawn: boolean;
    readonly withdrawnWhy: string;
    readonly when: string;
  } | null;
}) {
  const { context, report } = props;
  const { language, initiative, year } = context;
  const title = pageText(language, 'report.partner.title', { initiative, year: String(year) });
  const href = (one: string, format: string) => `/answer/report/file?language=${one}&format=${format}`;
  return (
    <PartnerFrame
      context={context}
      title={title}
      path="/answer/report"
      back={{ href: '/answer/sections', text: pageText(language, 'section.back') }}
    >
      <h1 class="govuk-heading-l">{title}</h1>
      {report === null && <p class="govuk-body-l">{pageText(language, 'report.partner.none')}</p>}
      {report?.isWithdrawn && (
        <div class="govuk-inset-text">
          <p>{pageText(language, 'report.partner.withdrawn')}</p>
          <p class="xp-own-text">{report.withdrawnWhy}</p>
        </div>
      )}
      {report && !report.isWithdrawn && (
        <>
          <p class="govuk-body-l">
            {pageText(language, 'report.partner.version', { number: report.number, when: report.when })}
          </p>
          <p>
            <a class="govuk-button" href={href(language, 'html')} role="button" draggable={false}>
              {pageText(language, 'report.partner.read')}
            </a>
          </p>
          <h2 class="govuk-heading-m">{pageText(language, 'report.partner.download')}</h2>
          <ul class="govuk-list">
            {LANGUAGES.map((one) => (
              <li lang={one}>
                <a class="govuk-link xp-page-link" href={href(one, 'pdf')}>
                  {LANGUAGE_NAMES[one]} (PDF)
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      <h2 class="govuk-heading-m">{pageText(language, 'agree.more')}</h2>
      <ul class="govuk-list">
        {(
          [
            ['/answer/quotes', 'report.partner.quotes'],
            ['/answer/findings', 'agree.title'],
            ['/answer/check', 'agree.toAnswers'],
          ] as const
        ).map(([to, text]) => (
          <li>
            <a class="govuk-link xp-page-link" href={to}>
              {pageText(language, text)}
            </a>
          </li>
        ))}
      </ul>
    </PartnerFrame>
  );
}
