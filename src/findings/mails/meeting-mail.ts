import { EXAMPLE_FACTS } from '../../invitations/mails/example-facts.js';
import type { Addressing } from '../../invitations/mails/letter-frame.js';
import { framedMail } from '../../invitations/mails/letter-frame.js';
import type { Language } from '../../language.js';
import type { MailContent } from '../../mail/mail-kind.js';
import { formatMessage } from '../../message.js';
import { cityOf, dayText, timeText } from '../../pages/deadline.js';

const TEXTS = {
  en: {
    called: 'Meeting on the findings of {initiative}: {day}, {time}',
    moved: 'The meeting on the findings of {initiative} has changed: {day}, {time}',
    cancelled: 'The meeting on the findings of {initiative} on {day} is cancelled',
    summary: 'Findings of {initiative}: validation meeting',
    what: 'The partners of {initiative} and the evaluators go through the draft findings together.',
    gone: 'The meeting does not take place. What you think of the findings can still be said by your link as long as they are with the partners.',
    when: 'When: {day}, {time} to {end} in {city}',
    where: 'Where: {place}',
    attached: 'The attached file puts it into your calendar.',
    button: 'Read the findings',
    inText: 'Your link to the findings:',
  },
  es: {
    called: 'Reunión sobre los hallazgos de {initiative}: {day}, {time}',
    moved: 'Ha cambiado la reunión sobre los hallazgos de {initiative}: {day}, {time}',
    cancelled: 'Se cancela la reunión sobre los hallazgos de {initiative} del {day}',
    summary: 'Hallazgos de {initiative}: reunión de validación',
    what: 'Las entidades de {initiative} y el equipo evaluador repasan juntos los hallazgos en borrador.',
    gone: 'La reunión no se celebra. Puede seguir diciendo por su enlace qué piensa de los hallazgos mientras estén en consulta.',
    when: 'Cuándo: {day}, de {time} a {end} en {city}',
    where: 'Dónde: {place}',
    attached: 'El archivo adjunto la anota en su calendario.',
    button: 'Leer los hallazgos',
    inText: 'Su enlace a los hallazgos:',
  },
  fr: {
    called: 'Réunion sur les constatations de {initiative} : {day}, {time}',
    moved: 'La réunion sur les constatations de {initiative} a changé : {day}, {time}',
    cancelled: 'La réunion sur les constatations de {initiative} du {day} est annulée',
    summary: 'Constatations de {initiative} : réunion de validation',
    what: 'Les partenaires de {initiative} et l’équipe d’évaluation parcourent ensemble les projets de constatations.',
    gone: 'La réunion n’a pas lieu. Vous pouvez toujours dire par votre lien ce que vous pensez des constatations tant qu’elles sont en consultation.',
    when: 'Quand : {day}, de {time} à {end} à {city}',
    where: 'Où : {place}',
    attached: 'Le fichier joint l’inscrit dans votre agenda.',
    button: 'Lire les constatations',
    inText: 'Votre lien vers les constatations :',
  },
  pt: {
    called: 'Reunião sobre as constatações de {initiative}: {day}, {time}',
    moved: 'A reunião sobre as constatações de {initiative} mudou: {day}, {time}',
    cancelled: 'A reunião sobre as constatações de {initiative} de {day} foi cancelada',
    summary: 'Constatações de {initiative}: reunião de validação',
    what: 'Os parceiros de {initiative} e a equipa de avaliação percorrem juntos os projetos de constatações.',
    gone: 'A reunião não se realiza. Pode continuar a dizer pela sua ligação o que pensa das constatações enquanto estiverem em consulta.',
    when: 'Quando: {day}, das {time} às {end} em {city}',
    where: 'Onde: {place}',
    attached: 'O ficheiro anexo inscreve-a na sua agenda.',
    button: 'Ler as constatações',
    inText: 'A sua ligação às constatações:',
  },
} as const satisfies Record<Language, Record<string, string>>;

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
  language: Language,
): MailContent {
  const texts = TEXTS[language];
  const say = (pattern: string) => formatMessage(pattern, language, paramsOf(facts, language));
  const where = [say(texts.when), say(texts.where)];
  return framedMail(language, facts, {
    subject: say(texts[change]),
    paragraphs: change === 'cancelled' ? [say(texts.gone), ...where] : [say(texts.what), ...where],
    ...(change === 'cancelled' ? {} : { after: [texts.attached] }),
    button: texts.button,
    inText: texts.inText,
  });
}

/** As the mail reads to somebody invented. */
export function meetingExample(language: Language): MailContent {
  const startsAt = EXAMPLE_FACTS.closesAt;
  const endsAt = new Date(Date.parse(startsAt) + 5_400_000).toISOString();
  const place = 'https://meet.example.org/expost';
  return wordMeeting({ ...EXAMPLE_FACTS, startsAt, endsAt, place }, 'called', language);
}

/** What a calendar calls it. */
export function wordMeetingEntry(
  { initiative }: Pick<MeetingFacts, 'initiative'>,
  language: Language,
): { readonly summary: string; readonly description: string } {
  const { summary, what } = TEXTS[language];
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
