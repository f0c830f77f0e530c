import { EXAMPLE_FACTS } from '../../invitations/mails/example-facts.js';
import type { Addressing } from '../../invitations/mails/letter-frame.js';
import { wordedMail } from '../../invitations/mails/letter-frame.js';
import type { Language } from '../../language.js';
import type { MailContent } from '../../mail/mail-kind.js';
import { paragraphs, type MailText, type MailWords } from '../../mail/mail-words.js';
import { formatMessage } from '../../message.js';
import { dayText, deadlineText } from '../../pages/deadline.js';

const CALENDAR = {
  en: '{initiative}: last moment to say what {entity} thinks of the findings',
  es: '{initiative}: último momento para decir qué piensa {entity} de los hallazgos',
  fr: '{initiative} : dernier moment pour dire ce que {entity} pense des constatations',
  pt: '{initiative}: último momento para dizer o que {entity} pensa das constatações',
} as const satisfies Record<Language, string>;

export const VALIDATION_TEXT: MailText = {
  placeholders: ['firstName', 'entity', 'initiative', 'year', 'count', 'day', 'deadline'],
  required: ['deadline'],
  words: {
    en: {
      subject:
        'Please check {count, plural, one {one finding} other {# findings}} before the end of {day}: {initiative}',
      body: paragraphs(
        'The answers to the ex post exercise {year} of {initiative} have become {count, plural, one {a draft finding} other {# draft findings}}. Please say for {entity} of each: agree, agree with a comment, or disagree and why.',
        'Until {deadline}.',
        'Every choice is saved at once. An entity that says nothing is named as such, never counted as agreeing.',
      ),
      button: 'Read the findings',
      inText: 'The findings are here:',
    },
    es: {
      subject:
        'Le pedimos que revise {count, plural, one {un hallazgo} many {# hallazgos} other {# hallazgos}} antes de que acabe el {day}: {initiative}',
      body: paragraphs(
        'De las respuestas al ejercicio ex post {year} de {initiative} {count, plural, one {ha salido un borrador de hallazgo} many {han salido # borradores de hallazgos} other {han salido # borradores de hallazgos}}. Diga por {entity} de cada uno: de acuerdo, de acuerdo con un comentario, o en desacuerdo y por qué.',
        'Hasta: {deadline}.',
        'Cada elección se guarda al momento. Una entidad que no dice nada figura como tal; no cuenta como de acuerdo.',
      ),
      button: 'Leer los hallazgos',
      inText: 'Los hallazgos están aquí:',
    },
    fr: {
      subject:
        'Merci de vérifier {count, plural, one {une constatation} many {# constatations} other {# constatations}} avant la fin du {day} : {initiative}',
      body: paragraphs(
        'Des réponses à l’exercice ex post {year} de {initiative} {count, plural, one {est issu un projet de constatation} many {sont issus # projets de constatations} other {sont issus # projets de constatations}}. Merci de dire de chacune, pour {entity} : d’accord, d’accord avec un commentaire, ou pas d’accord et pourquoi.',
        'Jusqu’à : {deadline}.',
        'Chaque choix est enregistré aussitôt. Une entité qui ne dit rien est citée comme telle, jamais comptée comme étant d’accord.',
      ),
      button: 'Lire les constatations',
      inText: 'Les constatations se trouvent ici :',
    },
    pt: {
      subject:
        'Pedimos que verifique {count, plural, one {uma constatação} many {# constatações} other {# constatações}} antes do fim de {day}: {initiative}',
      body: paragraphs(
        'Das respostas ao exercício ex post {year} de {initiative} {count, plural, one {saiu um projeto de constatação} many {saíram # projetos de constatações} other {saíram # projetos de constatações}}. Diga por {entity} de cada uma: concorda, concorda com um comentário, ou discorda e porquê.',
        'Até: {deadline}.',
        'Cada escolha fica logo guardada. Uma entidade que nada diz é referida como tal; não conta como concordante.',
      ),
      button: 'Ler as constatações',
      inText: 'As constatações estão aqui:',
    },
  },
};

