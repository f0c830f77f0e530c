import { textIn, type Language } from '../../language.js';
import { Layout } from '../../pages/layout.js';
import { pageText, type PageTextKey } from '../../pages/page-text.js';
import { publicReportPath, type DatedReport } from './public-report-page.js';

/** All published reports, window by window. */
export function PublicReportsPage(props: {
  readonly language: Language;
  readonly reports: readonly DatedReport[];
}) {
  const { language, reports } = props;
  const say = (key: PageTextKey, params = {}) => pageText(language, key, params);
  const windows = [...new Set(reports.map(({ window }) => window))];
  return (
    <Layout language={language} title={say('public.title')} languages={{ kind: 'links', path: '/reports' }}>
      <h1 class="govuk-heading-l">{say('public.title')}</h1>
      <p class="govuk-body-l">{say('public.lead')}</p>
      {reports.length === 0 && <p class="govuk-body">{say('public.none')}</p>}
      {windows.map((window) => (
        <section aria-labelledby={`window-${window}`}>
          <h2 class="govuk-heading-m" id={`window-${window}`}>
            {say('public.window', { window: String(window) })}
          </h2>
          <ul class="govuk-list govuk-list--spaced">
            {reports
              .filter((report) => report.window === window)
              .map((report) => (
                <li>
                  <ReportLine language={language} report={report} />
                </li>
              ))}
          </ul>
          <p class="govuk-body">
            <a class="govuk-link" href={`/follow?window=${window}&lang=${language}`}>
              {say('public.followWindow', { window: String(window) })}
            </a>
          </p>
        </section>
      ))}
    </Layout>
  );
}

function ReportLine({ language, report }: { readonly language: Language; readonly report: DatedReport }) {
  const { acronym, year, number, when } = report;
  const name = textIn(report.name, language);
  return (
    <>
      <a class="govuk-link" href={`${publicReportPath(report.code, year)}?lang=${language}`}>
        {pageText(language, 'public.reportTitle', { initiative: acronym, year: String(year) })}
      </a>
      <br />
      <span lang={name.language}>{name.text}</span>
      <br />
      <span class="xp-secondary">
        {number === 1
          ? pageText(language, 'public.when', { when })
          : pageText(language, 'public.corrected', { number, when })}
      </span>
    </>
  );
}
