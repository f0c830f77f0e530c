import { EXAMPLE_FACTS } from '../../invitations/mails/example-facts.js';
import type { Addressing } from '../../invitations/mails/letter-frame.js';
import { wordedMail } from '../../invitations/mails/letter-frame.js';
import type { Language } from '../../language.js';
import type { MailContent } from '../../mail/mail-kind.js';
import { paragraphs, type MailText, type MailWords } from '../../mail/mail-words.js';
import { formatMessage } from '../../message.js';
import { cityOf, dayText, timeText } from '../../pages/deadline.js';

const ENTRY = {
  en: {
    summary: 'Findings of {initiative}: validation meeting',
    what: 'The partners of {initiative} and the evaluators go through the draft findings together.',
  },
  es: {
    summary: 'Hallazgos de {initiative}: reunión de validación',
    what: 'Las entidades de {initiative} y el equipo evaluador repasan juntos los hallazgos en borrador.',
  },
  fr: {
    summary: 'Constatations de {initiative} : réunion de validation',
    what: 'Les partenaires de {initiative} et l’équipe d’évaluation parcourent ensemble les projets de constatations.',
  },
  pt: {
    summary: 'Constatações de {initiative}: reunião de validação',
    what: 'Os parceiros de {initiative} e a equipa de avaliação percorrem juntos os projetos de constatações.',
  },
} as const satisfies Record<Language, Record<string, string>>;

export const MEETING_TEXT: MailText = {
  placeholders: ['change', 'initiative', 'firstName', 'day', 'time', 'end', 'city', 'place'],
  required: ['day', 'time', 'place'],
  words: {
    en: {
      subject:
        '{change, select, cancelled {The meeting on the findings of {initiative} on {day} is cancelled} moved {The meeting on the findings of {initiative} has changed: {day}, {time}} other {Meeting on the findings of {initiative}: {day}, {time}}}',
      body: paragraphs(
        '{change, select, cancelled {The meeting does not take place. What you think of the findings can still be said by your link as long as they are with the partners.} other {The partners of {initiative} and the evaluators go through the draft findings together.}}',
        'When: {day}, {time} to {end} in {city}',
        'Where: {place}',
        '{button}',
        '{change, select, cancelled {} other {The attached file puts it into your calendar.}}',
      ),
      button: 'Read the findings',
      inText: 'Your link to the findings:',
    },
    es: {
      subject:
        '{change, select, cancelled {Se cancela la reunión sobre los hallazgos de {initiative} del {day}} moved {Ha cambiado la reunión sobre los hallazgos de {initiative}: {day}, {time}} other {Reunión sobre los hallazgos de {initiative}: {day}, {time}}}',
      body: paragraphs(
        '{change, select, cancelled {La reunión no se celebra. Puede seguir diciendo por su enlace qué piensa de los hallazgos mientras estén en consulta.} other {Las entidades de {initiative} y el equipo evaluador repasan juntos los hallazgos en borrador.}}',
        'Cuándo: {day}, de {time} a {end} en {city}',
        'Dónde: {place}',
        '{button}',
        '{change, select, cancelled {} other {El archivo adjunto la anota en su calendario.}}',
      ),
      button: 'Leer los hallazgos',
      inText: 'Su enlace a los hallazgos:',
    },
    fr: {
      subject:
        '{change, select, cancelled {La réunion sur les constatations de {initiative} du {day} est annulée} moved {La réunion sur les constatations de {initiative} a changé : {day}, {time}} other {Réunion sur les constatations de {initiative} : {day}, {time}}}',
      body: paragraphs(
        '{change, select, cancelled {La réunion n’a pas lieu. Vous pouvez toujours dire par votre lien ce que vous pensez des constatations tant qu’elles sont en consultation.} other {Les partenaires de {initiative} et l’équipe d’évaluation parcourent ensemble les projets de constatations.}}',
        'Quand : {day}, de {time} à {end} à {city}',
        'Où : {place}',
        '{button}',
        '{change, select, cancelled {} other {Le fichier joint l’inscrit dans votre agenda.}}',
      ),
      button: 'Lire les constatations',
      inText: 'Votre lien vers les constatations :',
    },
    pt: {
      subject:
        '{change, select, cancelled {A reunião sobre as constatações de {initiative} de {day} foi cancelada} moved {A reunião sobre as constatações de {initiative} mudou: {day}, {time}} other {Reunião sobre as constatações de {initiative}: {day}, {time}}}',
      body: paragraphs(
        '{change, select, cancelled {A reunião não se realiza. Pode continuar a dizer pela sua ligação o que pensa das constatações enquanto estiverem em consulta.} other {Os parceiros de {initiative} e a equipa de avaliação percorrem juntos os projetos de constatações.}}',
        'Quando: {day}, das {time} às {end} em {city}',
        'Onde: {place}',
        '{button}',
        '{change, select, cancelled {} other {O ficheiro anexo inscreve-a na sua agenda.}}',
      ),
      button: 'Ler as constatações',
      inText: 'A sua ligação às constatações:',
    },
  },
};

export interface MeetingFacts {
  readonly initiative: string;
  /** Instants. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly place: string;
  /** IANA name: the zone of who reads it. */
  readonly readerZone: string;
}

export type MeetingChange = 'called' | 'moved' | 'cancelled';

/** That there is a meeting, that it is another time or place, or that it is not to be. */
export function wordMeeting(
  facts: MeetingFacts & Addressing,
  change: MeetingChange,
  words: MailWords,
  language: Language,
): MailContent {
  return wordedMail(words, language, facts, { change, ...paramsOf(facts, language) });
}

/** As the mail reads to somebody invented. */
export function meetingExample(language: Language, words: MailWords): MailContent {
  const startsAt = EXAMPLE_FACTS.closesAt;
  const endsAt = new Date(Date.parse(startsAt) + 5_400_000).toISOString();
  const place = 'https://meet.example.org/expost';
  return wordMeeting({ ...EXAMPLE_FACTS, startsAt, endsAt, place }, 'called', words, language);
}

/** What a calendar calls it. */
export function wordMeetingEntry(
  { initiative }: Pick<MeetingFacts, 'initiative'>,
  language: Language,
): { readonly summary: string; readonly description: string } {
  const { summary, what } = ENTRY[language];
  const say = (pattern: string) => formatMessage(pattern, language, { initiative });
  return { summary: say(summary), description: say(what) };
}

function paramsOf({ initiative, startsAt, endsAt, place, readerZone }: MeetingFacts, language: Language) {
  return {
    initiative,
    place,
    day: dayText(language, startsAt, readerZone),
    time: timeText(language, startsAt, readerZone),
    end: timeText(language, endsAt, readerZone),
    city: cityOf(readerZone, language),
  };
}
