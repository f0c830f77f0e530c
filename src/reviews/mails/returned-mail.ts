import type { Addressing } from '../../invitations/mails/letter-frame.js';
import { EXAMPLE_FACTS } from '../../invitations/mails/example-facts.js';
import { wordedMail } from '../../invitations/mails/letter-frame.js';
import type { Language } from '../../language.js';
import type { MailContent } from '../../mail/mail-kind.js';
import { paragraphs, type MailText, type MailWords } from '../../mail/mail-words.js';

export const RETURNED_TEXT: MailText = {
  placeholders: ['firstName', 'entity', 'initiative', 'year', 'count'],
  required: [],
  words: {
    en: {
      subject: '{count, plural, one {One question} other {# questions}} on your answers: {initiative}',
      body: paragraphs(
        'Thank you for the answers of {entity} to the ex post exercise {year} of {initiative}. An evaluator has read them and asks you about {count, plural, one {one of them} other {# of them}}:',
        '{button}',
        'Only what is asked about can be changed; everything else stays as you sent it.',
      ),
      button: 'Answer',
      inText: 'You can answer here:',
    },
    es: {
      subject:
        '{count, plural, one {Una pregunta} many {# preguntas} other {# preguntas}} sobre sus respuestas: {initiative}',
      body: paragraphs(
        'Gracias por las respuestas de {entity} al ejercicio ex post {year} de {initiative}. El equipo evaluador las ha leído y le consulta {count, plural, one {sobre una de ellas} many {sobre # de ellas} other {sobre # de ellas}}:',
        '{button}',
        'Solo puede cambiarse lo consultado; todo lo demás queda como se envió.',
      ),
      button: 'Responder',
      inText: 'Puede responder aquí:',
    },
    fr: {
      subject:
        '{count, plural, one {Une question} many {# questions} other {# questions}} sur vos réponses : {initiative}',
      body: paragraphs(
        'Merci pour les réponses de {entity} à l’exercice ex post {year} de {initiative}. L’équipe d’évaluation les a lues et vous interroge {count, plural, one {sur l’une d’elles} many {sur # d’entre elles} other {sur # d’entre elles}} :',
        '{button}',
        'Seul ce qui est demandé peut être modifié ; tout le reste demeure tel que vous l’avez envoyé.',
      ),
      button: 'Répondre',
      inText: 'Vous pouvez répondre ici :',
    },
    pt: {
      subject:
        '{count, plural, one {Uma pergunta} many {# perguntas} other {# perguntas}} sobre as suas respostas: {initiative}',
      body: paragraphs(
        'Obrigado pelas respostas de {entity} ao exercício ex post {year} de {initiative}. A equipa de avaliação leu-as e pergunta {count, plural, one {sobre uma delas} many {sobre # delas} other {sobre # delas}}:',
        '{button}',
        'Só se pode alterar o que é perguntado; tudo o resto fica como foi enviado.',
      ),
      button: 'Responder',
      inText: 'Pode responder aqui:',
    },
  },
};

export interface ReturnedFacts extends Addressing {
  readonly initiative: string;
  readonly entity: string;
  readonly year: number;
  /** Title of each returned question in the reader's language, and the evaluator's remark as it was written. */
  readonly points: readonly { readonly title: string; readonly text: string }[];
}

const EXAMPLE_POINTS = {
  en: { title: 'How is the knowledge applied?', text: 'Which service do you mean?' },
  es: { title: '¿Cómo se aplica el conocimiento?', text: '¿A qué servicio se refiere?' },
  fr: { title: 'Comment la connaissance est-elle appliquée ?', text: 'De quel service parlez-vous ?' },
  pt: { title: 'Como se aplica o conhecimento?', text: 'A que serviço se refere?' },
} as const satisfies Record<Language, ReturnedFacts['points'][number]>;

/** As the mail reads to somebody invented. */
export function returnedExample(language: Language, words: MailWords): MailContent {
  return wordReturned({ ...EXAMPLE_FACTS, points: [EXAMPLE_POINTS[language]] }, words, language);
}

/** All questions on a returned response in one mail. */
export function wordReturned(facts: ReturnedFacts, words: MailWords, language: Language): MailContent {
  const { initiative, entity, year, points } = facts;
  const params = { initiative, entity, year: String(year), count: points.length };
  return wordedMail(words, language, facts, params);
}
