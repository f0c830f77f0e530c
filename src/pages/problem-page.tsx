import type { Language } from '../language.js';
import type { ProblemKey } from '../problem.js';
import { Layout } from './layout.js';
import { isPageTextKey, pageText } from './page-text.js';

export interface ProblemPageProps {
  readonly language: Language;
  readonly problem: ProblemKey;
  /** Number of the request, for whoever looks into it. */
  readonly requestId?: string | null;
  /** Who is signed in, and so has pages to go to from here. */
  readonly visitor?: 'partner' | 'staff' | null;
  readonly audience?: 'partner' | 'staff';
}

/** A refusal as a page: what happened and what to do, in the reader's language. */
export function ProblemPage(props: ProblemPageProps) {
  const { language } = props;
  const key = `problem.${props.problem}`;
  const title = pageText(language, 'problem.title');
  return (
    <Layout language={language} title={title} audience={props.audience ?? 'partner'}>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body-l">{pageText(language, isPageTextKey(key) ? key : 'problem.other')}</p>
      {props.visitor === 'partner' && (
        <p class="govuk-body">
          <a class="govuk-link" href="/answer">
            {pageText(language, 'problem.home')}
          </a>
        </p>
      )}
      {props.visitor === 'staff' && (
        <p class="govuk-body">
          <a class="govuk-link" href="/staff">
            {pageText(language, 'problem.staffHome')}
          </a>
        </p>
      )}
      {props.requestId && (
        <p class="govuk-body-s xp-secondary">
          {pageText(language, 'problem.reference', { id: props.requestId })}
        </p>
      )}
    </Layout>
  );
}
