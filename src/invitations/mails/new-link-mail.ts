import type { Language } from '../../language.js';
import type { MailContent } from '../../mail/mail-kind.js';
import { formatMessage } from '../../message.js';
import { framedMail } from './letter-frame.js';
import type { InvitationFacts } from './invitation-mail.js';

const TEXTS = {
  en: {
    subject: 'Your link to the ex post exercise {year} of {initiative}',
    what: 'Here is your personal link to the joint ex post exercise {year} of {initiative}, in which you answer for {entity}.',
    saved: 'Links sent earlier no longer open. Everything already answered is kept.',
    button: 'Open my questionnaire',
    inText: 'Your questionnaire is here:',
  },
  es: {
    subject: 'Su enlace al ejercicio ex post {year} de {initiative}',
    what: 'Este es su enlace personal al ejercicio ex post conjunto {year} de {initiative}, en el que responde por {entity}.',
    saved: 'Los enlaces enviados antes ya no se abren. Todo lo respondido se conserva.',
    button: 'Abrir mi cuestionario',
    inText: 'Su cuestionario está aquí:',
  },
  fr: {
    subject: 'Votre lien vers l’exercice ex post {year} de {initiative}',
    what: 'Voici votre lien personnel vers l’exercice ex post conjoint {year} de {initiative}, auquel vous répondez pour {entity}.',
    saved: 'Les liens envoyés auparavant ne s’ouvrent plus. Tout ce qui a été répondu est conservé.',
    button: 'Ouvrir mon questionnaire',
    inText: 'Votre questionnaire se trouve ici :',
  },
  pt: {
    subject: 'A sua ligação ao exercício ex post {year} de {initiative}',
    what: 'Esta é a sua ligação pessoal ao exercício ex post conjunto {year} de {initiative}, em que responde por {entity}.',
    saved: 'As ligações enviadas antes já não abrem. Tudo o que já foi respondido fica guardado.',
    button: 'Abrir o meu questionário',
    inText: 'O seu questionário está aqui:',
  },
} as const satisfies Record<Language, Record<string, string>>;

/** The link once more, asked for by a partner or sent by a manager. */
export function wordNewLink(
  facts: Pick<InvitationFacts, 'name' | 'link' | 'officer' | 'initiative' | 'entity' | 'year'>,
  language: Language,
): MailContent {
  const texts = TEXTS[language];
  const { initiative, entity, year } = facts;
  const params = { initiative, entity, year: String(year) };
  return framedMail(language, facts, {
    subject: formatMessage(texts.subject, language, params),
    paragraphs: [formatMessage(texts.what, language, params), texts.saved],
    button: texts.button,
    inText: texts.inText,
  });
}
