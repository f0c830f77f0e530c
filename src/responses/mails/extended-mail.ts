import { EXAMPLE_FACTS } from '../../invitations/mails/example-facts.js';
import { deadlineParams, type ExerciseNames } from '../../invitations/mails/exercise-names.js';
import { wordedMail, type Addressing } from '../../invitations/mails/letter-frame.js';
import type { Language } from '../../language.js';
import type { MailContent } from '../../mail/mail-kind.js';
import { paragraphs, type MailText, type MailWords } from '../../mail/mail-words.js';

const ABOUT = {
  placeholders: ['firstName', 'initiative', 'entity', 'entityShort', 'year', 'day', 'deadline', 'reason'],
  required: ['deadline', 'reason'],
};

/** To those who still have something to answer. */
export const EXTENDED_TEXT: MailText = {
  ...ABOUT,
  words: {
    en: {
      subject: '{initiative}: {entityShort} can answer until {day}',
      body: paragraphs(
        'The last day of the joint ex post exercise {year} of {initiative} has changed. The questionnaire of {entity} is now open until {deadline}.',
        'The programme writes: “{reason}”',
        'Everything saved so far is kept. The attached file moves the day in your calendar.',
      ),
      button: 'Continue',
      inText: 'Your questionnaire is here:',
    },
    es: {
      subject: '{initiative}: {entityShort} puede responder hasta el {day}',
      body: paragraphs(
        'Ha cambiado el último día del ejercicio ex post conjunto {year} de {initiative}. El cuestionario de {entity} está abierto ahora hasta: {deadline}.',
        'El programa escribe: «{reason}»',
        'Todo lo guardado se conserva. El archivo adjunto cambia el día en su calendario.',
      ),
      button: 'Continuar',
      inText: 'Su cuestionario está aquí:',
    },
    fr: {
      subject: '{initiative} : {entityShort} peut répondre jusqu’au {day}',
      body: paragraphs(
        'Le dernier jour de l’exercice ex post conjoint {year} de {initiative} a changé. Le questionnaire de {entity} est maintenant ouvert jusqu’à : {deadline}.',
        'Le programme écrit : « {reason} »',
        'Tout ce qui est enregistré est conservé. Le fichier joint déplace la date dans votre agenda.',
      ),
      button: 'Continuer',
      inText: 'Votre questionnaire se trouve ici :',
    },
    pt: {
      subject: '{initiative}: {entityShort} pode responder até {day}',
      body: paragraphs(
        'Mudou o último dia do exercício ex post conjunto {year} de {initiative}. O questionário de {entity} está agora aberto até: {deadline}.',
        'O programa escreve: «{reason}»',
        'Tudo o que foi guardado mantém-se. O ficheiro anexo muda o dia na sua agenda.',
      ),
      button: 'Continuar',
      inText: 'O seu questionário está aqui:',
    },
  },
};

/** To those who have answered, and may change it until the new day. */
export const EXTENDED_ANSWERED_TEXT: MailText = {
  ...ABOUT,
  words: {
    en: {
      subject: '{initiative}: the last day is now {day}',
      body: paragraphs(
        'Thank you again for the answers of {entity}: they have arrived, and you need not do anything.',
        'The joint ex post exercise {year} of {initiative} is now open until {deadline}. Until then you can still take the answers back, change them and send them again.',
        'The programme writes: “{reason}”',
      ),
      button: 'See my answers',
      inText: 'Your answers are here:',
    },
    es: {
      subject: '{initiative}: el último día es ahora el {day}',
      body: paragraphs(
        'Gracias de nuevo por las respuestas de {entity}: han llegado y no tiene que hacer nada.',
        'El ejercicio ex post conjunto {year} de {initiative} está abierto ahora hasta: {deadline}. Hasta entonces puede retirar las respuestas, cambiarlas y enviarlas de nuevo.',
        'El programa escribe: «{reason}»',
      ),
      button: 'Ver mis respuestas',
      inText: 'Sus respuestas están aquí:',
    },
    fr: {
      subject: '{initiative} : le dernier jour est maintenant le {day}',
      body: paragraphs(
        'Merci encore pour les réponses de {entity} : elles sont arrivées et vous n’avez rien à faire.',
        'L’exercice ex post conjoint {year} de {initiative} est maintenant ouvert jusqu’à : {deadline}. D’ici là, vous pouvez encore reprendre les réponses, les modifier et les renvoyer.',
        'Le programme écrit : « {reason} »',
      ),
      button: 'Voir mes réponses',
      inText: 'Vos réponses se trouvent ici :',
    },
    pt: {
      subject: '{initiative}: o último dia é agora {day}',
      body: paragraphs(
        'Obrigado de novo pelas respostas de {entity}: chegaram, e não precisa de fazer nada.',
        'O exercício ex post conjunto {year} de {initiative} está agora aberto até: {deadline}. Até lá pode ainda retirar as respostas, alterá-las e enviá-las de novo.',
        'O programa escreve: «{reason}»',
      ),
      button: 'Ver as minhas respostas',
      inText: 'As suas respostas estão aqui:',
    },
  },
};

/** What either tells about. */
export interface ExtendedFacts extends Addressing, ExerciseNames {
  /** As whoever gave more time has written it. */
  readonly reason: string;
  /** Instant, and the zones of the exercise and of who reads it. */
  readonly closesAt: string;
  readonly timeZone: string;
  readonly readerZone: string;
}

/** There is another last day. */
export function wordExtended(facts: ExtendedFacts, words: MailWords, language: Language): MailContent {
  const { initiative, entity, entityShort, year, reason, readerZone } = facts;
  return wordedMail(words, language, facts, {
    ...{ initiative, entity, entityShort, year, reason },
    ...deadlineParams(facts, readerZone, language),
  });
}

const REASONS = {
  en: 'Two entities asked for it after the floods.',
  es: 'Dos entidades lo pidieron tras las inundaciones.',
  fr: 'Deux entités l’ont demandé après les inondations.',
  pt: 'Duas entidades pediram-no depois das cheias.',
} as const satisfies Record<Language, string>;

/** As the mails read to somebody invented. */
export function extendedExample(language: Language, words: MailWords): MailContent {
  const facts = { ...EXAMPLE_FACTS, year: String(EXAMPLE_FACTS.year), reason: REASONS[language] };
  return wordExtended(facts, words, language);
}
