import type { Addressing } from '../../invitations/mails/letter-frame.js';
import { framedMail } from '../../invitations/mails/letter-frame.js';
import { shortNameOf } from '../../initiatives/short-name.js';
import type { Language } from '../../language.js';
import type { MailContent } from '../../mail/mail-kind.js';
import { formatMessage } from '../../message.js';
import { deadlineText } from '../../pages/deadline.js';

const TEXTS = {
  en: {
    subject: 'Received: the answers of {entity} on {initiative}',
    thanks:
      'Thank you. The answers of {entity} to the joint ex post exercise {year} of {initiative} have arrived, under the reference {reference}.',
    next: 'Until {deadline} your entity can still change them. Evaluators then read them and write to you where something is unclear.',
    button: 'See my copy',
    inText: 'Your copy is here:',
  },
  es: {
    subject: 'Recibidas: las respuestas de {entity} sobre {initiative}',
    thanks:
      'Gracias. Han llegado las respuestas de {entity} al ejercicio ex post conjunto {year} de {initiative}, con la referencia {reference}.',
    next: 'Su entidad todavía puede cambiarlas hasta: {deadline}. Después, el equipo evaluador las lee y le escribe si algo no está claro.',
    button: 'Ver mi copia',
    inText: 'Su copia está aquí:',
  },
  fr: {
    subject: 'Bien reçu : les réponses de {entity} sur {initiative}',
    thanks:
      'Merci. Les réponses de {entity} à l’exercice ex post conjoint {year} de {initiative} sont arrivées, sous la référence {reference}.',
    next: 'Votre entité peut encore les modifier jusqu’à : {deadline}. Ensuite, l’équipe d’évaluation les lit et vous écrit si quelque chose n’est pas clair.',
    button: 'Voir ma copie',
    inText: 'Votre copie se trouve ici :',
  },
  pt: {
    subject: 'Recebidas: as respostas de {entity} sobre {initiative}',
    thanks:
      'Obrigado. As respostas de {entity} ao exercício ex post conjunto {year} de {initiative} chegaram, com a referência {reference}.',
    next: 'A sua entidade ainda as pode alterar até: {deadline}. Depois, a equipa de avaliação lê-as e escreve-lhe se algo não estiver claro.',
    button: 'Ver a minha cópia',
    inText: 'A sua cópia está aqui:',
  },
} as const satisfies Record<Language, Record<string, string>>;

export interface ReceivedFacts extends Addressing {
  readonly initiative: string;
  readonly entity: string;
  readonly year: number;
  /** Shown after submission, such as `LIDERES-2023-CAINCO-3F9A`. */
  readonly reference: string;
  /** Instant, and the zone in which it was set. */
  readonly closesAt: string;
  readonly timeZone: string;
  readonly readerZone: string;
}

/** Thanks for a submitted response, with the way to one's own copy. */
export function wordReceived(facts: ReceivedFacts, language: Language): MailContent {
  const texts = TEXTS[language];
  const { initiative, entity, year, reference, closesAt, timeZone, readerZone } = facts;
  const deadline = deadlineText(language, closesAt, timeZone, readerZone);
  return framedMail(language, facts, {
    subject: formatMessage(texts.subject, language, { entity: shortNameOf(entity), initiative }),
    paragraphs: [
      formatMessage(texts.thanks, language, { entity, initiative, year: String(year), reference }),
      formatMessage(texts.next, language, { deadline }),
    ],
    button: texts.button,
    inText: texts.inText,
  });
}
