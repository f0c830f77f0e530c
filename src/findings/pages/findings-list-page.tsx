import { pageText } from '../../pages/page-text.js';
import { PartnerFrame, type PartnerContext } from '../../responses/pages/partner-frame.js';

export interface ShownMeeting {
  /** In words, in the reader's zone. */
  readonly when: string;
  readonly place: string;
}

export interface FindingsListProps {
  readonly context: PartnerContext;
  readonly isOut: boolean;
  readonly isOpen: boolean;
  /** Somebody who helps to answer: reads, and leaves the rest to the contacts. */
  readonly isColleague: boolean;
  /** In words; null where the partners have not been asked. */
  readonly until: string | null;
  readonly sections: readonly {
    readonly name: string;
    readonly title: string;
    readonly done: number;
    readonly total: number;
  }[];
  readonly meeting: ShownMeeting | null;
  /** Quotes of the entity, and how many of them wait for its word. */
  readonly quotes: { readonly count: number; readonly waiting: number };
}

/** P9: where the personal link leads once there are findings; before that, that there are none yet. */
export function FindingsListPage(props: FindingsListProps) {
  const { context, sections } = props;
  const { language, entityName } = context;
  const title = pageText(language, 'agree.title');
  const done = sections.reduce((sum, section) => sum + section.done, 0);
  const total = sections.reduce((sum, section) => sum + section.total, 0);
  return (
    <PartnerFrame context={context} title={title} path="/answer/findings">
      <h1 class="govuk-heading-l">{title}</h1>
      {props.isOut ? (
        <>
          <p class="govuk-body-l">{pageText(language, 'agree.lead', { entity: entityName })}</p>
          <Until {...props} />
          {props.isOpen && <p class="govuk-body">{pageText(language, 'agree.silence')}</p>}
          <h2 class="govuk-heading-m">{pageText(language, 'agree.sections')}</h2>
          <p class="govuk-body">{pageText(language, 'agree.progress', { done, total })}</p>
          <SectionList {...props} />
        </>
      ) : (
        <div class="govuk-inset-text">
          {pageText(language, props.meeting ? 'agree.noneMeeting' : 'agree.none')}
        </div>
      )}
      {props.meeting && <MeetingBlock context={context} meeting={props.meeting} />}
      <h2 class="govuk-heading-m">{pageText(language, 'agree.more')}</h2>
      <ul class="govuk-list">
        {props.quotes.count > 0 && (
          <li>
            <a class="govuk-link" href="/answer/quotes">
              {pageText(language, 'agree.toQuotes')}
            </a>
            {props.quotes.waiting > 0 && (
              <> · {pageText(language, 'agree.quotesWaiting', { count: props.quotes.waiting })}</>
            )}
          </li>
        )}
        <li>
          <a class="govuk-link" href="/answer/check">
            {pageText(language, 'agree.toAnswers')}
          </a>
        </li>
      </ul>
    </PartnerFrame>
  );
}

function Until({ context, isOpen, isColleague, until }: FindingsListProps) {
  const { language } = context;
  if (isColleague) return <div class="govuk-inset-text">{pageText(language, 'agree.colleague')}</div>;
  if (isOpen && until !== null) {
    return (
      <p class="govuk-body">
        <strong>{pageText(language, 'agree.until', { deadline: until })}</strong>
      </p>
    );
  }
  return (
    <div class="govuk-inset-text">{pageText(language, until === null ? 'agree.notAsked' : 'agree.over')}</div>
  );
}

function SectionList({ context, sections, isOpen }: FindingsListProps) {
  const { language } = context;
  return (
    <ul class="govuk-task-list">
      {sections.map(({ name, title, done, total }) => {
        const id = `state-${name}`;
        const isDone = done === total;
        return (
          <li class="govuk-task-list__item govuk-task-list__item--with-link">
            <div class="govuk-task-list__name-and-hint">
              <a
                class="govuk-link govuk-task-list__link"
                href={`/answer/findings/${name}`}
                aria-describedby={isOpen ? `${id}-hint ${id}` : `${id}-hint`}
              >
                {title}
              </a>
              <div class="govuk-task-list__hint" id={`${id}-hint`}>
                {pageText(language, 'agree.sectionHint', { done, total })}
              </div>
            </div>
            {isOpen && (
              <div class="govuk-task-list__status" id={id}>
                <strong class={`govuk-tag govuk-tag--${isDone ? 'green' : 'grey'}`}>
                  {pageText(language, isDone ? 'agree.done' : 'agree.open')}
                </strong>
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** When and where, and the entry for a calendar. */
function MeetingBlock({
  context,
  meeting,
}: {
  readonly context: PartnerContext;
  readonly meeting: ShownMeeting;
}) {
  const { language } = context;
  return (
    <>
      <h2 class="govuk-heading-m">{pageText(language, 'agree.meeting')}</h2>
      <p class="govuk-body">{meeting.when}</p>
      <p class="govuk-body xp-own-text">{meeting.place}</p>
      <p class="govuk-body">
        <a class="govuk-link" href="/answer/meeting.ics" download="expost.ics">
          {pageText(language, 'agree.calendar')}
        </a>
      </p>
    </>
  );
}
