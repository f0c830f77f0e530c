import type { Language } from '../../language.js';
import { pageText } from '../../pages/page-text.js';
import { StateTag } from '../../pages/staff/state-tag.js';
import type { AnswerLine } from '../../responses/answer-lines.js';
import { AnswerText, linesOf } from '../../responses/pages/answer-text.js';
import type { ComparedEntity } from '../compare.js';
import { AnswerMark } from './answer-mark.js';

/** In code points; a longer text shows its beginning and opens. */
const SHOWN_AT_ONCE = 160;

interface Shown {
  readonly language: Language;
  /** Where a document of this entity can be had, by its id. */
  readonly documentHref: (id: string) => string;
}

/** What one entity says to a question, or why there is nothing of it. */
export function ComparedCell(props: Shown & { readonly compared: ComparedEntity }) {
  const { language } = props;
  const { cell, state } = props.compared;
  switch (cell.kind) {
    case 'not-submitted':
      return <StateTag language={language} state={state} />;
    case 'not-asked':
      return <span class="xp-secondary">{pageText(language, 'compare.notAsked')}</span>;
    case 'left-out':
      return (
        <span class="xp-own-text">{pageText(language, 'question.cannotGiven', { reason: cell.reason })}</span>
      );
    case 'blank':
      return <span class="xp-secondary">{pageText(language, 'field.none')}</span>;
    case 'marks':
      return (
        <ul class="govuk-list xp-marks">
          {cell.marks.map(({ value, filled }) => (
            <li>
              <AnswerMark filled={filled} />
              <span>{linesOf(cell.question, value, language).map((line) => lineText(line, language))}</span>
            </li>
          ))}
        </ul>
      );
    case 'text':
      return <ClippedText {...props} lines={linesOf(cell.question, cell.value, language)} />;
  }
}

function lineText({ label, text }: AnswerLine, language: Language): string {
  return label === null ? text : pageText(language, 'compare.ofRow', { row: label, what: text });
}

function ClippedText({ lines, language, documentHref }: Shown & { readonly lines: readonly AnswerLine[] }) {
  const whole = <AnswerText lines={lines} language={language} documentHref={documentHref} />;
  const characters = [...lines.map((line) => lineText(line, language)).join(' · ')];
  if (characters.length <= SHOWN_AT_ONCE) return whole;
  return (
    <details class="xp-clipped">
      <summary class="xp-clipped__open">
        <span class="xp-clipped__beginning xp-own-text">{characters.slice(0, SHOWN_AT_ONCE).join('')}…</span>
        <span class="xp-clipped__close">{pageText(language, 'compare.close')}</span>
      </summary>
      {whole}
    </details>
  );
}
