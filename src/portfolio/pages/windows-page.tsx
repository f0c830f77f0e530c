import { pageText } from '../../pages/page-text.js';
import { StaffFrame, type StaffContext } from '../../pages/staff/staff-frame.js';
import { StaffTable } from '../../pages/staff/staff-table.js';
import { calendarPath } from './calendar-paths.js';

export interface WindowsPageProps {
  readonly context: StaffContext;
  readonly mayAdd: boolean;
  readonly windows: readonly {
    readonly window: number;
    readonly initiatives: number;
    readonly open: number;
    readonly late: number;
  }[];
}

/** A way to write a new initiative, for whoever may. */
export function AddInitiative({ context, mayAdd }: Pick<WindowsPageProps, 'context' | 'mayAdd'>) {
  if (!mayAdd) return null;
  return (
    <p class="govuk-body">
      <a class="govuk-link xp-page-link" href="/staff/initiatives/new" data-key="n">
        {pageText(context.language, 'windows.add')}
      </a>
    </p>
  );
}

/** All windows, the newest first. */
export function WindowsPage(props: WindowsPageProps) {
  const { context, windows, mayAdd } = props;
  const { language } = context;
  const title = pageText(language, 'windows.title');
  const columns = [
    'window.one',
    'windows.initiatives',
    'windows.open',
    'windows.late',
    'calendar.link',
  ] as const;
  return (
    <StaffFrame context={context} title={title}>
      <h1 class="govuk-heading-l">{title}</h1>
      {windows.length === 0 ? (
        <p class="govuk-body">{pageText(language, mayAdd ? 'windows.none' : 'windows.noneReach')}</p>
      ) : (
        <StaffTable
          caption={title}
          columns={columns.map((key) => pageText(language, key))}
          rows={windows.map(({ window, initiatives, open, late }) => [
            <a class="govuk-link" href={`/staff/windows/${window}`}>
              {pageText(language, 'window.title', { window: String(window) })}
            </a>,
            initiatives,
            open,
            late,
            <a class="govuk-link xp-page-link" href={calendarPath(window)}>
              {pageText(language, 'calendar.title', { window: String(window) })}
            </a>,
          ])}
        />
      )}
      <AddInitiative context={context} mayAdd={mayAdd} />
      <p class="govuk-body">
        <a class="govuk-link xp-page-link" href="/staff/questionnaires">
          {pageText(language, 'questionnaires.title')}
        </a>
      </p>
    </StaffFrame>
  );
}
