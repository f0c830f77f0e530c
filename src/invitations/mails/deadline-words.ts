import type { Officer } from '../../initiatives/initiative.js';
import type { Language } from '../../language.js';
import { formatMessage } from '../../message.js';

const TEXTS = {
  en: {
    summary: '{initiative}: last day to answer for {entity}',
    how: 'Joint ex post exercise {year}. The questionnaire opens by the personal link in our mail.',
    officer: 'Questions: {name}, {email}',
  },
  es: {
    summary: '{initiative}: último día para responder por {entity}',
    how: 'Ejercicio ex post conjunto {year}. El cuestionario se abre con el enlace personal de nuestro correo.',
    officer: 'Preguntas: {name}, {email}',
  },
  fr: {
    summary: '{initiative} : dernier jour pour répondre pour {entity}',
    how: 'Exercice ex post conjoint {year}. Le questionnaire s’ouvre par le lien personnel de notre message.',
    officer: 'Questions : {name}, {email}',
  },
  pt: {
    summary: '{initiative}: último dia para responder por {entity}',
    how: 'Exercício ex post conjunto {year}. O questionário abre-se com a ligação pessoal do nosso e-mail.',
    officer: 'Perguntas: {name}, {email}',
  },
} as const satisfies Record<Language, Record<string, string>>;

/** What stands in the reader's calendar at the end of an exercise; no link, since others read calendars too. */
export function wordExerciseDeadline(
  of: {
    readonly initiative: string;
    readonly entity: string;
    readonly year: number;
    readonly officer: Officer | null;
  },
  language: Language,
): { readonly summary: string; readonly description: string } {
  const { initiative, entity, officer } = of;
  const texts = TEXTS[language];
  const lines = [formatMessage(texts.how, language, { year: String(of.year) })];
  if (officer) {
    const { name, email } = officer;
    lines.push(formatMessage(texts.officer, language, { name, email }));
  }
  return {
    summary: formatMessage(texts.summary, language, { initiative, entity }),
    description: lines.join('\n'),
  };
}
