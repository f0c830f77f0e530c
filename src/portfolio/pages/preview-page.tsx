import { textIn, type Language } from '../../language.js';
import { Layout } from '../../pages/layout.js';
import { ErrorSummary } from '../../pages/notices.js';
import { pageText } from '../../pages/page-text.js';
import type { FormState } from '../../responses/form-state.js';
import { QuestionBlock } from '../../responses/pages/question-block.js';
import type { Preview } from '../preview.js';

export interface PreviewPageProps {
  /** In which the partner reads. */
  readonly language: Language;
  /** Of the one who looks. */
  readonly readerLanguage: Language;
  readonly csrf: string;
  readonly path: string;
  readonly back: { readonly href: string; readonly text: string };
  /** Whose view it is, in words. */
  readonly who: string;
  readonly preview: Preview;
  readonly form: FormState;
  readonly carried: readonly (readonly [string, string])[];
  readonly addTo: string | null;
}

export const PREVIEW_FORM = 'preview';

/** A section as a partner sees it, by the same parts; the form goes round in circles and nothing of it is kept. */
export function PreviewPage(props: PreviewPageProps) {
  const { language, readerLanguage, preview, form } = props;
  const { section, sections } = preview;
  const title = textIn(section.title, language).text;
  return (
    <Layout
      language={language}
      title={title}
      audience="partner"
      hasErrors={form.summary.length > 0}
      languages={{ kind: 'form', formId: PREVIEW_FORM }}
      before={
        <>
          <a class="govuk-back-link" href={props.back.href} lang={readerLanguage}>
            {props.back.text}
          </a>
          <div class="govuk-inset-text xp-preview-mark" lang={readerLanguage} role="note">
            <p class="govuk-body">
              <strong>{pageText(readerLanguage, 'preview.mark')}</strong>{' '}
              <span class="xp-own-text">{props.who}</span>. {pageText(readerLanguage, 'preview.nothingKept')}
            </p>
          </div>
        </>
      }
    >
      <ErrorSummary language={language} errors={form.summary} />
      <form id={PREVIEW_FORM} method="post" action={props.path} novalidate>
        <input type="hidden" name="_csrf" value={props.csrf} />
        <input type="hidden" name="_section" value={section.name} />
        {/* The Enter key presses a form's first button: it checks this section. */}
        <button
          class="govuk-visually-hidden"
          name="_go"
          value={section.name}
          tabIndex={-1}
          aria-hidden="true"
        />
        {props.carried.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <SectionButtons {...props} />
        <p class="xp-caption">
          {pageText(language, 'section.position.minutes', {
            position: sections.indexOf(section) + 1,
            count: sections.length,
            minutes: section.minutes,
          })}
        </p>
        <h1 class="govuk-heading-l xp-title">{title}</h1>
        {section.description && <p class="govuk-body-l">{textIn(section.description, language).text}</p>}
        {section.questions.map((question) => (
          <QuestionBlock
            question={question}
            language={language}
            fields={form.fields}
            errors={form.errors}
            basis=""
            hidden={!preview.visible.has(question.name)}
            extraPanels={props.addTo === question.name ? 1 : 0}
          />
        ))}
        <div class="xp-actions" lang={readerLanguage}>
          <button class="govuk-button" name="_go" value={section.name}>
            {pageText(readerLanguage, 'preview.check')}
          </button>
        </div>
      </form>
    </Layout>
  );
}

/** To another section, with everything typed so far. */
function SectionButtons({ preview, language }: PreviewPageProps) {
  return (
    <ul class="govuk-list xp-preview-sections">
      {preview.sections.map(({ name, title }) => (
        <li>
          {name === preview.section.name ? (
            <strong aria-current="true">{textIn(title, language).text}</strong>
          ) : (
            <button class="xp-link-button" name="_go" value={name}>
              {textIn(title, language).text}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
