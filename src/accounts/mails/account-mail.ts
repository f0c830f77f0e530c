import type { Language } from '../../language.js';
import { letterHtml } from '../../mail/letter-html.js';
import { letterText, type Letter } from '../../mail/letter.js';
import type { MailContent } from '../../mail/mail-kind.js';
import { formatMessage } from '../../message.js';

/** Mails to staff about their accounts. */
export const ACCOUNT_MAILS = ['staff-invite', 'staff-reset'] as const;
export type AccountMailKind = (typeof ACCOUNT_MAILS)[number];

const TEXTS = {
  en: {
    greeting: 'Dear {name},',
    'staff-invite.subject': 'Your access to Expost',
    'staff-invite.what':
      'You have been given access to Expost, where the joint ex post exercises of Triangular Cooperation Initiatives are evaluated.',
    'staff-reset.subject': 'Your access to Expost has been reset',
    'staff-reset.what':
      'A manager has reset your access to Expost. Your earlier password and codes no longer work, and you have been signed out everywhere.',
    how: 'Choose a password of your own, and set up sign-in codes. You need a phone or computer with an authenticator app.',
    until:
      'The link works once, for seven days. If it has ended, ask the person who invited you for a new one.',
    button: 'Set up my access',
    inText: 'Set up your access here:',
    instead: 'If the button does not open, use this address:',
    small: 'The link is personal: do not forward it. If you did not expect this mail, you need do nothing.',
  },
  es: {
    greeting: 'Saludos, {name}:',
    'staff-invite.subject': 'Su acceso a Expost',
    'staff-invite.what':
      'Se le ha dado acceso a Expost, donde se evalúan los ejercicios ex post conjuntos de las Iniciativas de Cooperación Triangular.',
    'staff-reset.subject': 'Se ha restablecido su acceso a Expost',
    'staff-reset.what':
      'Una persona gestora ha restablecido su acceso a Expost. Su contraseña y sus códigos anteriores ya no sirven y se ha cerrado su sesión en todas partes.',
    how: 'Elija una contraseña propia y configure los códigos de acceso. Necesita un teléfono u ordenador con una aplicación de autenticación.',
    until: 'El enlace sirve una sola vez, durante siete días. Si ha caducado, pida otro a quien le invitó.',
    button: 'Configurar mi acceso',
    inText: 'Configure aquí su acceso:',
    instead: 'Si el botón no se abre, utilice esta dirección:',
    small: 'El enlace es personal: no lo reenvíe. Si no esperaba este correo, no tiene que hacer nada.',
  },
  fr: {
    greeting: 'Bonjour {name},',
    'staff-invite.subject': 'Votre accès à Expost',
    'staff-invite.what':
      'Un accès à Expost vous a été ouvert. Les exercices ex post conjoints des Initiatives de coopération triangulaire y sont évalués.',
    'staff-reset.subject': 'Votre accès à Expost a été réinitialisé',
    'staff-reset.what':
      'Un gestionnaire a réinitialisé votre accès à Expost. Votre mot de passe et vos codes précédents ne fonctionnent plus et toutes vos sessions ont été fermées.',
    how: 'Choisissez votre propre mot de passe et configurez les codes de connexion. Il vous faut un téléphone ou un ordinateur avec une application d’authentification.',
    until:
      'Le lien sert une seule fois, pendant sept jours. S’il a expiré, demandez-en un autre à la personne qui vous a invité.',
    button: 'Configurer mon accès',
    inText: 'Configurez votre accès ici :',
    instead: 'Si le bouton ne s’ouvre pas, utilisez cette adresse :',
    small:
      'Le lien est personnel : ne le transférez pas. Si vous n’attendiez pas ce message, vous n’avez rien à faire.',
  },
  pt: {
    greeting: 'Olá, {name}:',
    'staff-invite.subject': 'O seu acesso ao Expost',
    'staff-invite.what':
      'Foi-lhe dado acesso ao Expost, onde se avaliam os exercícios ex post conjuntos das Iniciativas de Cooperação Triangular.',
    'staff-reset.subject': 'O seu acesso ao Expost foi reposto',
    'staff-reset.what':
      'Um gestor repôs o seu acesso ao Expost. A palavra-passe e os códigos anteriores já não servem e a sua sessão foi terminada em todo o lado.',
    how: 'Escolha uma palavra-passe sua e configure os códigos de acesso. Precisa de um telemóvel ou computador com uma aplicação de autenticação.',
    until:
      'A ligação serve uma só vez, durante sete dias. Se tiver terminado, peça outra a quem fez o convite.',
    button: 'Configurar o meu acesso',
    inText: 'Configure aqui o seu acesso:',
    instead: 'Se o botão não abrir, use este endereço:',
    small: 'A ligação é pessoal: não a reencaminhe. Se não esperava este e-mail, não precisa de fazer nada.',
  },
} as const satisfies Record<Language, Record<string, string>>;

/** A mail with a link that sets a password, once. */
export function wordAccountMail(
  kind: AccountMailKind,
  to: { readonly name: string; readonly link: string },
  language: Language,
): MailContent {
  const texts = TEXTS[language];
  const letter: Letter = {
    language,
    subject: texts[`${kind}.subject`],
    greeting: formatMessage(texts.greeting, language, { name: to.name }),
    paragraphs: [texts[`${kind}.what`], texts.how],
    button: { label: texts.button, inText: texts.inText, instead: texts.instead, url: to.link },
    closing: [texts.until],
    small: texts.small,
  };
  return { subject: letter.subject, text: letterText(letter), html: letterHtml(letter), replyTo: null };
}

/** As it reads to somebody invented. */
export function accountMailExample(kind: AccountMailKind, language: Language): MailContent {
  return wordAccountMail(
    kind,
    { name: 'Ana Ejemplo', link: 'https://expost.example.org/welcome/…' },
    language,
  );
}
