import { LANGUAGES, textIn } from '../language.js';
import type { Language, Texts } from '../language.js';
import { offeredQuestions, variableOf } from './conditions.js';
import { boundsFor } from './number-bounds.js';
import { entityChoices, rowsOf } from './partnership-rows.js';
import type { Question, Questionnaire, Respondent, Section } from './questionnaire.js';

/**
 * The questionnaire as this respondent sees it: rows, choices and bounds that come from the partnership and the
 * exercise filled in, `{challenge}`, `{exerciseYear}` and `{exerciseNumber}` quoted in the texts. Questions that no
 * answer could ever show to this respondent are left out. Texts are plain text, whoever writes them out escapes them.
 * Depends on nothing but its arguments, so the result may be kept.
 */
export function pagesFor(questionnaire: Questionnaire, respondent: Respondent): readonly Section[] {
  const offered = offeredQuestions(questionnaire, respondent);
  return questionnaire.sections.map((section) => ({
    ...section,
    questions: section.questions
      .filter((question) => offered.has(question.name))
      .map((question) => questionFor(question, respondent)),
  }));
}

/** Questions in which there is nothing to fill in for anybody: most of them. */
const fixed = new WeakSet<Question>();

/** One question so filled in. */
export function questionFor(question: Question, respondent: Respondent): Question {
  if (fixed.has(question)) return question;
  const filled = filledIn(quoteIn(question, respondent), respondent);
  if (filled === question) fixed.add(question);
  return filled;
}

function filledIn(question: Question, respondent: Respondent): Question {
  switch (question.type) {
    case 'matrix':
      return question.rowsFrom === null ? question : { ...question, rows: rowsOf(question, respondent) };
    case 'checkbox':
      return question.choicesFrom ? { ...question, choices: entityChoices(respondent) } : question;
    case 'text':
      return question.minExpression === undefined && question.maxExpression === undefined
        ? question
        : { ...question, ...boundsFor(question, respondent) };
    case 'paneldynamic': {
      const elements = question.elements.map((element) => questionFor(element, respondent));
      const same = elements.every((element, index) => element === question.elements[index]);
      return same ? question : { ...question, elements };
    }
    default:
      return question;
  }
}

function quoteIn<Q extends Question>(question: Q, respondent: Respondent): Q {
  const quotes = (texts: Texts | null): boolean =>
    texts !== null && LANGUAGES.some((one) => texts[one].includes('{'));
  if (!quotes(question.title) && !quotes(question.description)) return question;
  return {
    ...question,
    title: quoted(question.title, respondent),
    description: question.description && quoted(question.description, respondent),
  };
}

/** In one pass: braces inside a quoted challenge are the partnership's own characters. */
function quoted(texts: Texts, respondent: Respondent): Texts {
  const inLanguage = (language: Language): string =>
    texts[language].replace(/\{(challenge|exerciseYear|exerciseNumber)\}/g, (_all, name: string) =>
      name === 'challenge'
        ? challengeIn(respondent, language)
        : String(variableOf(respondent, name as 'exerciseYear' | 'exerciseNumber')),
    );
  return Object.fromEntries(
    LANGUAGES.map((language) => [language, inLanguage(language)]),
  ) as unknown as Texts;
}

/** A missing text falls back to English with its language marked (`domain.md`, section 4). */
function challengeIn(respondent: Respondent, language: Language): string {
  const found = textIn(respondent.partnership.challenge, language);
  if (found.text === '' || found.language === language) return found.text;
  return `${found.text} (${nameIn(language, found.language)})`;
}

const names = new Map<string, string>();

/** Name of a language in another one; Intl takes longer to make than a whole page to fill in. */
function nameIn(language: Language, named: Language): string {
  const key = `${language} ${named}`;
  const name = names.get(key) ?? new Intl.DisplayNames(language, { type: 'language' }).of(named) ?? named;
  names.set(key, name);
  return name;
}
