import type { Language } from '../../../language.js';
import type { MailContent } from '../../../mail/mail-kind.js';
import { paragraphs, type MailText, type MailWords } from '../../../mail/mail-words.js';
import { formatMessage } from '../../../message.js';
import { followMail } from './follow-frame.js';

/** More than so many reports are counted, not listed: the page has them all. */
const MOST_LISTED = 12;

/** Twice a year: what is new among the reports that somebody follows. */
export const DIGEST_TEXT: MailText = {
  placeholders: ['count', 'first', 'more', 'topics'],
  required: ['count'],
  words: {
    en: {
      subject: '{count, plural, one {New report: {first}} other {# new reports: {first} and others}}',
      body: paragraphs(
        'Since the last digest {count, plural, one {one report has} other {# reports have}} been published on what you follow.',
        '{button}',
        '{more, plural, =0 {} one {One more is on the page of all reports.} other {# more are on the page of all reports.}}',
        'You follow: {topics}. Digests leave in January and July, and only where there is something new.',
      ),
      button: '{count, plural, one {Read the report} other {See all reports}}',
      inText: '{count, plural, one {Read the report here:} other {All published reports:}}',
    },
    es: {
      subject:
        '{count, plural, one {Nuevo informe: {first}} many {# nuevos informes: {first} y otros} other {# nuevos informes: {first} y otros}}',
      body: paragraphs(
        'Desde el último boletín {count, plural, one {se ha publicado un informe} many {se han publicado # informes} other {se han publicado # informes}} sobre lo que usted sigue.',
        '{button}',
        '{more, plural, =0 {} one {Hay uno más en la página de todos los informes.} many {Hay # más en la página de todos los informes.} other {Hay # más en la página de todos los informes.}}',
        'Usted sigue: {topics}. Los boletines salen en enero y julio, y solo cuando hay novedades.',
      ),
      button:
        '{count, plural, one {Leer el informe} many {Ver todos los informes} other {Ver todos los informes}}',
      inText:
        '{count, plural, one {Lea el informe aquí:} many {Todos los informes publicados:} other {Todos los informes publicados:}}',
    },
    fr: {
      subject:
        '{count, plural, one {Nouveau rapport : {first}} many {# nouveaux rapports : {first} et d’autres} other {# nouveaux rapports : {first} et d’autres}}',
      body: paragraphs(
        'Depuis la dernière lettre, {count, plural, one {un rapport a été publié} many {# rapports ont été publiés} other {# rapports ont été publiés}} sur ce que vous suivez.',
        '{button}',
        '{more, plural, =0 {} one {Un autre figure sur la page de tous les rapports.} many {# autres figurent sur la page de tous les rapports.} other {# autres figurent sur la page de tous les rapports.}}',
        'Vous suivez : {topics}. Les lettres partent en janvier et en juillet, et seulement s’il y a du nouveau.',
      ),
      button:
        '{count, plural, one {Lire le rapport} many {Voir tous les rapports} other {Voir tous les rapports}}',
      inText:
        '{count, plural, one {Lisez le rapport ici :} many {Tous les rapports publiés :} other {Tous les rapports publiés :}}',
    },
    pt: {
      subject:
        '{count, plural, one {Novo relatório: {first}} many {# novos relatórios: {first} e outros} other {# novos relatórios: {first} e outros}}',
      body: paragraphs(
        'Desde o último boletim {count, plural, one {foi publicado um relatório} many {foram publicados # relatórios} other {foram publicados # relatórios}} sobre o que segue.',
        '{button}',
        '{more, plural, =0 {} one {Há mais um na página de todos os relatórios.} many {Há mais # na página de todos os relatórios.} other {Há mais # na página de todos os relatórios.}}',
        'Segue: {topics}. Os boletins saem em janeiro e julho, e só quando há novidades.',
      ),
      button:
        '{count, plural, one {Ler o relatório} many {Ver todos os relatórios} other {Ver todos os relatórios}}',
      inText:
        '{count, plural, one {Leia o relatório aqui:} many {Todos os relatórios publicados:} other {Todos os relatórios publicados:}}',
    },
  },
};

