import { textIn } from '../../language.js';
import { pageText, type PageTextKey } from '../../pages/page-text.js';
import { ExerciseFrame } from '../../pages/staff/exercise-frame.js';
import type { StaffContext } from '../../pages/staff/staff-frame.js';
import { exercisePath } from '../../pages/staff/staff-paths.js';
import type { ComparedQuestion, ComparedRole } from '../compare.js';
import type { Comparison } from '../compare.service.js';
import type { Raised } from '../raised.js';
import type { Divergence } from '../shown-divergence.js';
import { RoleShape } from './answer-mark.js';
import { ComparedCell } from './compared-cell.js';
import { tieId } from './tie-id.js';

export interface ComparePageProps {
  readonly context: StaffContext;
  readonly comparison: Comparison;
  readonly raised: readonly Raised[];
}

function pathOf({ comparison: { initiative, exercise } }: ComparePageProps): string {
  return exercisePath(initiative.code, exercise.year);
}

function nameIn({ comparison: { exercise } }: ComparePageProps, entity: string): string {
  return exercise.partnership?.entities.find(({ key }) => key === entity)?.name ?? entity;
}

/** What the answers leave open; each line leads to where it is settled. */
function RaisedPoints(props: ComparePageProps) {
  const { raised, comparison } = props;
  const { language } = props.context;
  if (raised.length === 0) return null;
  const lineOf = (point: Raised) => {
    if (point.kind === 'one-sided-tie') {
      const other = point.pair.find((key) => key !== point.claimedBy) ?? '';
      const names = { one: nameIn(props, point.claimedBy), other: nameIn(props, other) };
      return {
        href: `${pathOf(props)}/compare/ties#${tieId(point.when, point.pair)}`,
        text: pageText(language, `compare.raised.${point.when}`, names),
      };
    }
    const perspective = textIn(comparison.codes.get(point.code) ?? {}, language).text || point.code;
    return {
      href: `${pathOf(props)}/coding?question=perspectives_own`,
      text: pageText(language, 'compare.raised.commitment', {
        entity: nameIn(props, point.entity),
        perspective,
      }),
    };
  };
  return (
    <section aria-labelledby="raised">
      <h2 class="govuk-heading-m" id="raised">
        {pageText(language, 'compare.raised')}
      </h2>
      <ul class="govuk-list govuk-list--bullet">
        {raised.map(lineOf).map(({ href, text }) => (
          <li>
            <a class="govuk-link" href={href}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Sections(props: ComparePageProps) {
  const { sections, section } = props.comparison;
  const { language } = props.context;
  const position = sections.findIndex(({ name }) => name === section);
  const keys = new Map([
    [sections[position - 1]?.name, '['],
    [sections[position + 1]?.name, ']'],
  ]);
  return (
    <nav class="xp-places" aria-label={pageText(language, 'compare.sections')}>
      <ul class="xp-places__list">
        {sections.map(({ name, title, divergent }) => (
          <li>
            <a
              class="govuk-link"
              href={`${pathOf(props)}/compare?section=${encodeURIComponent(name)}`}
              aria-current={name === section ? 'true' : undefined}
              data-key={keys.get(name)}
            >
              {pageText(language, 'compare.section', {
                title: textIn(title, language).text,
                count: divergent,
              })}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function ruleText(divergence: Divergence, question: ComparedQuestion['question'], props: ComparePageProps) {
  const { language } = props.context;
  if (divergence.kind === 'steps') return pageText(language, 'compare.steps');
  const key: PageTextKey = `compare.sides.${divergence.yes}`;
  const what = pageText(language, key);
  if (divergence.row === null) return what;
  const row = question.type === 'matrix' && question.rows.find(({ value }) => value === divergence.row);
  return pageText(language, 'compare.ofRow', {
    row: row ? textIn(row.text, language).text : divergence.row,
    what,
  });
}

function Divergences(props: ComparePageProps & { readonly question: ComparedQuestion['question'] }) {
  const { language } = props.context;
  const { question } = props;
  const divergences = props.comparison.divergences.get(question.name) ?? [];
  if (divergences.length === 0) return null;
  const findings = [...new Set(divergences.map(({ finding }) => finding))];
  return (
    <div class="govuk-inset-text xp-differs">
      <strong class="govuk-tag govuk-tag--yellow">{pageText(language, 'compare.differs')}</strong>
      <ul class="govuk-list">
        {divergences.map((divergence) => (
          <li>{ruleText(divergence, question, props)}</li>
        ))}
      </ul>
      {findings.map((finding) => (
        <a class="govuk-link xp-page-link" href={`${pathOf(props)}/findings/${encodeURIComponent(finding)}`}>
          {pageText(language, 'compare.toFinding')}
          <span class="govuk-visually-hidden">: {textIn(question.title, language).text}</span>
        </a>
      ))}
    </div>
  );
}

function Role(props: ComparePageProps & { readonly of: ComparedRole }) {
  const { context, of, comparison } = props;
  const { language } = context;
  const exercise = exercisePath(comparison.initiative.code, comparison.exercise.year);
  const documentsOf = (entity: string) => (id: string) =>
    `${exercise.replace(/^\/staff/, '/api')}/responses/${encodeURIComponent(entity)}/documents/${encodeURIComponent(id)}`;
  return (
    <div class="xp-compared__role">
      <h4 class="govuk-heading-s">
        <RoleShape role={of.role} /> {pageText(language, `role.${of.role}`)}
      </h4>
      <dl class="xp-compared__entities">
        {of.entities.map((compared) => (
          <div>
            <dt>
              {compared.entity.name}
              {compared.state === 'submitted' && (
                <span class="xp-secondary xp-compared__not-yet">
                  {pageText(language, 'compare.provisional')}
                </span>
              )}
            </dt>
            <dd>
              <ComparedCell
                language={language}
                compared={compared}
                documentHref={documentsOf(compared.entity.key)}
              />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Question(props: ComparePageProps & { readonly compared: ComparedQuestion }) {
  const { context, compared } = props;
  const { question, roles } = compared;
  return (
    <section class="xp-compared" id={`q-${question.name}`} aria-labelledby={`t-${question.name}`}>
      <h3 class="govuk-heading-s" id={`t-${question.name}`}>
        {textIn(question.title, context.language).text}
      </h3>
      <Divergences {...props} question={question} />
      <div class="xp-compared__roles">
        {roles.map((of) => (
          <Role {...props} of={of} />
        ))}
      </div>
    </section>
  );
}

/** What there is to compare; in words where there is nothing yet. */
function Answers(props: ComparePageProps) {
  const { comparison, context } = props;
  const { language } = context;
  const { exercise, sections, section, questions, answered } = comparison;
  if (!exercise.partnership) return <p class="govuk-body">{pageText(language, 'compare.planned')}</p>;
  const count = exercise.partnership.entities.length;
  if (answered.length === 0)
    return <p class="govuk-body">{pageText(language, 'compare.nobody', { count })}</p>;
  const title = sections.find(({ name }) => name === section)?.title ?? {};
  return (
    <>
      <p class="govuk-body">{pageText(language, 'compare.answered', { count, answered: answered.length })}</p>
      <RaisedPoints {...props} />
      <Sections {...props} />
      <h2 class="govuk-heading-m">{textIn(title, language).text}</h2>
      {questions.length === 0 && <p class="govuk-body">{pageText(language, 'compare.nothingAsked')}</p>}
      {questions.map((compared) => (
        <Question {...props} compared={compared} />
      ))}
    </>
  );
}

/** E6: one section, question by question, with every entity's answer grouped by role. */
export function ComparePage(props: ComparePageProps) {
  const { context, comparison } = props;
  const { language } = context;
  const { exercise, initiative } = comparison;
  return (
    <ExerciseFrame
      context={context}
      exercise={{ code: initiative.code, acronym: initiative.acronym, year: exercise.year }}
      here="compare"
      title={pageText(language, 'compare.title')}
    >
      <p class="govuk-body-l">{pageText(language, 'compare.lead')}</p>
      <ul class="xp-places__list">
        <li>
          <a class="govuk-link" href={`${pathOf(props)}/compare/ties`} data-key="t">
            {pageText(language, 'ties.title')}
          </a>
        </li>
        <li>
          <a class="govuk-link" href={`${pathOf(props)}/years`} data-key="y">
            {pageText(language, 'years.title')}
          </a>
        </li>
      </ul>
      <Answers {...props} />
    </ExerciseFrame>
  );
}
