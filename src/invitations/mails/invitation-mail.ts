import type { Language } from '../../language.js';
import type { MailContent } from '../../mail/mail-kind.js';
import { paragraphs, type MailText, type MailWords } from '../../mail/mail-words.js';
import { dayText, deadlineText } from '../../pages/deadline.js';
import { wordedMail, type Addressing } from './letter-frame.js';

export const INVITATION_TEXT: MailText = {
  placeholders: ['firstName', 'entity', 'entityShort', 'initiative', 'year', 'day', 'deadline'],
  required: ['deadline'],
  words: {
    en: {
      subject: '{firstName}, the view of {entityShort} on {initiative} – until {day}',
      body: paragraphs(
        'The activities of {initiative} have ended. Its Partnership now looks together at what remains of them: joint ex post exercise {year}. No one else can give the view of {entity}.',
        'The questionnaire is open until {deadline}.',
        'Stop at any time and come back with the same link; your colleagues can answer with you.',
      ),
      button: 'Open my questionnaire',
      inText: 'Your questionnaire is here:',
    },
    es: {
      subject: '{firstName}, la visión de {entityShort} sobre {initiative}: hasta el {day}',
      body: paragraphs(
        'Las actividades de {initiative} han terminado. Su Alianza mira ahora en común qué queda de ellas: ejercicio ex post conjunto {year}. La visión de {entity} no puede darla nadie más.',
        'El cuestionario está abierto hasta: {deadline}.',
        'Puede parar en cualquier momento y volver con el mismo enlace; sus colegas pueden responder con usted.',
      ),
      button: 'Abrir mi cuestionario',
      inText: 'Su cuestionario está aquí:',
    },
    fr: {
      subject: '{firstName}, le regard de {entityShort} sur {initiative} – jusqu’au {day}',
      body: paragraphs(
        'Les activités de {initiative} sont terminées. Son Partenariat regarde ensemble ce qu’il en reste : exercice ex post conjoint {year}. Nul autre ne peut donner le regard de {entity}.',
        'Le questionnaire est ouvert jusqu’à : {deadline}.',
        'Arrêtez et revenez quand vous voulez par le même lien ; vos collègues peuvent répondre avec vous.',
      ),
      button: 'Ouvrir mon questionnaire',
      inText: 'Votre questionnaire se trouve ici :',
    },
    pt: {
      subject: '{firstName}, a visão de {entityShort} sobre {initiative} – até {day}',
      body: paragraphs(
        'As atividades de {initiative} terminaram. A sua Parceria olha agora em conjunto para o que ficou: exercício ex post conjunto {year}. A visão de {entity} ninguém mais a pode dar.',
        'O questionário está aberto até: {deadline}.',
        'Pare quando quiser e volte com a mesma ligação; os seus colegas podem responder consigo.',
      ),
      button: 'Abrir o meu questionário',
      inText: 'O seu questionário está aqui:',
    },
  },
};

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
export function wordInvitation(facts: InvitationFacts, words: MailWords, language: Language): MailContent {
  const { initiative, entity, entityShort, year, closesAt, timeZone, readerZone } = facts;
  // The end of a day is the beginning of the next: the last moment tells its date.
  const lastMoment = new Date(Date.parse(closesAt) - 1).toISOString();
  return wordedMail(words, language, facts, {
    ...{ initiative, entity, entityShort, year: String(year) },
    day: dayText(language, lastMoment, readerZone),
    deadline: deadlineText(language, closesAt, timeZone, readerZone),
  });
}
