import type { Language } from '../../language.js';
import { Layout } from '../../pages/layout.js';
import { Notice } from '../../pages/notices.js';
import { pageText } from '../../pages/page-text.js';

/** Stops reminders of one exercise, or has them sent again; says what it does not do. */
export function StopRemindersPage(props: {
  readonly language: Language;
  readonly path: string;
  readonly initiative: string;
  readonly year: number;
  readonly entityName: string;
  readonly isStopped: boolean;
}) {
  const { language, path, initiative, year, entityName, isStopped } = props;
  const title = pageText(language, isStopped ? 'reminders.stopped' : 'reminders.title');
  const about = { initiative, year: String(year), entity: entityName };
  return (
    <Layout language={language} title={title} languages={{ kind: 'links', path }}>
      {isStopped && (
        <Notice language={language} done>
          <p class="govuk-notification-banner__heading">{pageText(language, 'reminders.done', about)}</p>
        </Notice>
      )}
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body-l">{pageText(language, 'reminders.text', about)}</p>
      <p class="govuk-body">{pageText(language, 'reminders.notRefused')}</p>
      <form method="post" action={isStopped ? `${path}/again` : path}>
        <input type="hidden" name="language" value={language} />
        <button class={`govuk-button${isStopped ? ' govuk-button--secondary' : ''}`}>
          {pageText(language, isStopped ? 'reminders.again' : 'reminders.stop')}
        </button>
      </form>
    </Layout>
  );
}
