import { textIn, type Language } from '../../language.js';
import { Notice } from '../../pages/notices.js';
import { pageText } from '../../pages/page-text.js';
import { noteNamed } from '../change-notes.js';
import type { NotedForm } from '../noted-form.js';

interface NoticeProps {
  readonly language: Language;
  readonly noted: NotedForm;
  /** Names of the questions and notes that the answers just saved lead to. */
  readonly revealed: readonly string[];
}

/** What the answers just saved lead to: without the script it appears only now. */
export function RevealedNotice(props: NoticeProps) {
  const { language, noted, revealed } = props;
  const shown = noted.questions.filter(({ name }) => revealed.includes(name));
  const questions = shown.filter(({ name }) => noteNamed(name) === null);
  if (shown.length === 0) return null;
  return (
    <Notice language={language}>
      {questions.length > 0 && (
        <>
          <p class="govuk-notification-banner__heading">
            {pageText(language, 'section.newQuestions', { count: questions.length })}
          </p>
          <Links to={questions.map(({ name, title }) => [name, textIn(title, language).text])} />
        </>
      )}
      <NotesAsked {...props} />
    </Notice>
  );
}

/** What has changed, or an example of what has stayed: asked once, and nobody has to say it. */
function NotesAsked({ language, noted, revealed }: NoticeProps) {
  const { before, questions } = noted;
  const titleOf = (about: string) => {
    const question = questions.find(({ name }) => name === about);
    return question ? textIn(question.title, language).text : about;
  };
  const asked = questions.flatMap(({ name }) => {
    const note = revealed.includes(name) ? noteNamed(name) : null;
    if (!note) return [];
    const text =
      note.kind === 'changed'
        ? pageText(language, 'previous.saved.changed', { question: titleOf(note.about) })
        : pageText(language, 'previous.saved.example');
    return [[name, text] as const];
  });
  if (!before || asked.length === 0) return null;
  return (
    <>
      <p class="govuk-notification-banner__heading">
        {pageText(language, 'previous.saved', { year: String(before.year) })}
      </p>
      <Links to={asked} />
      <p class="govuk-body">{pageText(language, 'previous.saved.goOn')}</p>
    </>
  );
}

function Links({ to }: { readonly to: readonly (readonly [name: string, text: string])[] }) {
  return (
    <ul class="govuk-list">
      {to.map(([name, text]) => (
        <li>
          <a class="govuk-notification-banner__link" href={`#q-${name}`}>
            {text}
          </a>
        </li>
      ))}
    </ul>
  );
}
