import { pageText } from '../../pages/page-text.js';
import type { SectionProgress } from '../section-progress.js';
import { PartnerFrame, type PartnerContext } from './partner-frame.js';
import { ReopenForm } from './reopen-form.js';

export interface SectionsPageProps {
  readonly context: PartnerContext;
  readonly sections: readonly (Pick<SectionProgress, 'name' | 'state' | 'minutes'> & {
    readonly title: string;
    /** By whom and when, in words; null where nothing has been answered. */
    readonly lastChange: { readonly by: string; readonly when: string } | null;
    /** This person writes in it; else it is for reading. */
    readonly own: boolean;
  })[];
  readonly writable: boolean;
  /** Submitted, and may be taken back to work on it. */
  readonly canReopen: boolean;
  /** Submits for the entity; a colleague who helps does not. */
  readonly submits: boolean;
}

const TAGS = {
  'not-started': { key: 'sections.state.notStarted', className: 'govuk-tag--grey' },
  'in-progress': { key: 'sections.state.inProgress', className: 'govuk-tag--blue' },
  complete: { key: 'sections.state.complete', className: 'govuk-tag--green' },
} as const;

/** P3: where am I, and who did what. Free order; no percentage bar. */
export function SectionsPage(props: SectionsPageProps) {
  const { context, sections } = props;
  const { language, initiative, year, entityName } = context;
  const title = pageText(language, 'sections.title');
  const done = sections.filter((section) => section.state === 'complete').length;
  return (
    <PartnerFrame context={context} title={title} path="/answer/sections">
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body-l">
        {pageText(language, 'sections.lead', { entity: entityName, year: String(year), initiative })}
      </p>
      {props.writable && (
        <p class="govuk-body">{pageText(language, 'sections.until', { deadline: context.deadline })}</p>
      )}
      {props.canReopen && <ReopenForm context={context} />}
      {!props.writable && !props.canReopen && (
        <div class="govuk-inset-text">{pageText(language, 'sections.closed')}</div>
      )}
      <h2 class="govuk-heading-m">{pageText(language, 'sections.list')}</h2>
      <p class="govuk-body">{pageText(language, 'sections.done', { done, count: sections.length })}</p>
      <ul class="govuk-task-list">
        {sections.map((section) => {
          const { lastChange } = section;
          const tag = TAGS[section.state];
          const id = `state-${section.name}`;
          return (
            <li class="govuk-task-list__item govuk-task-list__item--with-link">
              <div class="govuk-task-list__name-and-hint">
                <a
                  class="govuk-link govuk-task-list__link"
                  href={section.own ? `/answer/sections/${section.name}` : `/answer/check#s-${section.name}`}
                  aria-describedby={`${id}-hint ${id}`}
                >
                  {section.title}
                </a>
                <div class="govuk-task-list__hint" id={`${id}-hint`}>
                  {section.own || !props.writable
                    ? pageText(language, 'sections.minutes', { minutes: section.minutes })
                    : pageText(language, 'colleagues.readOnly')}
                  {lastChange && (
                    <>
                      {' · '}
                      {pageText(language, 'sections.last', { name: lastChange.by, when: lastChange.when })}
                    </>
                  )}
                </div>
              </div>
              <div class="govuk-task-list__status" id={id}>
                <strong class={`govuk-tag ${tag.className}`}>{pageText(language, tag.key)}</strong>
              </div>
            </li>
          );
        })}
      </ul>
      {props.writable && <p class="govuk-body">{pageText(language, 'sections.order')}</p>}
      {props.submits ? (
        <p class="govuk-body">
          <a class="govuk-link xp-page-link" href="/answer/colleagues">
            {pageText(language, 'colleagues.title')}
          </a>
        </p>
      ) : (
        <div class="govuk-inset-text">{pageText(language, 'colleagues.youHelp', { entity: entityName })}</div>
      )}
      <p>
        <a class="govuk-button" href="/answer/check" role="button" draggable={false}>
          {pageText(language, props.writable && props.submits ? 'sections.check' : 'sections.read')}
        </a>
      </p>
    </PartnerFrame>
  );
}