const ENTRY = {
  en: {
    title: '{initiative}: ex post exercise {year}',
    corrects: 'Corrected (version {number}): {note}',
    correctsOnly: 'Corrected (version {number})',
  },
  es: {
    title: '{initiative}: ejercicio ex post {year}',
    corrects: 'Corregido (versión {number}): {note}',
    correctsOnly: 'Corregido (versión {number})',
  },
  fr: {
    title: '{initiative} : exercice ex post {year}',
    corrects: 'Corrigé (version {number}) : {note}',
    correctsOnly: 'Corrigé (version {number})',
  },
  pt: {
    title: '{initiative}: exercício ex post {year}',
    corrects: 'Corrigido (versão {number}): {note}',
    correctsOnly: 'Corrigido (versão {number})',
  },
} as const satisfies Record<Language, Record<string, string>>;

/** One report of a digest. */
export interface DigestEntry {
  /** The initiative's acronym. */
  readonly initiative: string;
  readonly year: number;
  /** Its main result in one sentence, in the reader's language. */
  readonly result: string;
  /** The version, and what it corrects in the words of who published it; null where it corrects nothing read before. */
  readonly correction: { readonly number: number; readonly note: string | null } | null;
  readonly url: string;
}

export interface DigestFacts {
  /** At least one. */
  readonly entries: readonly DigestEntry[];
  readonly topics: string;
  /** Page of all reports. */
  readonly all: string;
  readonly leaving: { readonly manage: string; readonly unsubscribe: string };
}

export function wordDigest(facts: DigestFacts, words: MailWords, language: Language): MailContent {
  const { entries, topics, all, leaving } = facts;
  const [first] = entries;
  const link = entries.length === 1 && first ? first.url : all;
  const points = entries.slice(0, MOST_LISTED).map((entry) => pointOf(entry, language));
  const params = {
    count: entries.length,
    first: first?.initiative ?? '',
    more: entries.length - points.length,
    topics,
  };
  return followMail(words, language, { link, points, leaving }, params);
}

function pointOf({ initiative, year, result, correction, url }: DigestEntry, language: Language) {
  const say = (key: keyof (typeof ENTRY)['en'], params = {}) =>
    formatMessage(ENTRY[language][key], language, params);
  const corrected = correction && say(correction.note ? 'corrects' : 'correctsOnly', correction);
  return {
    title: say('title', { initiative, year: String(year) }),
    text: corrected ? `${corrected}\n${result}` : result,
    url,
  };
}

const EXAMPLE_RESULT = {
  en: 'One year on, the partnership goes on and the knowledge is applied by most.',
  es: 'Un año después, la Alianza continúa y la mayoría aplica el conocimiento.',
  fr: 'Un an après, le Partenariat se poursuit et la plupart appliquent les connaissances.',
  pt: 'Um ano depois, a Parceria continua e a maioria aplica o conhecimento.',
} as const;

/** As it reads to somebody invented. */
export function digestExample(language: Language, words: MailWords): MailContent {
  const manage = 'https://expost.example.org/subscriptions/…';
  const entry = (initiative: string, code: string, year: number, correction: DigestEntry['correction']) => ({
    initiative,
    year,
    result: EXAMPLE_RESULT[language],
    correction,
    url: `https://expost.example.org/reports/${code}/${year}`,
  });
  return wordDigest(
    {
      entries: [
        entry('AGUA CLARA', 'ICT401-22', 2024, null),
        entry('LIDERES', 'ICT149-21', 2023, { number: 2, note: null }),
      ],
      topics: 'AGUA CLARA, LIDERES',
      all: 'https://expost.example.org/reports',
      leaving: { manage, unsubscribe: manage },
    },
    words,
    language,
  );
}
