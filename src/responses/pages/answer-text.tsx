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
): readonly AnswerLine[] {
  if (value === null) return [];
  return answerLines(question, value, language, {
    place: (place) => placeText(language, place),
    panel: (title, number) => pageText(language, 'question.panelItem', { title, number: String(number) }),
    document: (number) => pageText(language, 'question.fileName', { number }),
  });
}

/** Text as it was written: line breaks kept; an address of a page becomes a link, anything else stays text. */
function OwnText({ text }: { readonly text: string }) {
  const href = /^https?:\/\/\S+$/.test(text) ? safeLink(text) : null;
  if (!href) return <span class="xp-own-text">{text}</span>;
  return (
    <a class="govuk-link xp-own-text" href={href} rel="noopener noreferrer nofollow">
      {text}
    </a>
  );
}

/** An answer for reading; says so where there is none. */
export function AnswerText(props: { readonly lines: readonly AnswerLine[]; readonly language: Language }) {
  const { lines } = props;
  if (lines.length === 0)
    return <p class="xp-answer xp-secondary">{pageText(props.language, 'field.none')}</p>;
  if (lines.length === 1 && lines[0] && lines[0].label === null) {
    const [line] = lines;
    return <p class="xp-answer">{line.own ? <OwnText text={line.text} /> : line.text}</p>;
  }
  if (lines.every((line) => line.label === null)) {
    return (
      <ul class="govuk-list govuk-list--bullet xp-answer">
        {lines.map((line) => (
          <li>{line.own ? <OwnText text={line.text} /> : line.text}</li>
        ))}
      </ul>
    );
  }
  return (
    <dl class="xp-answer xp-pairs">
      {lines.map((line, index) => (
        <div>
          {line.label !== lines[index - 1]?.label && <dt>{line.label}</dt>}
          <dd>{line.own ? <OwnText text={line.text} /> : line.text}</dd>
        </div>
      ))}
    </dl>
  );
}
