import type { Language } from '../../language.js';
import { Layout } from '../../pages/layout.js';
import { pageText } from '../../pages/page-text.js';

/**
 * P1 for a link that has expired, was replaced, or never existed: the same page for all three, and the same answer to
 * "send me a new link", so that nobody learns which addresses are on file.
 */
export function ExpiredPage({ language, path }: { readonly language: Language; readonly path: string }) {
  const title = pageText(language, 'expired.title');
  return (
    <Layout language={language} title={title} languages={{ kind: 'links', path }}>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body-l">{pageText(language, 'expired.text')}</p>
      <p class="govuk-body">{pageText(language, 'expired.look')}</p>
      <form method="post" action={`${path}/new-link`}>
        <input type="hidden" name="language" value={language} />
        <button class="govuk-button">{pageText(language, 'expired.send')}</button>
      </form>
    </Layout>
  );
}

export function NewLinkPage({ language }: { readonly language: Language }) {
  const title = pageText(language, 'expired.sent');
  return (
    <Layout language={language} title={title}>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body-l">{pageText(language, 'expired.sentText')}</p>
      <p class="govuk-body">{pageText(language, 'expired.sentHelp')}</p>
    </Layout>
  );
}
