import { EXAMPLE_FACTS } from '../../invitations/mails/example-facts.js';
import { deadlineParams, type ExerciseNames } from '../../invitations/mails/exercise-names.js';
import { wordedMail, type Addressing } from '../../invitations/mails/letter-frame.js';
import type { Language } from '../../language.js';
import type { MailContent } from '../../mail/mail-kind.js';
import { paragraphs, type MailText, type MailWords } from '../../mail/mail-words.js';
import { momentText } from '../../pages/deadline.js';

export const RECEIVED_TEXT: MailText = {
  placeholders: [
    'firstName',
    'initiative',
    'entity',
    'entityShort',
    'year',
    'again',
    'when',
    'reference',
    'open',
    'day',
    'deadline',
  ],
  required: ['entity', 'reference'],
  words: {
    en: {
      subject:
        '{again, select, yes {Received again} other {Received}}: the answers of {entityShort} on {initiative}',
      body: paragraphs(
        'Thank you. The answers of {entity} on {initiative} arrived on {when}. Reference: {reference}.',
        'An evaluator reads them and may ask about some. Then come the draft findings, and in the end the report.',
        '{open, select, yes {You can still change them until {day}.} other {}}',
        '{button}',
        'Your copy is a PDF behind this link; it is not attached, since it holds names.',
      ),
      button: 'See my copy',
      inText: 'Your copy is here:',
    },
    es: {
      subject:
        '{again, select, yes {Recibidas de nuevo} other {Recibidas}}: las respuestas de {entityShort} sobre {initiative}',
      body: paragraphs(
        'Gracias. Las respuestas de {entity} sobre {initiative} llegaron el {when}. Referencia: {reference}.',
        'El equipo evaluador las lee y puede preguntar por algunas. Después vienen los hallazgos en borrador y, al final, el informe.',
        '{open, select, yes {Aún puede cambiarlas hasta el {day}.} other {}}',
        '{button}',
        'Su copia es un PDF tras este enlace; no va adjunta, pues contiene nombres.',
      ),
      button: 'Ver mi copia',
      inText: 'Su copia está aquí:',
    },
    fr: {
      subject:
        '{again, select, yes {Bien reçues à nouveau} other {Bien reçues}} : les réponses de {entityShort} sur {initiative}',
      body: paragraphs(
        'Merci. Les réponses de {entity} sur {initiative} sont arrivées le {when}. Référence : {reference}.',
        'L’équipe d’évaluation les lit et peut vous interroger sur certaines. Suivront les projets de constatations, puis le rapport.',
        '{open, select, yes {Vous pouvez encore les modifier jusqu’au {day}.} other {}}',
        '{button}',
        'Votre copie est un PDF derrière ce lien ; elle n’est pas jointe, car elle contient des noms.',
      ),
      button: 'Voir ma copie',
      inText: 'Votre copie se trouve ici :',
    },
    pt: {
      subject:
        '{again, select, yes {Recebidas de novo} other {Recebidas}}: as respostas de {entityShort} sobre {initiative}',
      body: paragraphs(
        'Obrigado. As respostas de {entity} sobre {initiative} chegaram em {when}. Referência: {reference}.',
        'A equipa de avaliação lê-as e pode perguntar por algumas. Seguem-se as constatações em projeto e, no fim, o relatório.',
        '{open, select, yes {Ainda as pode alterar até {day}.} other {}}',
        '{button}',
        'A sua cópia é um PDF nesta ligação; não vai anexa, pois contém nomes.',
      ),
      button: 'Ver a minha cópia',
      inText: 'A sua cópia está aqui:',
    },
  },
};

/** What the thank-you tells about. */
export interface ReceivedFacts extends Addressing, ExerciseNames {
  /** Sent once before: after a return, or taken back in between. */
  readonly isAgain: boolean;
  /** Instant at which it arrived, and the reference it was given. */
  readonly submittedAt: string;
  readonly reference: string;
  /** It can still be taken back. */
  readonly isOpen: boolean;
  /** Instant, and the zones of the exercise and of who reads it. */
  readonly closesAt: string;
  readonly timeZone: string;
  readonly readerZone: string;
}

/** The answers have arrived, and where their copy is (`pages-and-report.md`, section 5). */
export function wordReceived(facts: ReceivedFacts, words: MailWords, language: Language): MailContent {
  const { initiative, entity, entityShort, year, reference, readerZone } = facts;
  return wordedMail(words, language, facts, {
    ...{ initiative, entity, entityShort, year, reference },
    again: facts.isAgain ? 'yes' : 'no',
    open: facts.isOpen ? 'yes' : 'no',
    when: momentText(language, facts.submittedAt, readerZone),
    ...deadlineParams(facts, readerZone, language),
  });
}

/** As the mail reads to somebody invented. */
export function receivedExample(language: Language, words: MailWords): MailContent {
  const submittedAt = new Date(Date.parse(EXAMPLE_FACTS.closesAt) - 5 * 86_400_000).toISOString();
  const about = { submittedAt, reference: 'AGUACLARA-2026-IA-3F9A', isAgain: false, isOpen: true };
  return wordReceived({ ...EXAMPLE_FACTS, year: String(EXAMPLE_FACTS.year), ...about }, words, language);
}
