import { textIn, type Language } from '../../language.js';
import { pageText } from '../../pages/page-text.js';
import type { CodebookCode } from '../codebook.js';
import type { CodingText } from '../coding-texts.service.js';
import { sentenceViews, type Segment } from '../coding-view.js';
import { codeKey, type Passage } from '../passage.js';
import { markText } from '../passages.shape.js';

export interface TextViewProps {
  readonly language: Language;
  readonly csrf: string;
  /** Path of the coding page, with the view that is open as its query. */
  readonly path: string;
  readonly view: string;
  readonly text: CodingText;
  /** Position on the page; makes ids. */
  readonly index: number;
  readonly title: string;
  readonly passages: readonly Passage[];
  readonly codes: ReadonlyMap<string, CodebookCode>;
  readonly names: ReadonlyMap<string, string>;
  readonly mayCode: boolean;
  /** Sentences that were marked when the form came back. */
  readonly marked: ReadonlySet<string>;
}

function SegmentView({ segment, index }: { readonly segment: Segment; readonly index: number }) {
  const { layers, text, start, ends } = segment;
  return (
    <>
      <span class={layers > 0 ? `xp-mark xp-mark--${Math.min(layers, 3)}` : undefined} data-o={start}>
        {text}
      </span>
      {ends.map((number) => (
        <sup class="xp-mark-end">
          <a class="govuk-link" href={`#p-${index}-${number}`}>{`[${number}]`}</a>
        </sup>
      ))}
    </>
  );
}

export function CodeNames({
  passage,
  codes,
  language,
}: Pick<TextViewProps, 'codes' | 'language'> & { readonly passage: Passage }) {
  if (passage.codes.length === 0) return <p class="govuk-body-s">{pageText(language, 'coding.noCode')}</p>;
  return (
    <ul class="govuk-list xp-codes">
      {passage.codes.map((code) => (
        <li class="xp-code">{nameOf(codes.get(codeKey(code)), language) || code.code}</li>
      ))}
    </ul>
  );
}

export function nameOf(code: CodebookCode | undefined, language: Language): string {
  return code ? textIn(code.texts, language).text : '';
}

function Card(props: TextViewProps & { readonly passage: Passage; readonly number: number }) {
  const { language, passage, number, index, path, view, csrf, mayCode } = props;
  const name = props.names.get(passage.actor);
  const label = pageText(language, 'coding.passage', { number });
  return (
    <li class="xp-passage" id={`p-${index}-${number}`}>
      <p class="govuk-body-s xp-passage__head">
        <strong>{`[${number}]`}</strong>{' '}
        {passage.exemplar && <strong class="govuk-tag">★ {pageText(language, 'coding.isExemplar')}</strong>}{' '}
        <q class="xp-own-text">{passage.quoted}</q>
      </p>
      <CodeNames {...props} />
      {passage.memo !== '' && <p class="govuk-body-s xp-own-text xp-memo">{passage.memo}</p>}
      {name && <p class="govuk-body-s xp-secondary">{pageText(language, 'coding.by', { name })}</p>}
      {mayCode && (
        <div class="xp-passage__acts">
          <a class="govuk-link xp-page-link" href={`${path}?${view}&passage=${passage.id}#code`}>
            {pageText(language, 'coding.edit')}
            <span class="govuk-visually-hidden"> {label}</span>
          </a>
          <form method="post" action={`${path}/passages/${passage.id}/remove`}>
            <input type="hidden" name="_csrf" value={csrf} />
            <input type="hidden" name="revision" value={passage.revision} />
            <input type="hidden" name="back" value={view} />
            <button class="xp-link-button">
              {pageText(language, 'coding.remove')}
              <span class="govuk-visually-hidden"> {label}</span>
            </button>
          </form>
        </div>
      )}
    </li>
  );
}

/** One text with its passages: sentences to mark, and below them what has been marked. */
export function CodingTextView(props: TextViewProps) {
  const { text, index, passages, mayCode, marked, language } = props;
  const sentences = sentenceViews(text, passages);
  return (
    <section class="xp-coding-text" aria-labelledby={`t-${index}`} data-text>
      <h2 class="govuk-heading-s" id={`t-${index}`}>
        {props.title}
      </h2>
      <p class="govuk-body xp-own-text" lang={text.language || undefined} data-sentences>
        {sentences.map(({ gap, start, end, segments }) => {
          const inner = segments.map((segment) => <SegmentView segment={segment} index={index} />);
          const { entity, question, place, revision: answerRevision } = text;
          const value = markText({ entity, question, place, answerRevision, start, end });
          if (!mayCode) return [gap, <span>{inner}</span>];
          return [
            gap,
            <label class="xp-sentence">
              <input type="checkbox" name="s" value={value} form="code" checked={marked.has(value)} />
              {inner}
            </label>,
          ];
        })}
      </p>
      {passages.length > 0 && (
        <ol class="xp-passages" aria-label={pageText(language, 'coding.passages')}>
          {passages.map((passage, position) => (
            <Card {...props} passage={passage} number={position + 1} />
          ))}
        </ol>
      )}
    </section>
  );
}
