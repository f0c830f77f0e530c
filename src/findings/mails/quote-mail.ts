import { EXAMPLE_FACTS } from '../../invitations/mails/example-facts.js';
import type { Addressing } from '../../invitations/mails/letter-frame.js';
import { wordedMail } from '../../invitations/mails/letter-frame.js';
import type { Language } from '../../language.js';
import type { MailContent } from '../../mail/mail-kind.js';
import { paragraphs, type MailText, type MailWords } from '../../mail/mail-words.js';

export const QUOTES_TEXT: MailText = {
  placeholders: ['firstName', 'entity', 'initiative', 'count'],
  required: ['entity'],
  words: {
    en: {
      subject: 'May the report on {initiative} quote {entity}?',
      body: paragraphs(
        'The evaluators would like to quote {count, plural, one {a passage} other {# passages}} from the answers of {entity} in the report on {initiative}. Without your approval nothing is printed.',
        'Behind the link, under “Our quotes in the report”, you see each one as it would appear: approve it as it is, edit it, leave the name out, or say no. You can change your mind later.',
      ),
      button: 'Decide on the quotes',
      inText: 'The quotes are here:',
    },
    es: {
      subject: '¿Puede el informe sobre {initiative} citar a {entity}?',
      body: paragraphs(
        'El equipo evaluador querría citar {count, plural, one {un pasaje} many {# pasajes} other {# pasajes}} de las respuestas de {entity} en el informe sobre {initiative}. Sin su aprobación no se imprime nada.',
        'Tras el enlace, en «Nuestras citas en el informe», ve cada cita tal como aparecería: apruébela como está, edítela, quite el nombre o diga que no. Puede cambiar de opinión más tarde.',
      ),
      button: 'Decidir sobre las citas',
      inText: 'Las citas están aquí:',
    },
    fr: {
      subject: 'Le rapport sur {initiative} peut-il citer {entity} ?',
      body: paragraphs(
        'L’équipe d’évaluation aimerait citer {count, plural, one {un passage} many {# passages} other {# passages}} des réponses de {entity} dans le rapport sur {initiative}. Sans votre accord, rien n’est imprimé.',
        'Derrière le lien, sous « Nos citations dans le rapport », vous voyez chaque citation telle qu’elle paraîtrait : approuvez-la, modifiez-la, retirez le nom, ou refusez. Vous pouvez changer d’avis plus tard.',
      ),
      button: 'Décider des citations',
      inText: 'Les citations se trouvent ici :',
    },
    pt: {
      subject: 'O relatório sobre {initiative} pode citar {entity}?',
      body: paragraphs(
        'A equipa de avaliação gostaria de citar {count, plural, one {uma passagem} many {# passagens} other {# passagens}} das respostas de {entity} no relatório sobre {initiative}. Sem a sua aprovação nada é impresso.',
        'Atrás da ligação, em «As nossas citações no relatório», vê cada citação tal como apareceria: aprove-a como está, edite-a, retire o nome ou diga que não. Pode mudar de opinião mais tarde.',
      ),
      button: 'Decidir sobre as citações',
      inText: 'As citações estão aqui:',
    },
  },
};

export interface QuoteMailFacts extends Addressing {
  readonly initiative: string;
  readonly entity: string;
  /** Passages that wait for the entity's word. */
  readonly count: number;
}

/** Evaluators would like to quote the entity. */
export function wordQuotes(facts: QuoteMailFacts, words: MailWords, language: Language): MailContent {
  const { initiative, entity, count } = facts;
  return wordedMail(words, language, facts, { initiative, entity, count });
}

/** As the mail reads to somebody invented. */
export function quotesExample(language: Language, words: MailWords): MailContent {
  return wordQuotes({ ...EXAMPLE_FACTS, count: 2 }, words, language);
}
