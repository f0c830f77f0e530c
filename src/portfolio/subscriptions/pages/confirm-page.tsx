import type { Language } from '../../../language.js';
import { Layout } from '../../../pages/layout.js';
import { pageText, type PageTextKey } from '../../../pages/page-text.js';

/** Behind the link of the mail: the button that confirms. */
export function ConfirmPage(props: {
  readonly language: Language;
  readonly path: string;
  readonly topic: string;
}) {
  const { language, path, topic } = props;
  const say = (key: PageTextKey, params = {}) => pageText(language, key, params);
  const title = say('follow.confirm', { topic });
  return (
    <Layout language={language} title={title} languages={{ kind: 'links', path }}>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body-l">{say('follow.confirmText', { topic })}</p>
      <form method="post" action={path}>
        <input type="hidden" name="language" value={language} />
        <button class="govuk-button">{say('follow.confirmGo')}</button>
      </form>
      <p class="govuk-body">{say('follow.confirmNot')}</p>
    </Layout>
  );
}

/** Once it is confirmed, however often the link is opened. */
export function FollowedPage(props: {
  readonly language: Language;
  readonly path: string;
  readonly topic: string;
  /** Day of the next digest, in words. */
  readonly next: string;
  readonly manage: string;
}) {
  const { language, path, topic, next, manage } = props;
  const say = (key: PageTextKey, params = {}) => pageText(language, key, params);
  const title = say('follow.confirmed', { topic });
  return (
    <Layout language={language} title={title} languages={{ kind: 'links', path }}>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body-l">{say('follow.confirmedText', { next })}</p>
      <p class="govuk-body">
        <a class="govuk-link" href={`${manage}?lang=${language}`}>
          {say('follow.manage')}
        </a>
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href={`/reports?lang=${language}`}>
          {say('public.all')}
        </a>
      </p>
    </Layout>
  );
}

/** The same for a link that has ended, one whose owner has left, and one that never was. */
export function LinkEndedPage({ language, path }: { readonly language: Language; readonly path: string }) {
  const title = pageText(language, 'follow.ended');
  return (
    <Layout language={language} title={title} languages={{ kind: 'links', path }}>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body-l">{pageText(language, 'follow.endedText')}</p>
      <p class="govuk-body">
        <a class="govuk-link" href={`/follow?lang=${language}`}>
          {pageText(language, 'follow.again')}
        </a>
      </p>
    </Layout>
  );
}
