import type { Language } from '../../language.js';
import type { MailContent } from '../../mail/mail-kind.js';
import { paragraphs, type MailText, type MailWords } from '../../mail/mail-words.js';
import { dayText, deadlineText } from '../../pages/deadline.js';
import type { InvitationFacts } from './invitation-mail.js';
import { wordedMail } from './letter-frame.js';

export const NOTICE_TEXT: MailText = {
  placeholders: ['firstName', 'entity', 'entityShort', 'initiative', 'year', 'opening', 'deadline'],
  required: ['opening'],
  words: {
    en: {
      subject: '{initiative}: we will ask for your view from {opening}',
      body: paragraphs(
        'The activities of {initiative} have ended, and its Partnership will soon look together at what remains of them: joint ex post exercise {year}.',
        'From {opening} we will send you a personal link for {entity}. The questionnaire will be open until {deadline}.',
        'There is nothing to do yet. If somebody else should receive the link, please tell us now.',
      ),
      button: '',
      inText: '',
    },
    es: {
      subject: '{initiative}: le pediremos su visión desde el {opening}',
      body: paragraphs(
        'Las actividades de {initiative} han terminado y su Alianza mirará pronto en común qué queda de ellas: ejercicio ex post conjunto {year}.',
        'Desde el {opening} le enviaremos un enlace personal para {entity}. El cuestionario estará abierto hasta: {deadline}.',
        'Todavía no hay que hacer nada. Si el enlace debe recibirlo otra persona, díganoslo ahora.',
      ),
      button: '',
      inText: '',
    },
    fr: {
      subject: '{initiative} : nous vous demanderons votre regard à partir du {opening}',
      body: paragraphs(
        'Les activités de {initiative} sont terminées et son Partenariat regardera bientôt ensemble ce qu’il en reste : exercice ex post conjoint {year}.',
        'À partir du {opening}, nous vous enverrons un lien personnel pour {entity}. Le questionnaire sera ouvert jusqu’à : {deadline}.',
        'Il n’y a encore rien à faire. Si une autre personne doit recevoir le lien, merci de nous le dire maintenant.',
      ),
      button: '',
      inText: '',
    },
    pt: {
      subject: '{initiative}: vamos pedir a sua visão a partir de {opening}',
      body: paragraphs(
        'As atividades de {initiative} terminaram e a sua Parceria vai em breve olhar em conjunto para o que ficou: exercício ex post conjunto {year}.',
        'A partir de {opening} enviamos-lhe uma ligação pessoal para {entity}. O questionário estará aberto até: {deadline}.',
        'Ainda não há nada a fazer. Se for outra pessoa a receber a ligação, diga-nos agora.',
      ),
      button: '',
      inText: '',
    },
  },
};

/** What the notice tells about; there is no link yet. */
export interface NoticeFacts extends Omit<InvitationFacts, 'link'> {
  /** Instant at which it opens. */
  readonly opensAt: string;
}

/** A week before an exercise opens (`pages-and-report.md`, section 5). */
export function wordNotice(facts: NoticeFacts, words: MailWords, language: Language): MailContent {
  const { initiative, entity, entityShort, year, opensAt, closesAt, timeZone, readerZone } = facts;
  return wordedMail(
    words,
    language,
    { ...facts, link: '' },
    {
      ...{ initiative, entity, entityShort, year: String(year) },
      opening: dayText(language, opensAt, timeZone),
      deadline: deadlineText(language, closesAt, timeZone, readerZone),
    },
  );
}
