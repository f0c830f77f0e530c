import { LANGUAGES, textIn, type Language } from '../../language.js';
import { Layout } from '../../pages/layout.js';
import { LANGUAGE_NAMES, pageText, type PageTextKey } from '../../pages/page-text.js';
import type { NamedReport } from '../published-reports.service.js';
import type { ReportHeadline } from '../report-headline.js';

/** Address of a published report, for anybody. */
export function publicReportPath(code: string, year: string | number): string {
  return `/reports/${encodeURIComponent(code)}/${encodeURIComponent(year)}`;
}

/** A report with the day of its publication in words. */
export type DatedReport = NamedReport & { readonly when: string };

/** A published report in short, and the whole of it to read and to keep. */
export function PublicReportPage(props: {
  readonly language: Language;
  readonly report: DatedReport & { readonly headline: ReportHeadline };
}) {
  const { language, report } = props;
  const { acronym, year, headline, number } = report;
  const say = (key: PageTextKey, params = {}) => pageText(language, key, params);
  const path = publicReportPath(report.code, year);
  const href = (one: Language, format: string) => `${path}/report?language=${one}&format=${format}`;
  const name = textIn(report.name, language);
  return (
    <Layout
      language={language}
      title={say('public.reportTitle', { initiative: acronym, year: String(year) })}
      languages={{ kind: 'links', path }}
      before={<BackToReports language={language} />}
    >
      <p class="xp-caption">
        {say('public.caption', { initiative: acronym, year: String(year), window: String(report.window) })}
      </p>
      <h1 class="govuk-heading-l">{headline.title}</h1>
      <p class="govuk-body-l" lang={name.language}>
        {name.text}
      </p>
      {headline.notices.map(({ title, text }) => (
        <div class="govuk-inset-text">
          <strong>{title}</strong> {text}
        </div>
      ))}
      {headline.keyFindings.length > 0 && (
        <>
          <h2 class="govuk-heading-m">{say('public.findings')}</h2>
          <dl class="govuk-body xp-pairs">
            {headline.keyFindings.map(({ heading, text }) => (
              <>
                <dt>{heading}</dt>
                <dd>{text}</dd>
              </>
            ))}
          </dl>
        </>
      )}
      <p class="govuk-body">
        {number === 1
          ? say('public.when', { when: report.when })
          : say('public.corrected', { number, when: report.when })}
      </p>
      {number > 1 && report.note && <div class="govuk-inset-text xp-own-text">{report.note}</div>}
      <p>
        <a class="govuk-button" href={href(language, 'html')} role="button" draggable={false}>
          {say('public.read')}
        </a>
      </p>
      <h2 class="govuk-heading-m">{say('public.download')}</h2>
      <ul class="govuk-list">
        {LANGUAGES.map((one) => (
          <li lang={one}>
            <a class="govuk-link" href={href(one, 'pdf')} hreflang={one}>
              {LANGUAGE_NAMES[one]} (PDF)
            </a>
          </li>
        ))}
      </ul>
      <h2 class="govuk-heading-m">{say('public.follow')}</h2>
      <p class="govuk-body">{say('public.followText')}</p>
      <p class="govuk-body">
        <a class="govuk-link" href={`/follow?initiative=${encodeURIComponent(report.code)}&lang=${language}`}>
          {say('public.followInitiative', { initiative: acronym })}
        </a>
      </p>
    </Layout>
  );
}

/** In place of a report that is served no longer: since when, and why. */
export function WithdrawnReportPage(props: {
  readonly language: Language;
  readonly code: string;
  readonly year: string;
  readonly when: string;
  readonly why: string;
}) {
  const { language, code, year } = props;
  const title = pageText(language, 'public.withdrawn');
  return (
    <Layout
      language={language}
      title={title}
      languages={{ kind: 'links', path: publicReportPath(code, year) }}
      before={<BackToReports language={language} />}
    >
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body-l">
        {pageText(language, 'public.withdrawnText', { code, year, when: props.when })}
      </p>
      <div class="govuk-inset-text xp-own-text">{props.why}</div>
    </Layout>
  );
}

function BackToReports({ language }: { readonly language: Language }) {
  return (
    <a class="govuk-back-link" href={`/reports?lang=${language}`}>
      {pageText(language, 'public.all')}
    </a>
  );
}
