import type { Language } from '../../language.js';
import { pageText } from '../../pages/page-text.js';
import { safeLink } from '../../pages/safe-link.js';
import type { AnswerValue, Question } from '../../questionnaires/questionnaire.js';
import { answerLines, type AnswerLine } from '../answer-lines.js';
import { placeText } from './choice-fields.js';

/** An answer in words of the reader's language. */
export function linesOf(
  question: Question,
  value: AnswerValue | null,
  language: Language,
  documents?: ReadonlyMap<string, string>,
): readonly AnswerLine[] {
  if (value === null) return [];
  return answerLines(question, value, language, {
    place: (place) => placeText(language, place),
    panel: (title, number) => pageText(language, 'question.panelItem', { title, number: String(number) }),
    document: (number, id) => documentText(language, number, documents?.get(id)),
  });
}

/** What a document is called: its number among those sent, and its own name where that is known. */
export function documentText(language: Language, number: number, name: string | undefined): string {
  return name === undefined
    ? pageText(language, 'question.fileName', { number })
    : pageText(language, 'question.fileNamed', { number, name });
}

/** Text as it was written: line breaks kept; an address of a page becomes a link, anything else stays text. */
function OwnText({ text, lang }: { readonly text: string; readonly lang: Language | undefined }) {
  const href = /^https?:\/\/\S+$/.test(text) ? safeLink(text) : null;
  if (!href) {
    return (
      <span class="xp-own-text" lang={lang}>
        {text}
      </span>
    );
  }
  return (
    <a class="govuk-link xp-own-text" href={href} rel="noopener noreferrer nofollow">
      {text}
    </a>
  );
}

/** An answer for reading; says so where there is none. */
export function AnswerText(props: {
  readonly lines: readonly AnswerLine[];
  readonly language: Language;
  /** Where a document can be had, by its id. */
  readonly documentHref?: (id: string) => string;
  /** In which the entity wrote its own words, where that is known and another one. */
  readonly writtenIn?: Language | undefined;
}) {
  const { lines, documentHref, writtenIn } = props;
  const words = ({ text, own, document }: AnswerLine) => {
    if (own) return <OwnText text={text} lang={writtenIn} />;
    if (document === undefined || !documentHref) return text;
    return (
      <a class="govuk-link" href={documentHref(document)}>
        {text}
      </a>
    );
  };
  if (lines.length === 0)
    return <p class="xp-answer xp-secondary">{pageText(props.language, 'field.none')}</p>;
  if (lines.length === 1 && lines[0] && lines[0].label === null) {
    return <p class="xp-answer">{words(lines[0])}</p>;
  }
  if (lines.every((line) => line.label === null)) {
    return (
      <ul class="govuk-list govuk-list--bullet xp-answer">
        {lines.map((line) => (
          <li>{words(line)}</li>
        ))}
      </ul>
    );
  }
  return (
    <dl class="xp-answer xp-pairs">
      {lines.map((line, index) => (
        <div>
          {line.label !== lines[index - 1]?.label && <dt>{line.label}</dt>}
          <dd>{words(line)}</dd>
        </div>
      ))}
    </dl>
  );
}