export const ASKED_AGAIN_TEXT: MailText = {
  placeholders: ['firstName', 'entity', 'initiative', 'year', 'count', 'day', 'deadline'],
  required: ['deadline'],
  words: {
    en: {
      subject:
        '{count, plural, one {One finding reads} other {# findings read}} otherwise now: please check again before the end of {day}',
      body: paragraphs(
        'After what partners said, the wording of {count, plural, one {a finding} other {# findings}} on {initiative} has changed. What {entity} said of {count, plural, one {it} other {them}} was about the earlier wording, so we ask you again:',
        '{button}',
        'Until {deadline}.',
        'Everything else you said stands.',
      ),
      button: 'Read the findings',
      inText: 'The findings are here:',
    },
    es: {
      subject:
        '{count, plural, one {Un hallazgo ha cambiado} many {# hallazgos han cambiado} other {# hallazgos han cambiado}} de redacción: revíselo de nuevo antes de que acabe el {day}',
      body: paragraphs(
        'Tras lo que han dicho las entidades, ha cambiado la redacción de {count, plural, one {un hallazgo} many {# hallazgos} other {# hallazgos}} sobre {initiative}. Lo que {entity} dijo se refería a la redacción anterior; por eso le preguntamos de nuevo:',
        '{button}',
        'Hasta: {deadline}.',
        'Todo lo demás que dijo sigue en pie.',
      ),
      button: 'Leer los hallazgos',
      inText: 'Los hallazgos están aquí:',
    },
    fr: {
      subject:
        '{count, plural, one {Une constatation a changé} many {# constatations ont changé} other {# constatations ont changé}} de formulation : merci de revérifier avant la fin du {day}',
      body: paragraphs(
        'Après les réactions des partenaires, la formulation de {count, plural, one {une constatation} many {# constatations} other {# constatations}} sur {initiative} a changé. Ce que {entity} avait dit portait sur l’ancienne formulation ; nous vous interrogeons donc à nouveau :',
        '{button}',
        'Jusqu’à : {deadline}.',
        'Tout le reste de ce que vous avez dit demeure.',
      ),
      button: 'Lire les constatations',
      inText: 'Les constatations se trouvent ici :',
    },
    pt: {
      subject:
        '{count, plural, one {Uma constatação mudou} many {# constatações mudaram} other {# constatações mudaram}} de redação: verifique de novo antes do fim de {day}',
      body: paragraphs(
        'Depois do que os parceiros disseram, mudou a redação de {count, plural, one {uma constatação} many {# constatações} other {# constatações}} sobre {initiative}. O que {entity} disse referia-se à redação anterior; por isso perguntamos de novo:',
        '{button}',
        'Até: {deadline}.',
        'Tudo o resto que disse mantém-se.',
      ),
      button: 'Ler as constatações',
      inText: 'As constatações estão aqui:',
    },
  },
};

/** What the mail with the draft findings tells. */
export interface ValidationFacts extends Addressing {
  readonly initiative: string;
  readonly entity: string;
  readonly year: number;
  /** Findings on which the entity has something to say. */
  readonly count: number;
  /** Instant, and the zones of the exercise and of who reads it. */
  readonly endsAt: string;
  readonly timeZone: string;
  readonly readerZone: string;
}

/** The draft findings go out (`pages-and-report.md`, section 5). */
export function wordValidation(facts: ValidationFacts, words: MailWords, language: Language): MailContent {
  const { initiative, entity, year, count } = facts;
  const params = { initiative, entity, year: String(year), count, ...whenParams(facts, language) };
  return wordedMail(words, language, facts, params);
}

/** What stands in the reader's calendar at the end of the round. */
export function wordDeadline(
  { initiative, entity }: Pick<ValidationFacts, 'initiative' | 'entity'>,
  language: Language,
): string {
  return formatMessage(CALENDAR[language], language, { initiative, entity });
}

/** Changed findings, each with its label and as it reads now. */
export function wordAskedAgain(
  facts: Omit<ValidationFacts, 'count'> & {
    readonly points: readonly { readonly title: string; readonly text: string }[];
  },
  words: MailWords,
  language: Language,
): MailContent {
  const { initiative, entity, year, points } = facts;
  const count = points.length;
  const params = { initiative, entity, year: String(year), count, ...whenParams(facts, language) };
  return wordedMail(words, language, facts, params);
}

const EXAMPLE = { ...EXAMPLE_FACTS, endsAt: EXAMPLE_FACTS.closesAt };

const EXAMPLE_POINTS = {
  en: {
    title: 'Knowledge applied',
    text: '4 of 5 entities apply the knowledge generated by the initiative.',
  },
  es: {
    title: 'Conocimiento aplicado',
    text: '4 de 5 entidades aplican el conocimiento generado por la iniciativa.',
  },
  fr: {
    title: 'Connaissances appliquées',
    text: '4 entités sur 5 appliquent les connaissances issues de l’initiative.',
  },
  pt: {
    title: 'Conhecimento aplicado',
    text: '4 de 5 entidades aplicam o conhecimento gerado pela iniciativa.',
  },
} as const satisfies Record<Language, { readonly title: string; readonly text: string }>;

/** As the mails read to somebody invented. */
export function validationExample(language: Language, words: MailWords): MailContent {
  return wordValidation({ ...EXAMPLE, count: 19 }, words, language);
}

export function askedAgainExample(language: Language, words: MailWords): MailContent {
  return wordAskedAgain({ ...EXAMPLE, points: [EXAMPLE_POINTS[language]] }, words, language);
}

function whenParams(
  { endsAt, timeZone, readerZone }: Pick<ValidationFacts, 'endsAt' | 'timeZone' | 'readerZone'>,
  language: Language,
) {
  // The end of a day is the beginning of the next: the last moment tells its date.
  const lastMoment = new Date(Date.parse(endsAt) - 1).toISOString();
  return {
    day: dayText(language, lastMoment, readerZone),
    deadline: deadlineText(language, endsAt, timeZone, readerZone),
  };
}
