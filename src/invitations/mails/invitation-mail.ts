import { firstNameOf } from '../../initiatives/first-name.js';
import type { Language } from '../../language.js';
import type { MailContent } from '../../mail/mail-kind.js';
import { formatMessage } from '../../message.js';
import { dayText, deadlineText } from '../../pages/deadline.js';
import { framedMail, type Addressing } from './letter-frame.js';

const TEXTS = {
  en: {
    subject: '{firstName}, the view of {entity} on {initiative} – until {day}',
    why: 'The activities of {initiative} have ended. Its Partnership now looks together at what remains of them: joint ex post exercise {year}. No one else can give the view of {entity}.',
    until: 'The questionnaire is open until {deadline}.',
    how: 'Stop at any time and come back with the same link; your colleagues can answer with you.',
    button: 'Open my questionnaire',
    inText: 'Your questionnaire is here:',
  },
  es: {
    subject: '{firstName}, la visión de {entity} sobre {initiative}: hasta el {day}',
    why: 'Las actividades de {initiative} han terminado. Su Alianza mira ahora en común qué queda de ellas: ejercicio ex post conjunto {year}. La visión de {entity} no puede darla nadie más.',
    until: 'El cuestionario está abierto hasta: {deadline}.',
    how: 'Puede parar en cualquier momento y volver con el mismo enlace; sus colegas pueden responder con usted.',
    button: 'Abrir mi cuestionario',
    inText: 'Su cuestionario está aquí:',
  },
  fr: {
    subject: '{firstName}, le regard de {entity} sur {initiative} – jusqu’au {day}',
    why: 'Les activités de {initiative} sont terminées. Son Partenariat regarde ensemble ce qu’il en reste : exercice ex post conjoint {year}. Nul autre ne peut donner le regard de {entity}.',
    until: 'Le questionnaire est ouvert jusqu’à : {deadline}.',
    how: 'Arrêtez et revenez quand vous voulez par le même lien ; vos collègues peuvent répondre avec vous.',
    button: 'Ouvrir mon questionnaire',
    inText: 'Votre questionnaire se trouve ici :',
  },
  pt: {
    subject: '{firstName}, a visão de {entity} sobre {initiative} – até {day}',
    why: 'As atividades de {initiative} terminaram. A sua Parceria olha agora em conjunto para o que ficou: exercício ex post conjunto {year}. A visão de {entity} ninguém mais a pode dar.',
    until: 'O questionário está aberto até: {deadline}.',
    how: 'Pare quando quiser e volte com a mesma ligação; os seus colegas podem responder consigo.',
    button: 'Abrir o meu questionário',
    inText: 'O seu questionário está aqui:',
  },
} as const satisfies Record<Language, Record<string, string>>;

/** What an invitation tells about. */
export interface InvitationFacts extends Addressing {
  /** Short name of the initiative, such as LIDERES. */
  readonly initiative: string;
  /** Name of the entity in full, and short enough for a subject. */
  readonly entity: string;
  readonly entityShort: string;
  readonly year: number;
  /** Instant; the closing time of the exercise, and the zone in which it was set. */
  readonly closesAt: string;
  readonly timeZone: string;
  /** IANA name: the zone of who reads it. */
  readonly readerZone: string;
}

/** The invitation to answer (`pages-and-report.md`, section 5). */
export function wordInvitation(facts: InvitationFacts, language: Language): MailContent {
  const { initiative, entity, year, closesAt, timeZone, readerZone } = facts;
  const texts = TEXTS[language];
  const say = (pattern: string, params: Record<string, string>) => formatMessage(pattern, language, params);
  // The end of a day is the beginning of the next: the last moment tells its date.
  const lastMoment = new Date(Date.parse(closesAt) - 1).toISOString();
  return framedMail(language, facts, {
    subject: say(texts.subject, {
      firstName: firstNameOf(facts.name),
      entity: facts.entityShort,
      initiative,
      day: dayText(language, lastMoment, readerZone),
    }),
    paragraphs: [
      say(texts.why, { initiative, entity, year: String(year) }),
      say(texts.until, { deadline: deadlineText(language, closesAt, timeZone, readerZone) }),
      texts.how,
    ],
    button: texts.button,
    inText: texts.inText,
  });
}
