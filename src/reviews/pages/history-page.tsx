import type { ComponentChildren } from 'preact';
import { cityOf } from '../../pages/deadline.js';
import { ErrorSummary } from '../../pages/notices.js';
import { pageText } from '../../pages/page-text.js';
import { ExerciseFrame, placePath, type ExerciseNamed } from '../../pages/staff/exercise-frame.js';
import { Feed, type FeedLine } from '../../pages/staff/feed.js';
import { Paging, type PagingProps } from '../../pages/staff/paging.js';
import { SelectInput, TextInput, type StaffForm } from '../../pages/staff/staff-fields.js';
import type { StaffContext } from '../../pages/staff/staff-frame.js';
import { FEED_KINDS, type FeedAsked } from '../feed.js';

export interface HistoryPageProps {
  readonly context: StaffContext;
  readonly exercise: ExerciseNamed;
  /** IANA name of the exercise's zone. */
  readonly zone: string;
  readonly asked: FeedAsked;
  /** Days as they were typed. */
  readonly typed: { readonly from: string; readonly to: string };
  /** Days that do not exist. */
  readonly wrong: readonly ('from' | 'to')[];
  readonly people: readonly (readonly [actor: string, name: string])[];
  readonly entities: readonly { readonly key: string; readonly name: string }[];
  readonly lines: readonly FeedLine[];
  readonly paging: Pick<PagingProps, 'page' | 'pageSize' | 'total'>;
}

/** The filters as the address has them. */
function queryOf({ asked }: HistoryPageProps): URLSearchParams {
  const { kind, actor: person, entity, from, to } = asked;
  return new URLSearchParams(
    Object.entries({ kind, person, entity, from, to }).filter(([, value]) => value !== ''),
  );
}

function Filters(props: HistoryPageProps & { readonly path: string; readonly children?: ComponentChildren }) {
  const { context, asked, typed, people, entities, path } = props;
  const { language } = context;
  const all = ['', pageText(language, 'feed.all')] as const;
  const form: StaffForm = {
    language,
    fields: new Map([
      ['kind', asked.kind],
      ['person', asked.actor],
      ['entity', asked.entity],
      ['from', typed.from],
      ['to', typed.to],
    ]),
    errors: new Map(props.wrong.map((name) => [name, pageText(language, 'feed.dayWrong')])),
    theirs: new Map(),
  };
  const kinds = Object.keys(FEED_KINDS) as (keyof typeof FEED_KINDS)[];
  return (
    <form method="get" action={path} class="xp-box">
      <h2 class="govuk-heading-m">{pageText(language, 'feed.filters')}</h2>
      <div class="xp-feed-filters">
        <SelectInput
          form={form}
          name="kind"
          label={pageText(language, 'feed.kind')}
          choices={[
            all,
            ...kinds.map((kind) => [kind, pageText(language, `happeningKind.${kind}`)] as const),
          ]}
        />
        <SelectInput
          form={form}
          name="person"
          label={pageText(language, 'feed.person')}
          choices={[all, ...people]}
        />
        <SelectInput
          form={form}
          name="entity"
          label={pageText(language, 'staff.entity')}
          choices={[all, ...entities.map(({ key, name }) => [key, name] as const)]}
        />
        <TextInput form={form} name="from" type="date" label={pageText(language, 'feed.from')} />
        <TextInput form={form} name="to" type="date" label={pageText(language, 'feed.to')} />
      </div>
      <div class="govuk-button-group">
        <button class="govuk-button">{pageText(language, 'feed.apply')}</button>
        <a class="govuk-link" href={path}>
          {pageText(language, 'feed.clear')}
        </a>
      </div>
    </form>
  );
}

/** Everything that happened to an exercise, with filters that work as an address. */
export function HistoryPage(props: HistoryPageProps) {
  const { context, exercise, zone, lines, paging } = props;
  const { language } = context;
  const path = placePath(exercise, 'history');
  const query = queryOf(props).toString();
  return (
    <ExerciseFrame
      context={context}
      exercise={exercise}
      here="history"
      title={pageText(language, 'place.history')}
      hasErrors={props.wrong.length > 0}
    >
      <ErrorSummary
        language={language}
        errors={props.wrong.map((name) => ({ text: pageText(language, 'feed.dayWrong'), href: `#${name}` }))}
      />
      <p class="govuk-body">{pageText(language, 'feed.lead', { zone: cityOf(zone, language) })}</p>
      <Filters {...props} path={path} />
      {lines.length === 0 ? (
        <p class="govuk-body">{pageText(language, query === '' ? 'feed.none' : 'feed.noneSuch')}</p>
      ) : (
        <>
          <h2 class="govuk-heading-m">{pageText(language, 'feed.count', { count: paging.total })}</h2>
          <Feed language={language} zone={zone} lines={lines} />
        </>
      )}
      <Paging language={language} path={path} query={query} {...paging} />
    </ExerciseFrame>
  );
}
