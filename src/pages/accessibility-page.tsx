import type { Language } from '../language.js';
import { Layout } from './layout.js';
import { pageText } from './page-text.js';

/** What the pages promise to people who use them in other ways, and whom to tell where they fail. */
export function AccessibilityPage({ language }: { readonly language: Language }) {
  const title = pageText(language, 'accessibility.title');
  return (
    <Layout language={language} title={title} languages={{ kind: 'links', path: '/accessibility' }}>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">{pageText(language, 'accessibility.aim')}</p>
      <p class="govuk-body">{pageText(language, 'accessibility.how')}</p>
      <p class="govuk-body">{pageText(language, 'accessibility.limits')}</p>
      <p class="govuk-body">{pageText(language, 'accessibility.tell')}</p>
    </Layout>
  );
}
