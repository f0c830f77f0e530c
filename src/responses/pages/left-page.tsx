import type { Language } from '../../language.js';
import { Layout } from '../../pages/layout.js';
import { pageText } from '../../pages/page-text.js';

/** The session has ended and the device has been cleared. */
export function LeftPage({ language }: { readonly language: Language }) {
  const title = pageText(language, 'left.title');
  return (
    <Layout language={language} title={title} languages={{ kind: 'links', path: '/answer/left' }}>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body-l">{pageText(language, 'left.text')}</p>
    </Layout>
  );
}
