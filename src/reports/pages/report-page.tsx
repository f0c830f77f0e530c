import { LANGUAGES, type Language } from '../../language.js';
import { ErrorSummary, Notice, type ErrorLine } from '../../pages/notices.js';
import { LANGUAGE_NAMES, pageText } from '../../pages/page-text.js';
import { ExerciseFrame, type ExerciseNamed } from '../../pages/staff/exercise-frame.js';
import type { StaffContext } from '../../pages/staff/staff-frame.js';
import { exercisePath } from '../../pages/staff/staff-paths.js';
import { StateTag } from '../../pages/staff/state-tag.js';
import type { ReportModel } from '../report-model.js';
import { Decision, type DecisionProps } from './decision-form.js';
import { Margin, type ShownComment } from './report-margin.js';
import { Publication, type PublicationProps } from './publication-forms.js';
import { ReportReading } from './report-reading.js';
import { Versions, type ShownVersion } from './report-versions.js';

export interface ReportPageProps {
  readonly context: StaffContext;
  readonly exercise: ExerciseNamed;
  readonly state: string;
  /** Of the exercise: what a form was made from. */
  readonly revision: number;
  /** The report's. */
  readonly language: Language;
  readonly model: ReportModel;
  /** What blocks it and what to look at first, in words, each with where it is mended. */
  readonly blockers: readonly ErrorLine[];
  readonly cautions: readonly ErrorLine[];
  readonly publication: PublicationProps;
  readonly decision: DecisionProps;
  readonly versions: readonly ShownVersion[];
  readonly comments: ReadonlyMap<string, readonly ShownComment[]>;
  readonly mayComment: boolean;
  readonly notice: string | null;
  readonly errors: readonly ErrorLine[];
  /** A remark that could not be kept, by its form. */
  readonly typedComment: { readonly form: string; readonly text: string } | null;
}

function Lines({ lines }: { readonly lines: readonly ErrorLine[] }) {
  return (
    <ul class="govuk-list govuk-list--bullet">
      {lines.map(({ text, href }) => (
        <li>
          {href ? (
            <a class="govuk-link" href={href}>
              {text}
            </a>
          ) : (
            text
          )}
        </li>
      ))}
    </ul>
  );
}

/** E10 and M6: the report as it reads now, what still blocks it, and its versions. */
export function ReportPage(props: ReportPageProps) {
  const { context, exercise, state, blockers, cautions, model } = props;
  const { language } = context;
  const path = `${exercisePath(exercise.code, exercise.year)}/report`;
  const apiPath = `/api/initiatives/${encodeURIComponent(exercise.code)}/exercises/${exercise.year}/report`;
  const title = pageText(language, 'place.report');
  const forms = { context, path, revision: props.revision, errors: props.errors };
  return (
    <ExerciseFrame
      context={context}
      exercise={exercise}
      here="report"
      title={title}
      hasErrors={props.errors.length > 0}
    >
      <ErrorSummary language={language} errors={props.errors} />
      {props.notice && (
        <Notice language={language} done>
          <p class="govuk-notification-banner__heading">{props.notice}</p>
        </Notice>
      )}
      <p class="govuk-body">
        <StateTag language={language} state={state} />{' '}
        {pageText(language, `report.is.${props.publication.is}`)}
      </p>
      <p class="govuk-body">
        <a
          class="govuk-link xp-page-link"
          href={`${exercisePath(exercise.code, exercise.year)}/translations`}
        >
          {pageText(language, 'translations.title')}
        </a>
      </p>
      {props.publication.is === 'draft' && (
        <section aria-labelledby="blocks">
          <h2 class="govuk-heading-m" id="blocks">
            {pageText(language, 'report.blocks', { count: blockers.length })}
          </h2>
          {blockers.length > 0 ? (
            <Lines lines={blockers} />
          ) : (
            <p class="govuk-body">{pageText(language, 'report.nothingBlocks')}</p>
          )}
          {cautions.length > 0 && (
            <>
              <h3 class="govuk-heading-s">{pageText(language, 'report.cautions')}</h3>
              <Lines lines={cautions} />
            </>
          )}
        </section>
      )}
      <Decision {...forms} {...props.decision} />
      <Publication {...forms} {...props.publication} hasBlockers={blockers.length > 0} />
      <Versions context={context} versions={props.versions} path={path} />
      <section aria-labelledby="reading">
        <h2 class="govuk-heading-m" id="reading">
          {pageText(language, 'report.reading')}
        </h2>
        <nav aria-label={pageText(language, 'report.languages')}>
          <ul class="govuk-list xp-places__list">
            {LANGUAGES.map((one) => (
              <li>
                <a
                  class="govuk-link"
                  href={`${path}?language=${one}#reading`}
                  lang={one}
                  aria-current={one === props.language ? 'true' : undefined}
                >
                  {LANGUAGE_NAMES[one]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <p class="govuk-body">
          {(['pdf', 'html', 'json'] as const).map((format) => (
            <>
              <a
                class="govuk-link xp-page-link"
                href={`${apiPath}?language=${props.language}&format=${format}`}
              >
                {format.toUpperCase()}
              </a>{' '}
            </>
          ))}
        </p>
        <article class="xp-report" lang={props.language}>
          <p class="xp-report__kicker">{model.kicker}</p>
          <p class="xp-report__title">{model.title}</p>
          {model.sections.map((section) => (
            <div class="xp-report__row">
              <ReportReading section={section} />
              <Margin
                {...forms}
                section={section.id}
                title={section.title}
                comments={props.comments.get(section.id) ?? []}
                mayComment={props.mayComment}
                typed={props.typedComment}
              />
            </div>
          ))}
        </article>
      </section>
    </ExerciseFrame>
  );
}
