import { pageText } from '../../pages/page-text.js';
import { StaffFrame, type StaffContext } from '../../pages/staff/staff-frame.js';
import { exercisePath, initiativePath } from '../../pages/staff/staff-paths.js';
import { StaffTable } from '../../pages/staff/staff-table.js';
import { BlockView } from '../../reports/html/block-view.js';
import type { ShownBecame, ShownPair, ShownSection, ShownYear } from '../over-years-view.js';
import { ChangeMark } from './change-mark.js';

export interface OverYearsPageProps {
  readonly context: StaffContext;
  readonly initiative: { readonly code: string; readonly acronym: string };
  readonly years: readonly { readonly year: number; readonly isDraft: boolean }[];
  /** Years whose report was withdrawn. */
  readonly withdrawn: readonly number[];
  /** Null as long as there is nothing to compare. */
  readonly pair: ShownPair | null;
  readonly sections: readonly ShownSection[];
  readonly became: readonly ShownBecame[];
}

/** The findings of all exercises of an initiative side by side, and what became of its perspectives. */
export function OverYearsPage(props: OverYearsPageProps) {
  const { context, initiative, years, withdrawn } = props;
  const { language } = context;
  const title = pageText(language, 'overYears.title', { acronym: initiative.acronym });
  const draft = years.find(({ isDraft }) => isDraft);
  return (
    <StaffFrame
      context={context}
      title={title}
      back={{ href: initiativePath(initiative.code), text: initiative.acronym }}
    >
      <p class="xp-secondary govuk-body xp-over-title">{initiative.code}</p>
      <h1 class="govuk-heading-l xp-own-text">{title}</h1>
      {withdrawn.map((year) => (
        <div class="govuk-inset-text">
          {pageText(language, 'overYears.withdrawn', { year: String(year) })}
        </div>
      ))}
      {years.length < 2 ? (
        <p class="govuk-body">{pageText(language, years.length === 0 ? 'overYears.none' : 'years.first')}</p>
      ) : (
        <p class="govuk-body-l">{pageText(language, 'overYears.lead')}</p>
      )}
      {draft && years.length > 1 && (
        <div class="govuk-inset-text">
          {pageText(language, 'overYears.draft', { year: String(draft.year) })}
        </div>
      )}
      <Chart {...props} />
      {years.length > 1 && props.sections.map((section) => <Section {...props} section={section} />)}
      {props.became.map((became) => (
        <Became language={language} became={became} />
      ))}
    </StaffFrame>
  );
}

function Chart(props: OverYearsPageProps) {
  const { context, initiative, pair, years } = props;
  const { language } = context;
  if (!pair) return null;
  const path = `${initiativePath(initiative.code)}/years`;
  const title = pageText(language, 'overYears.chart', { from: String(pair.from), to: String(pair.to) });
  return (
    <section aria-labelledby="chart">
      <h2 class="govuk-heading-m" id="chart">
        {title}
      </h2>
      {years.length > 2 && (
        <nav class="xp-places" aria-label={pageText(language, 'overYears.pairs')}>
          <ul class="xp-places__list">
            {years.slice(1).map(({ year }, i) => (
              <li>
                <a
                  class="govuk-link"
                  href={`${path}?to=${year}#chart`}
                  aria-current={year === pair.to ? 'true' : undefined}
                >
                  {years[i]!.year} → {year}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {pair.figure ? (
        <div class="xp-report">
          <BlockView block={pair.figure} id="slope" />
        </div>
      ) : (
        <p class="govuk-body">{pageText(language, 'overYears.noChart')}</p>
      )}
      {pair.rows.length > 0 && (
        <details class="govuk-details">
          <summary class="govuk-details__summary">
            <span class="govuk-details__summary-text">{pageText(language, 'overYears.asTable')}</span>
          </summary>
          <div class="govuk-details__text">
            <StaffTable
              caption={title}
              columns={[
                pageText(language, 'overYears.finding'),
                String(pair.from),
                String(pair.to),
                pageText(language, 'overYears.change'),
              ]}
              rows={pair.rows}
            />
          </div>
        </details>
      )}
      <p class="govuk-body xp-staff-actions">
        {pair.figure && (
          <a class="govuk-link xp-page-link" href={`${path}/chart.svg?to=${pair.to}`}>
            {pageText(language, 'overYears.svg')}
          </a>
        )}
        <a class="govuk-link xp-page-link" href={`${path}/table.csv`}>
          {pageText(language, 'overYears.csv')}
        </a>
      </p>
    </section>
  );
}

function Section(props: OverYearsPageProps & { readonly section: ShownSection }) {
  const { context, initiative, years, section } = props;
  const { language } = context;
  const heading = `s-${section.id}`;
  return (
    <section aria-labelledby={heading}>
      <h2 class="govuk-heading-m" id={heading}>
        {section.title}
      </h2>
      <StaffTable
        caption={section.title}
        columns={[pageText(language, 'overYears.finding'), ...years.map(({ year }) => String(year))]}
        rows={section.rows.map(({ label, id, years: said }) => [
          <span id={id}>{label}</span>,
          ...said.map((one) => <Cell year={one} />),
        ])}
      />
      <p class="govuk-body">
        {years.map(({ year }) => (
          <>
            <a class="govuk-link xp-page-link" href={`${exercisePath(initiative.code, year)}/findings`}>
              {pageText(language, 'overYears.toFindings', { year: String(year) })}
              <span class="govuk-visually-hidden"> – {section.title}</span>
            </a>{' '}
          </>
        ))}
      </p>
    </section>
  );
}

function Cell({ year: { said, counts, change } }: { readonly year: ShownYear }) {
  return (
    <div class="xp-year">
      <p class={counts.length > 0 ? 'xp-label' : 'xp-own-text'}>{said}</p>
      {counts.length > 0 && <p>{counts.join(' · ')}</p>}
      {change && (
        <p class={`xp-change xp-change--${change.change}`}>
          <ChangeMark change={change.change} /> {change.word}
        </p>
      )}
      {change?.notes.map((note) => (
        <p class="xp-secondary">{note}</p>
      ))}
    </div>
  );
}

function Became({
  language,
  became: { asked, reported, rows },
}: {
  readonly language: StaffContext['language'];
  readonly became: ShownBecame;
}) {
  const title = pageText(language, 'overYears.became', {
    reported: reported === null ? 'none' : String(reported),
    asked: String(asked),
  });
  return (
    <section aria-labelledby={`became-${asked}`}>
      <h2 class="govuk-heading-m" id={`became-${asked}`}>
        {title}
      </h2>
      <StaffTable
        caption={title}
        columns={(['perspective', 'became.word', 'became.who'] as const).map((key) =>
          pageText(language, `overYears.${key}`),
        )}
        rows={rows.map(({ text, word, said }) => [
          <span class="xp-own-text">{text}</span>,
          <strong>{word}</strong>,
          <ul class="govuk-list">
            {said.map((group) => (
              <li class="xp-own-text">{group}</li>
            ))}
          </ul>,
        ])}
      />
    </section>
  );
}
