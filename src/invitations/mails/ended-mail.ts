import type { Language } from '../../language.js';
import type { MailContent } from '../../mail/mail-kind.js';
import { paragraphs, type MailText, type MailWords } from '../../mail/mail-words.js';
import { EXAMPLE_FACTS } from './example-facts.js';
import type { ExerciseNames } from './exercise-names.js';
import { wordedMail, type Addressing } from './letter-frame.js';

/** The exercise that was announced does not take place; there is no link left to open. */
export const CANCELLED_TEXT: MailText = {
  placeholders: ['firstName', 'initiative', 'entity', 'entityShort', 'year', 'invited', 'reason'],
  required: ['initiative', 'reason'],
  words: {
    en: {
      subject: 'Cancelled: joint ex post exercise {year} of {initiative}',
      body: paragraphs(
        'The joint ex post exercise {year} of {initiative} has been cancelled. {entity} need not do anything.',
        'The programme writes: “{reason}”',
        '{invited, select, yes {The links in our earlier mails no longer open; answers given so far stay stored. The attached file takes the day out of your calendar.} other {}}',
      ),
      button: '',
      inText: '',
    },
    es: {
      subject: 'Cancelado: ejercicio ex post conjunto {year} de {initiative}',
      body: paragraphs(
        'El ejercicio ex post conjunto {year} de {initiative} se ha cancelado. {entity} no tiene que hacer nada.',
        'El programa escribe: «{reason}»',
        '{invited, select, yes {Los enlaces de nuestros correos anteriores ya no se abren; las respuestas dadas se conservan. El archivo adjunto quita el día de su calendario.} other {}}',
      ),
      button: '',
      inText: '',
    },
    fr: {
      subject: 'Annulé : exercice ex post conjoint {year} de {initiative}',
      body: paragraphs(
        'L’exercice ex post conjoint {year} de {initiative} est annulé. {entity} n’a rien à faire.',
        'Le programme écrit : « {reason} »',
        '{invited, select, yes {Les liens de nos messages précédents ne s’ouvrent plus ; les réponses données restent conservées. Le fichier joint retire la date de votre agenda.} other {}}',
      ),
      button: '',
      inText: '',
    },
    pt: {
      subject: 'Cancelado: exercício ex post conjunto {year} de {initiative}',
      body: paragraphs(
        'O exercício ex post conjunto {year} de {initiative} foi cancelado. {entity} não precisa de fazer nada.',
        'O programa escreve: «{reason}»',
        '{invited, select, yes {As ligações dos nossos e-mails anteriores já não abrem; as respostas dadas ficam guardadas. O ficheiro anexo retira o dia da sua agenda.} other {}}',
      ),
      button: '',
      inText: '',
    },
  },
};

/** A year without an exercise, which had been announced. */
export const SKIPPED_TEXT: MailText = {
  placeholders: ['firstName', 'initiative', 'entity', 'entityShort', 'year', 'next', 'reason'],
  required: ['initiative', 'year', 'reason'],
  words: {
    en: {
      subject: '{initiative}: no exercise in {year}',
      body: paragraphs(
        'We had announced the joint ex post exercise {year} of {initiative} to {entity}. It does not take place this time: the next one is planned for {next}.',
        'The programme writes: “{reason}”',
        'You need not do anything. We write again before it begins.',
      ),
      button: '',
      inText: '',
    },
    es: {
      subject: '{initiative}: sin ejercicio en {year}',
      body: paragraphs(
        'Habíamos anunciado a {entity} el ejercicio ex post conjunto {year} de {initiative}. Esta vez no se realiza: el próximo está previsto para {next}.',
        'El programa escribe: «{reason}»',
        'No tiene que hacer nada. Le escribiremos de nuevo antes de que empiece.',
      ),
      button: '',
      inText: '',
    },
    fr: {
      subject: '{initiative} : pas d’exercice en {year}',
      body: paragraphs(
        'Nous avions annoncé à {entity} l’exercice ex post conjoint {year} de {initiative}. Il n’a pas lieu cette fois : le prochain est prévu pour {next}.',
        'Le programme écrit : « {reason} »',
        'Vous n’avez rien à faire. Nous vous écrirons de nouveau avant qu’il ne commence.',
      ),
      button: '',
      inText: '',
    },
    pt: {
      subject: '{initiative}: sem exercício em {year}',
      body: paragraphs(
        'Tínhamos anunciado a {entity} o exercício ex post conjunto {year} de {initiative}. Desta vez não se realiza: o próximo está previsto para {next}.',
        'O programa escreve: «{reason}»',
        'Não precisa de fazer nada. Voltaremos a escrever antes de começar.',
      ),
      button: '',
      inText: '',
    },
  },
};

/** What either tells about. */
export interface EndedFacts extends Addressing, ExerciseNames {
  /** As whoever took the step has written it. */
  readonly reason: string;
  /** Links and a calendar entry had been sent. */
  readonly isInvited: boolean;
  /** Year of the next exercise. */
  readonly next: number;
}

export function wordEnded(facts: EndedFacts, words: MailWords, language: Language): MailContent {
  const { initiative, entity, entityShort, year, reason, isInvited, next } = facts;
  return wordedMail(words, language, facts, {
    ...{ initiative, entity, entityShort, year, reason, next: String(next) },
    invited: isInvited ? 'yes' : 'no',
  });
}

const REASONS = {
  en: 'Elections in all three countries take the whole spring.',
  es: 'Las elecciones en los tres países ocupan toda la primavera.',
  fr: 'Les élections dans les trois pays occupent tout le printemps.',
  pt: 'As eleições nos três países ocupam toda a primavera.',
} as const satisfies Record<Language, string>;

/** As the mails read to somebody invented. */
export function endedExample(language: Language, words: MailWords): MailContent {
  const { year } = EXAMPLE_FACTS;
  const about = { reason: REASONS[language], isInvited: true, next: year + 1, year: String(year) };
  return wordEnded({ ...EXAMPLE_FACTS, ...about }, words, language);
}
