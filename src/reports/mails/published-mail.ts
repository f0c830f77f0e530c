import { EXAMPLE_FACTS } from '../../invitations/mails/example-facts.js';
import { wordedMail, type Addressing } from '../../invitations/mails/letter-frame.js';
import { DAYS_AFTER_PUBLICATION } from '../../invitations/live-link.js';
import type { Language } from '../../language.js';
import type { MailContent } from '../../mail/mail-kind.js';
import { paragraphs, type MailText, type MailWords } from '../../mail/mail-words.js';

/** The first version is out. */
export const PUBLISHED_TEXT: MailText = {
  placeholders: ['firstName', 'initiative', 'year', 'reader', 'days'],
  required: ['initiative'],
  words: {
    en: {
      subject: 'The report on {initiative} is out',
      body: paragraphs(
        'The impact report on {initiative} is published. It tells what remains of the initiative, by what its Partnership has answered in the joint ex post exercise {year}, and how sure one may be of it.',
        'You can read it as a page and as a PDF, in four languages.{reader, select, officer {} other { Thank you for your part in it.}}',
        '{button}',
        '{reader, select, officer {} other {Your link opens for {days} days; keep a copy of the report if you need it longer.}}',
      ),
      button: 'Read the report',
      inText: 'The report is here:',
    },
    es: {
      subject: 'Ya está el informe sobre {initiative}',
      body: paragraphs(
        'Se ha publicado el informe de impacto sobre {initiative}. Cuenta qué queda de la iniciativa según lo que su Alianza respondió en el ejercicio ex post conjunto {year}, y con qué seguridad puede decirse.',
        'Puede leerlo como página y como PDF, en cuatro idiomas.{reader, select, officer {} other { Gracias por su parte en él.}}',
        '{button}',
        '{reader, select, officer {} other {Su enlace se abre durante {days} días; guarde una copia del informe si lo necesita más tiempo.}}',
      ),
      button: 'Leer el informe',
      inText: 'El informe está aquí:',
    },
    fr: {
      subject: 'Le rapport sur {initiative} est paru',
      body: paragraphs(
        'Le rapport d’impact sur {initiative} est publié. Il dit ce qu’il reste de l’initiative, d’après les réponses de son Partenariat à l’exercice ex post conjoint {year}, et avec quelle certitude on peut le dire.',
        'Il se lit en page et en PDF, dans quatre langues.{reader, select, officer {} other { Merci d’y avoir contribué.}}',
        '{button}',
        '{reader, select, officer {} other {Votre lien s’ouvre pendant {days} jours ; gardez une copie du rapport s’il vous le faut plus longtemps.}}',
      ),
      button: 'Lire le rapport',
      inText: 'Le rapport se trouve ici :',
    },
    pt: {
      subject: 'Saiu o relatório sobre {initiative}',
      body: paragraphs(
        'Foi publicado o relatório de impacto sobre {initiative}. Diz o que ficou da iniciativa, segundo o que a sua Parceria respondeu no exercício ex post conjunto {year}, e com que segurança se pode dizer.',
        'Pode lê-lo como página e como PDF, em quatro línguas.{reader, select, officer {} other { Obrigado pela sua parte nele.}}',
        '{button}',
        '{reader, select, officer {} other {A sua ligação abre durante {days} dias; guarde uma cópia do relatório se precisar dele por mais tempo.}}',
      ),
      button: 'Ler o relatório',
      inText: 'O relatório está aqui:',
    },
  },
};

/** A later version takes its place. */
export const CORRECTED_TEXT: MailText = {
  placeholders: ['firstName', 'initiative', 'year', 'version', 'noted', 'note'],
  required: ['initiative', 'version'],
  words: {
    en: {
      subject: 'The report on {initiative} has been corrected',
      body: paragraphs(
        'Version {version} of the impact report on {initiative} (joint ex post exercise {year}) takes the place of the one before.',
        '{noted, select, yes {The programme writes: “{note}”} other {}}',
        'The report lists at its end what has changed since.',
      ),
      button: 'Read the report',
      inText: 'The report is here:',
    },
    es: {
      subject: 'Se ha corregido el informe sobre {initiative}',
      body: paragraphs(
        'La versión {version} del informe de impacto sobre {initiative} (ejercicio ex post conjunto {year}) sustituye a la anterior.',
        '{noted, select, yes {El programa escribe: «{note}»} other {}}',
        'El informe enumera al final lo que ha cambiado desde entonces.',
      ),
      button: 'Leer el informe',
      inText: 'El informe está aquí:',
    },
    fr: {
      subject: 'Le rapport sur {initiative} a été corrigé',
      body: paragraphs(
        'La version {version} du rapport d’impact sur {initiative} (exercice ex post conjoint {year}) remplace la précédente.',
        '{noted, select, yes {Le programme écrit : « {note} »} other {}}',
        'Le rapport énumère à la fin ce qui a changé depuis.',
      ),
      button: 'Lire le rapport',
      inText: 'Le rapport se trouve ici :',
    },
    pt: {
      subject: 'O relatório sobre {initiative} foi corrigido',
      body: paragraphs(
        'A versão {version} do relatório de impacto sobre {initiative} (exercício ex post conjunto {year}) substitui a anterior.',
        '{noted, select, yes {O programa escreve: «{note}»} other {}}',
        'O relatório enumera no fim o que mudou desde então.',
      ),
      button: 'Ler o relatório',
      inText: 'O relatório está aqui:',
    },
  },
};

export interface PublishedFacts extends Addressing {
  readonly initiative: string;
  readonly year: number;
  readonly reader: 'partner' | 'officer';
}

/** The report is out (`pages-and-report.md`, section 5). */
export function wordPublished(facts: PublishedFacts, words: MailWords, language: Language): MailContent {
  const { initiative, year, reader } = facts;
  const params = { initiative, reader, year: String(year), days: String(DAYS_AFTER_PUBLICATION) };
  return wordedMail(words, language, facts, params);
}

export interface CorrectedFacts extends Addressing {
  readonly initiative: string;
  readonly year: number;
  readonly version: number;
  /** What was corrected, as whoever published it has written; null where they have not. */
  readonly note: string | null;
}

export function wordCorrected(facts: CorrectedFacts, words: MailWords, language: Language): MailContent {
  const { initiative, year, version, note } = facts;
  const params = {
    ...{ initiative, year: String(year), version: String(version) },
    ...{ noted: note === null ? 'no' : 'yes', note: note ?? '' },
  };
  return wordedMail(words, language, facts, params);
}

/** As the mails read to somebody invented. */
export function publishedExample(language: Language, words: MailWords): MailContent {
  return wordPublished({ ...EXAMPLE_FACTS, reader: 'partner' }, words, language);
}

const NOTES = {
  en: 'A number of participants was wrong.',
  es: 'Un número de participantes era incorrecto.',
  fr: 'Un nombre de participants était faux.',
  pt: 'Um número de participantes estava errado.',
} as const satisfies Record<Language, string>;

export function correctedExample(language: Language, words: MailWords): MailContent {
  return wordCorrected({ ...EXAMPLE_FACTS, version: 2, note: NOTES[language] }, words, language);
}
