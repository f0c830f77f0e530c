import type { Language } from '../../language.js';
import { LANGUAGES, textIn } from '../../language.js';
import { ErrorSummary, type ErrorLine } from '../../pages/notices.js';
import { LANGUAGE_NAMES, pageText } from '../../pages/page-text.js';
import { StaffFrame, type StaffContext } from '../../pages/staff/staff-frame.js';
import { CATALOGUES, type CodebookCode } from '../codebook.js';
import type { CodeWords } from '../codebook.shape.js';
import { codeKey } from '../passage.js';
import { DoneNotice, type CodingPageProps } from './coding-page.js';

export interface Shared {
  readonly context: StaffContext;
  readonly notice: CodingPageProps['notice'];
  readonly errors: readonly ErrorLine[];
  /** What was sent and not taken. */
  readonly typed: CodeWords | null;
}

export interface CodebookPageProps extends Shared {
  readonly codes: readonly CodebookCode[];
  readonly totals: ReadonlyMap<string, number>;
  readonly mayAdd: boolean;
}

export const CODEBOOK = '/staff/codebook';
export const codePath = ({ catalogue, code }: Pick<CodebookCode, 'catalogue' | 'code'>) =>
  `${CODEBOOK}/${catalogue}/${code}`;
export const nameIn = (code: CodebookCode, language: Language) =>
  textIn(code.texts, language).text || code.code;

export function Fields(props: {
  readonly language: Language;
  readonly words: Pick<CodeWords, 'texts' | 'definition' | 'example'>;
  readonly named: boolean;
  readonly noted?: boolean;
  readonly prefix: string;
}) {
  const { language, words, named, prefix, noted = true } = props;
  return (
    <>
      {named &&
        LANGUAGES.map((each) => (
          <div class="govuk-form-group">
            <label class="govuk-label" for={`${prefix}name-${each}`}>
              {pageText(language, 'codebook.name', { language: LANGUAGE_NAMES[each] })}
            </label>
            <input
              class="govuk-input"
              id={`${prefix}name-${each}`}
              name={`name-${each}`}
              value={words.texts[each] ?? ''}
              lang={each}
            />
          </div>
        ))}
      {noted &&
        (['definition', 'example'] as const).map((each) => (
          <div class="govuk-form-group">
            <label class="govuk-label" for={`${prefix}${each}`}>
              {pageText(language, `codebook.${each}`)}
            </label>
            <textarea
              class="govuk-textarea"
              id={`${prefix}${each}`}
              name={each}
              rows={3}
              value={words[each]}
            />
          </div>
        ))}
    </>
  );
}

export const NO_WORDS = { texts: {}, definition: '', example: '' };

/** All codes, factors and perspectives, with how often each stands in passages. */
export function CodebookPage(props: CodebookPageProps) {
  const { context, codes, totals, mayAdd, typed } = props;
  const { language, csrf } = context;
  return (
    <StaffFrame
      context={context}
      title={pageText(language, 'codebook.title')}
      hasErrors={props.errors.length > 0}
    >
      <ErrorSummary language={language} errors={props.errors} />
      <DoneNotice context={context} notice={props.notice} action={`${CODEBOOK}/undo`} view="" />
      <h1 class="govuk-heading-l">{pageText(language, 'codebook.title')}</h1>
      <p class="govuk-body">{pageText(language, 'codebook.lead')}</p>
      <ul class="govuk-list xp-tree">
        {CATALOGUES.map((catalogue) => (
          <li>
            <h2 class="govuk-heading-m">{pageText(language, `catalogue.${catalogue}`)}</h2>
            <ul class="govuk-list">
              {codes
                .filter((code) => code.catalogue === catalogue && code.state !== 'merged')
                .map((code) => (
                  <li>
                    <a class="govuk-link xp-page-link" href={codePath(code)}>
                      {nameIn(code, language)}
                    </a>{' '}
                    <span class="xp-secondary">
                      {pageText(language, 'codebook.count', { count: totals.get(codeKey(code)) ?? 0 })}
                    </span>{' '}
                    {code.state === 'retired' && (
                      <strong class="govuk-tag govuk-tag--grey">
                        {pageText(language, 'codebook.retired')}
                      </strong>
                    )}
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ul>
      {mayAdd && (
        <form method="post" action={CODEBOOK} class="xp-box">
          <h2 class="govuk-heading-m">{pageText(language, 'codebook.add')}</h2>
          <input type="hidden" name="_csrf" value={csrf} />
          <div class="govuk-form-group">
            <label class="govuk-label" for="catalogue">
              {pageText(language, 'coding.newCatalogue')}
            </label>
            <select class="govuk-select" id="catalogue" name="catalogue">
              {CATALOGUES.map((catalogue) => (
                <option value={catalogue} selected={typed?.catalogue === catalogue}>
                  {pageText(language, `catalogue.${catalogue}`)}
                </option>
              ))}
            </select>
          </div>
          <Fields language={language} words={typed ?? NO_WORDS} named prefix="" />
          <button class="govuk-button">{pageText(language, 'codebook.addGo')}</button>
        </form>
      )}
    </StaffFrame>
  );
}
