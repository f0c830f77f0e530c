import { pageText } from '../../pages/page-text.js';
import { OfficerLines, PrivacyLines, type Officer } from './help-lines.js';
import { PartnerFrame, type PartnerContext } from './partner-frame.js';

/** Whom to ask, until when, and what happens with one's data: at hand from every page, in the same place. */
export function HelpPage(props: { readonly context: PartnerContext; readonly officer: Officer | null }) {
  const { context, officer } = props;
  const { language } = context;
  const title = pageText(language, 'service.help');
  return (
    <PartnerFrame
      context={context}
      title={title}
      path="/answer/help"
      back={{ href: '/answer', text: pageText(language, 'problem.home') }}
    >
      <h1 class="govuk-heading-l">{title}</h1>
      <OfficerLines language={language} officer={officer} />
      <h2 class="govuk-heading-m">{pageText(language, 'start.until')}</h2>
      <p class="govuk-body">{context.deadline}</p>
      <PrivacyLines language={language} officer={officer} />
    </PartnerFrame>
  );
}
