import type { Language } from '../../language.js';
import { Layout } from '../../pages/layout.js';
import { pageText } from '../../pages/page-text.js';

export interface ArrivePageProps {
  readonly language: Language;
  /** Path of this page: `/r/` and the token. */
  readonly path: string;
  readonly name: string;
  readonly entityName: string;
  /** Name of the initiative and its language, which may not be the reader's. */
  readonly initiativeName: { readonly text: string; readonly language: Language };
  readonly acronym: string;
  readonly year: number;
  /** In words; null where the form takes no answers now. */
  readonly deadline: string | null;
  readonly officer: { readonly name: string; readonly email: string } | null;
}

/** P1: who is asked, for whom and about what, before anything happens. Opening it changes nothing: scanners do that. */
export function ArrivePage(props: ArrivePageProps) {
  const { language, name, entityName, acronym, initiativeName, officer } = props;
  const title = pageText(language, 'arrive.title', { initiative: acronym, entity: entityName });
  const other = initiativeName.language !== language;
  const rows = [
    [pageText(language, 'arrive.entity'), entityName],
    [pageText(language, 'arrive.name'), name],
    props.deadline === null
      ? [pageText(language, 'arrive.state'), pageText(language, 'arrive.closed')]
      : [pageText(language, 'arrive.deadline'), props.deadline],
  ];
  return (
    <Layout language={language} title={title} languages={{ kind: 'links', path: props.path }}>
      <p class="xp-caption">{pageText(language, 'arrive.greeting', { name })}</p>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body-l">
        {pageText(language, 'arrive.about', { entity: entityName, year: String(props.year) })}
      </p>
      <dl class="govuk-summary-list xp-facts">
        <div class="govuk-summary-list__row">
          <dt class="govuk-summary-list__key">{pageText(language, 'arrive.initiative')}</dt>
          <dd class="govuk-summary-list__value">
            {acronym} – <span lang={other ? initiativeName.language : undefined}>{initiativeName.text}</span>
          </dd>
        </div>
        {rows.map(([key, value]) => (
          <div class="govuk-summary-list__row">
            <dt class="govuk-summary-list__key">{key}</dt>
            <dd class="govuk-summary-list__value">{value}</dd>
          </div>
        ))}
      </dl>
      <form method="post" action={props.path}>
        <input type="hidden" name="language" value={language} />
        <button class="govuk-button">{pageText(language, 'arrive.continue')}</button>
      </form>
      <details class="govuk-details">
        <summary class="govuk-details__summary">
          <span class="govuk-details__summary-text">{pageText(language, 'arrive.notYou', { name })}</span>
        </summary>
        <div class="govuk-details__text">
          <p class="govuk-body">
            {officer
              ? pageText(language, 'arrive.notYouText', {
                  name,
                  officer: `${officer.name} (${officer.email})`,
                })
              : pageText(language, 'arrive.notYouNobody', { name })}
          </p>
        </div>
      </details>
      <p class="govuk-body-s xp-secondary">
        {pageText(language, 'arrive.shared', { leave: pageText(language, 'service.leave') })}
      </p>
    </Layout>
  );
}
