import type { Language } from '../../language.js';
import type { MailContent } from '../../mail/mail-kind.js';
import { paragraphs, type MailText, type MailWords } from '../../mail/mail-words.js';
import { wordedMail } from './letter-frame.js';
import type { InvitationFacts } from './invitation-mail.js';

export const NEW_LINK_TEXT: MailText = {
  placeholders: ['firstName', 'entity', 'entityShort', 'initiative', 'year'],
  required: [],
  words: {
    en: {
      subject: 'Your link to the ex post exercise {year} of {initiative}',
      body: paragraphs(
        'Here is your personal link to the joint ex post exercise {year} of {initiative}, in which you answer for {entity}.',
        'Links sent earlier no longer open. Everything already answered is kept.',
      ),
      button: 'Open my questionnaire',
      inText: 'Your questionnaire is here:',
    },
    es: {
      subject: 'Su enlace al ejercicio ex post {year} de {initiative}',
      body: paragraphs(
        'Este es su enlace personal al ejercicio ex post conjunto {year} de {initiative}, en el que responde por {entity}.',
        'Los enlaces enviados antes ya no se abren. Todo lo respondido se conserva.',
      ),
      button: 'Abrir mi cuestionario',
      inText: 'Su cuestionario está aquí:',
    },
    fr: {
      subject: 'Votre lien vers l’exercice ex post {year} de {initiative}',
      body: paragraphs(
        'Voici votre lien personnel vers l’exercice ex post conjoint {year} de {initiative}, auquel vous répondez pour {entity}.',
        'Les liens envoyés auparavant ne s’ouvrent plus. Tout ce qui a été répondu est conservé.',
      ),
      button: 'Ouvrir mon questionnaire',
      inText: 'Votre questionnaire se trouve ici :',
    },
    pt: {
      subject: 'A sua ligação ao exercício ex post {year} de {initiative}',
      body: paragraphs(
        'Esta é a sua ligação pessoal ao exercício ex post conjunto {year} de {initiative}, em que responde por {entity}.',
        'As ligações enviadas antes já não abrem. Tudo o que já foi respondido fica guardado.',
      ),
      button: 'Abrir o meu questionário',
      inText: 'O seu questionário está aqui:',
    },
  },
};

/** The link once more, asked for by a partner or sent by a manager. */
export function wordNewLink(facts: NewLinkFacts, words: MailWords, language: Language): MailContent {
  const { initiative, entity, entityShort, year } = facts;
  return wordedMail(words, language, facts, { initiative, entity, entityShort, year: String(year) });
}

type NewLinkFacts = Pick<
  InvitationFacts,
  'name' | 'link' | 'officer' | 'initiative' | 'entity' | 'entityShort' | 'year'
>;
