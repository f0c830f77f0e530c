import type { Language } from '../../language.js';
import { deadlineText, momentText } from '../../pages/deadline.js';
import { isPageTextKey, pageText } from '../../pages/page-text.js';
import { placePath } from '../../pages/staff/exercise-frame.js';
import { Paging, type PagingProps } from '../../pages/staff/paging.js';
import { StaffFrame, type StaffContext } from '../../pages/staff/staff-frame.js';
import { exercisePath, initiativePath } from '../../pages/staff/staff-paths.js';
import { StaffTable } from '../../pages/staff/staff-table.js';
import type { StillAnswering, WorkItem } from '../work.js';
import type { Work } from '../work.service.js';

export interface WorkPageProps {
  readonly context: StaffContext;
  readonly work: Work;
  /** Nothing ever waits for readers. */
  readonly onlyReads: boolean;
  /** What a finding is called. */
  readonly findingLabel: (finding: string) => string;
  readonly paging: PagingProps;
}

/** Where an item is done. */
export function workPath({ kind, code, year, entity, about }: WorkItem): string {
  if (year === null) {
    const initiative = initiativePath(code);
    return entity === null
      ? `${initiative}/edit`
      : `${initiative}/entities/${encodeURIComponent(entity)}/contacts`;
  }
  const at = { code, acronym: '', year };
  const finding = `${placePath(at, 'validation')}/findings/${encodeURIComponent(about ?? '')}`;
  switch (kind) {
    case 'review':
      return `${exercisePath(code, year)}/responses/${encodeURIComponent(entity ?? '')}`;
    case 'code':
      return `${placePath(at, 'coding')}?question=${encodeURIComponent(about ?? '')}`;
    case 'flagged':
      return `${placePath(at, 'coding')}#flagged`;
    case 'reply':
    case 'contested':
      return finding;
    case 'correct':
    case 'publish':
      return placePath(at, 'report');
    case 'open':
    case 'close':
      return placePath(at, 'plan');
    default:
      return placePath(at, 'invitations');
  }
}

/** E1: everything that waits, the oldest first, and one way to begin. */
export function WorkPage(props: WorkPageProps) {
  const { context, work, paging } = props;
  const { language } = context;
  const { items, oldest, total, answering } = work;
  const title = pageText(language, 'work.title');
  return (
    <StaffFrame context={context} title={title}>
      <h1 class="govuk-heading-l">{title}</h1>
      {oldest ? (
        <>
          <p class="govuk-body">{pageText(language, 'work.count', { count: total })}</p>
          <p>
            <a class="govuk-button" role="button" href={workPath(oldest)} draggable={false} data-key="g o">
              {pageText(language, 'work.oldest')}
            </a>
          </p>
          <Items {...props} items={items} />
          <Paging {...paging} />
        </>
      ) : (
        <Nothing {...props} />
      )}
      {oldest && answering.length > 0 && (
        <>
          <h2 class="govuk-heading-m">{pageText(language, 'work.answering')}</h2>
          <Answering language={language} answering={answering} />
        </>
      )}
      <p class="govuk-body">
        <a class="govuk-link xp-page-link" href="/staff/exercises" data-key="g e">
          {pageText(language, 'work.exercises')}
        </a>
      </p>
    </StaffFrame>
  );
}

function Items({ context, work, findingLabel, items }: WorkPageProps & { readonly items: Work['items'] }) {
  const { language } = context;
  const columns = ['work.what', 'arrive.initiative', 'work.since'] as const;
  return (
    <StaffTable
      caption={pageText(language, 'work.what')}
      columns={columns.map((key) => pageText(language, key))}
      rows={items.map((item) => [
        <a class="govuk-link xp-own-text" href={workPath(item)}>
          {pageText(language, `work.${item.kind}`, {
            count: item.count,
            entity: work.nameOf(item),
            about: aboutText(language, item, findingLabel),
          })}
        </a>,
        <span class="xp-own-text">{placeText(language, item)}</span>,
        item.timeZone === 'UTC'
          ? `${momentText(language, item.since, 'UTC')} UTC`
          : momentText(language, item.since, item.timeZone),
      ])}
    />
  );
}

/** Why the page is empty, and what goes on meanwhile. */
function Nothing({ context, work: { answering }, onlyReads }: WorkPageProps) {
  const { language } = context;
  const [only, ...others] = answering;
  const none = pageText(language, onlyReads ? 'work.noneReads' : 'work.none');
  const isOne = only !== undefined && others.length === 0;
  return (
    <>
      <p class="govuk-body xp-own-text">
        {none} {isOne && answeringText(language, only)}
        {answering.length === 0 && pageText(language, 'work.noneOpen')}
      </p>
      {others.length > 0 && <Answering language={language} answering={answering} />}
    </>
  );
}

function Answering(props: { readonly language: Language; readonly answering: readonly StillAnswering[] }) {
  return (
    <ul class="govuk-list govuk-list--bullet">
      {props.answering.map((exercise) => (
        <li class="xp-own-text">
          <a class="govuk-link" href={exercisePath(exercise.code, exercise.year)}>
            {answeringText(props.language, exercise)}
          </a>
        </li>
      ))}
    </ul>
  );
}

function answeringText(language: Language, { acronym, missing, closesAt, timeZone }: StillAnswering): string {
  const deadline = deadlineText(language, closesAt, timeZone);
  return pageText(language, 'work.until', { initiative: acronym, count: missing, deadline });
}

function placeText(language: Language, { code, acronym, year }: WorkItem): string {
  const initiative = `${acronym} (${code})`;
  return year === null
    ? initiative
    : pageText(language, 'staff.exercise', { initiative, year: String(year) });
}

function aboutText(language: Language, { kind, about }: WorkItem, findingLabel: (finding: string) => string) {
  if (about === null) return '';
  if (kind === 'call' || kind === 'address') return about;
  if (kind !== 'code') return findingLabel(about);
  const key = `work.words.${about}`;
  return isPageTextKey(key) ? pageText(language, key) : about;
}
