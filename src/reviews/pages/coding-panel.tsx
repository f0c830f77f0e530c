import { pageText } from '../../pages/page-text.js';
import { CATALOGUES, type CodebookCode } from '../codebook.js';
import { codeKey, type Passage } from '../passage.js';
import type { ReadPassageForm } from '../passages.shape.js';
import { CodeNames, nameOf } from './coding-text-view.js';
import type { CodingPageProps } from './coding-page.js';

/** The passage that the panel is about, where it is not about new ones. */
export interface PanelOf {
  readonly passage: Passage;
  readonly mode: 'edit' | 'place';
}

interface PanelProps extends CodingPageProps {
  readonly codes: ReadonlyMap<string, CodebookCode>;
}

function AllCodes({
  context: { language },
  codebook,
  chosen,
}: PanelProps & { readonly chosen: ReadonlySet<string> }) {
  const shown = codebook.filter((code) => code.state === 'active' || chosen.has(codeKey(code)));
  return (
    <>
      {CATALOGUES.map((catalogue) => (
        <fieldset class="govuk-fieldset">
          <legend class="govuk-fieldset__legend">{pageText(language, `catalogue.${catalogue}`)}</legend>
          <ul class="govuk-list xp-code-list">
            {shown
              .filter((code) => code.catalogue === catalogue)
              .map((code) => (
                <li>
                  <label>
                    <input
                      type="checkbox"
                      name="code"
                      value={codeKey(code)}
                      checked={chosen.has(codeKey(code))}
                    />{' '}
                    {nameOf(code, language)}
                  </label>
                </li>
              ))}
          </ul>
        </fieldset>
      ))}
    </>
  );
}

function AtHand({ context: { language }, recent, codebook }: PanelProps) {
  return (
    <>
      <div class="xp-at-hand" role="group" aria-label={pageText(language, 'coding.recent')}>
        {recent.map((code, index) => (
          <button
            class="xp-at-hand__code"
            name="quick"
            value={codeKey(code)}
            data-key={String(index + 1)}
            data-key-label={nameOf(code, language)}
          >
            <kbd aria-hidden="true">{index + 1}</kbd> <span data-code-name>{nameOf(code, language)}</span>
          </button>
        ))}
      </div>
      <label class="govuk-label" for="search">
        {pageText(language, 'coding.search')}
      </label>
      <input
        class="govuk-input"
        id="search"
        name="search"
        list="codes"
        autocomplete="off"
        data-key="t"
        data-key-label={pageText(language, 'coding.search')}
      />
      <datalist id="codes">
        {codebook
          .filter(({ state }) => state === 'active')
          .map((code) => (
            <option value={nameOf(code, language)}>
              {pageText(language, `catalogue.${catalogueOf(code)}`)}
            </option>
          ))}
      </datalist>
    </>
  );
}

const catalogueOf = (code: CodebookCode) => code.catalogue as (typeof CATALOGUES)[number];

function Words({ context: { language }, typed, of }: PanelProps) {
  const words = typed?.words ?? of?.passage;
  return (
    <>
      <label class="govuk-label" for="memo">
        {pageText(language, 'coding.memo')}
      </label>
      <div class="govuk-hint" id="memo-hint">
        {pageText(language, 'coding.memoHint')}
      </div>
      <textarea
        class="govuk-textarea"
        id="memo"
        name="memo"
        rows={2}
        aria-describedby="memo-hint"
        data-key="m"
        value={words?.memo ?? ''}
      />
      <ul class="govuk-list xp-code-list">
        <li>
          <label for="exemplar">
            <input
              type="checkbox"
              id="exemplar"
              name="exemplar"
              value="1"
              checked={words?.exemplar ?? false}
              data-key="*"
            />{' '}
            {pageText(language, 'coding.exemplar')}
          </label>
        </li>
      </ul>
    </>
  );
}

function NewCode({ context: { language }, typed }: PanelProps) {
  return (
    <details class="govuk-details" open={typed?.words.newCode != null}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{pageText(language, 'coding.new')}</span>
      </summary>
      <div class="govuk-details__text">
        <label class="govuk-label" for="new-name">
          {pageText(language, 'coding.newName')}
        </label>
        <input class="govuk-input" id="new-name" name="new-name" value={typed?.words.newCode?.name ?? ''} />
        <label class="govuk-label" for="new-catalogue">
          {pageText(language, 'coding.newCatalogue')}
        </label>
        <select class="govuk-select" id="new-catalogue" name="new-catalogue">
          {CATALOGUES.map((catalogue) => (
            <option value={catalogue} selected={typed?.words.newCode?.catalogue === catalogue}>
              {pageText(language, `catalogue.${catalogue}`)}
            </option>
          ))}
        </select>
      </div>
    </details>
  );
}

/** Where codes are given: to the sentences marked, or to a passage that is changed. Not a box over the text. */
export function CodingPanel(props: PanelProps) {
  const { context, path, view, of, typed, codes } = props;
  const { language, csrf } = context;
  const place = of?.mode === 'place';
  const title = !of ? 'coding.panel' : place ? 'coding.panelPlace' : 'coding.panelEdit';
  const chosen = new Set((typed?.words ?? of?.passage)?.codes.map(codeKey));
  const action = !of ? 'passages' : `passages/${of.passage.id}${place ? '/place' : ''}`;
  return (
    <form
      class="xp-box xp-panel"
      id="code"
      method="post"
      action={`${path}/${action}`}
      data-coding={of ? undefined : ''}
      data-chosen={pageText(language, 'coding.chosen', { text: '{text}' })}
      data-saving={pageText(language, 'coding.saving')}
      data-failed={pageText(language, 'coding.failed')}
    >
      <h2 class="govuk-heading-m">{pageText(language, title)}</h2>
      <input type="hidden" name="_csrf" value={csrf} />
      <input type="hidden" name="back" value={view} />
      <input type="hidden" name="range" value="" data-range />
      {of && <input type="hidden" name="revision" value={of.passage.revision} />}
      <p class="govuk-body-s xp-own-text" data-panel-state role="status" />
      {of && <q class="govuk-body xp-own-text">{of.passage.quoted}</q>}
      {of && typed && (
        <div class="xp-theirs">
          <h3 class="govuk-heading-s">{pageText(language, 'coding.theirs')}</h3>
          <CodeNames passage={of.passage} codes={codes} language={language} />
          <p class="govuk-body-s xp-own-text">{of.passage.memo}</p>
        </div>
      )}
      {place ? (
        <p class="govuk-body">{pageText(language, 'coding.placeText')}</p>
      ) : (
        <>
          {!of && <AtHand {...props} />}
          <Words {...props} />
          <details class="govuk-details" open={of !== null || chosen.size > 0}>
            <summary class="govuk-details__summary">
              <span class="govuk-details__summary-text">{pageText(language, 'coding.all')}</span>
            </summary>
            <div class="govuk-details__text">
              <AllCodes {...props} chosen={chosen} />
            </div>
          </details>
          <NewCode {...props} />
        </>
      )}
      <button class="govuk-button">{pageText(language, place ? 'coding.placeGo' : 'coding.save')}</button>
      {of && (
        <p class="govuk-body">
          <a class="govuk-link xp-page-link" href={`${path}?${view}`}>
            {pageText(language, 'coding.cancel')}
          </a>
        </p>
      )}
      <span hidden data-key-hint="↑" data-key-label={pageText(language, 'coding.keyUp')} />
      <span hidden data-key-hint="↓" data-key-label={pageText(language, 'coding.keyDown')} />
    </form>
  );
}

export type Typed = ReadPassageForm;
