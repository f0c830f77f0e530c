import type { Language } from '../../language.js';
import type { MailContent } from '../../mail/mail-kind.js';
import { paragraphs, type MailText, type MailWords } from '../../mail/mail-words.js';
import { deadlineText } from '../../pages/deadline.js';
import { EXAMPLE_FACTS } from './example-facts.js';
import { wordedMail, type Addressing } from './letter-frame.js';

export const OFFICER_STEPS = ['extended', 'reopened', 'cancelled', 'skipped'] as const;
export type OfficerStep = (typeof OFFICER_STEPS)[number];

/** What the officer named in mails is told of a step, since answers to these mails come to them. */
export const OFFICER_STEP_TEXT: MailText = {
  placeholders: ['firstName', 'initiative', 'year', 'step', 'who', 'deadline', 'next', 'reason'],
  required: ['initiative', 'who', 'reason'],
  words: {
    en: {
      subject:
        '{initiative}, exercise {year}: {step, select, extended {more time} reopened {reopened} cancelled {cancelled} other {year skipped}}',
      body: paragraphs(
        '{step, select, extended {{who} has given the joint ex post exercise {year} of {initiative} more time: it is open until {deadline}.} reopened {{who} has reopened the joint ex post exercise {year} of {initiative}: it is open until {deadline}.} cancelled {{who} has cancelled the joint ex post exercise {year} of {initiative}; its links no longer open.} other {{who} has skipped the joint ex post exercise {year} of {initiative}: the next one is planned for {next}.}}',
        'The reason given: “{reason}”',
        'Whoever is concerned among the partners is told by mail. You are told since their answers to our mails come to you.',
      ),
      button: 'Open the exercise',
      inText: 'The exercise is here, for those who sign in:',
    },
    es: {
      subject:
        '{initiative}, ejercicio {year}: {step, select, extended {más tiempo} reopened {abierto de nuevo} cancelled {cancelado} other {año omitido}}',
      body: paragraphs(
        '{step, select, extended {{who} ha dado más tiempo al ejercicio ex post conjunto {year} de {initiative}, abierto hasta: {deadline}.} reopened {{who} ha vuelto a abrir el ejercicio ex post conjunto {year} de {initiative}, abierto hasta: {deadline}.} cancelled {{who} ha cancelado el ejercicio ex post conjunto {year} de {initiative}; sus enlaces ya no se abren.} other {{who} ha omitido el ejercicio ex post conjunto {year} de {initiative}: el próximo está previsto para {next}.}}',
        'El motivo: «{reason}»',
        'Se avisa por correo a las entidades afectadas. Se le avisa a usted porque recibe las respuestas a nuestros correos.',
      ),
      button: 'Abrir el ejercicio',
      inText: 'El ejercicio está aquí, para quien inicie sesión:',
    },
    fr: {
      subject:
        '{initiative}, exercice {year} : {step, select, extended {plus de temps} reopened {rouvert} cancelled {annulé} other {année passée}}',
      body: paragraphs(
        '{step, select, extended {{who} a donné plus de temps à l’exercice ex post conjoint {year} de {initiative}, ouvert jusqu’à : {deadline}.} reopened {{who} a rouvert l’exercice ex post conjoint {year} de {initiative}, ouvert jusqu’à : {deadline}.} cancelled {{who} a annulé l’exercice ex post conjoint {year} de {initiative} ; ses liens ne s’ouvrent plus.} other {{who} a passé l’exercice ex post conjoint {year} de {initiative} : le prochain est prévu pour {next}.}}',
        'Le motif : « {reason} »',
        'Les partenaires concernés sont prévenus par courriel. Vous l’êtes parce que leurs réponses à nos messages vous parviennent.',
      ),
      button: 'Ouvrir l’exercice',
      inText: 'L’exercice se trouve ici, pour qui se connecte :',
    },
    pt: {
      subject:
        '{initiative}, exercício {year}: {step, select, extended {mais tempo} reopened {reaberto} cancelled {cancelado} other {ano saltado}}',
      body: paragraphs(
        '{step, select, extended {{who} deu mais tempo ao exercício ex post conjunto {year} de {initiative}, aberto até: {deadline}.} reopened {{who} reabriu o exercício ex post conjunto {year} de {initiative}, aberto até: {deadline}.} cancelled {{who} cancelou o exercício ex post conjunto {year} de {initiative}; as suas ligações já não abrem.} other {{who} saltou o exercício ex post conjunto {year} de {initiative}: o próximo está previsto para {next}.}}',
        'O motivo: «{reason}»',
        'Os parceiros a quem diz respeito são avisados por e-mail. É avisado porque recebe as respostas aos nossos e-mails.',
      ),
      button: 'Abrir o exercício',
      inText: 'O exercício está aqui, para quem iniciar sessão:',
    },
  },
};

export interface OfficerStepFacts extends Addressing {
  readonly initiative: string;
  readonly year: number;
  readonly step: OfficerStep;
  /** Name of who took the step. */
  readonly who: string;
  /** In words, with zone. */
  readonly deadline: string;
  /** Year of the next exercise, of one that is skipped. */
  readonly next: number;
  readonly reason: string;
}

export function wordOfficerStep(facts: OfficerStepFacts, words: MailWords, language: Language): MailContent {
  const { initiative, year, step, who, deadline, next, reason } = facts;
  return wordedMail(words, language, facts, {
    ...{ initiative, step, who, deadline, reason },
    year: String(year),
    next: String(next),
  });
}

const REASONS = {
  en: 'Two entities asked for it.',
  es: 'Dos entidades lo pidieron.',
  fr: 'Deux entités l’ont demandé.',
  pt: 'Duas entidades pediram-no.',
} as const satisfies Record<Language, string>;

/** As the mail reads to somebody invented. */
export function officerStepExample(language: Language, words: MailWords): MailContent {
  const { initiative, year, officer, closesAt, timeZone } = EXAMPLE_FACTS;
  const facts: OfficerStepFacts = {
    ...{
      name: officer?.name ?? '',
      link: 'https://expost.example.org/staff/…',
      isPersonal: false,
      officer: null,
    },
    ...{ initiative, year, next: year + 1, step: 'extended', who: 'Rosa Ejemplo' },
    deadline: deadlineText(language, closesAt, timeZone),
    reason: REASONS[language],
  };
  return wordOfficerStep(facts, words, language);
}
