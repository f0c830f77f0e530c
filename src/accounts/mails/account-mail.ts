import type { Language } from '../../language.js';
import { letterHtml } from '../../mail/letter-html.js';
import { letterText, type Letter } from '../../mail/letter.js';
import type { MailContent } from '../../mail/mail-kind.js';
import { paragraphs, sayWords, type MailText, type MailWords } from '../../mail/mail-words.js';
import { formatMessage } from '../../message.js';

/** Mails to staff about their accounts. */
export const ACCOUNT_MAILS = ['staff-invite', 'staff-reset'] as const;
export type AccountMailKind = (typeof ACCOUNT_MAILS)[number];

const FRAME = {
  en: {
    greeting: 'Dear {name},',
    instead: 'If the button does not open, use this address:',
    small: 'The link is personal: do not forward it. If you did not expect this mail, you need do nothing.',
  },
  es: {
    greeting: 'Saludos, {name}:',
    instead: 'Si el botón no se abre, utilice esta dirección:',
    small: 'El enlace es personal: no lo reenvíe. Si no esperaba este correo, no tiene que hacer nada.',
  },
  fr: {
    greeting: 'Bonjour {name},',
    instead: 'Si le bouton ne s’ouvre pas, utilisez cette adresse :',
    small:
      'Le lien est personnel : ne le transférez pas. Si vous n’attendiez pas ce message, vous n’avez rien à faire.',
  },
  pt: {
    greeting: 'Olá, {name}:',
    instead: 'Se o botão não abrir, use este endereço:',
    small: 'A ligação é pessoal: não a reencaminhe. Se não esperava este e-mail, não precisa de fazer nada.',
  },
} as const satisfies Record<Language, Record<string, string>>;

export const ACCOUNT_TEXTS: Readonly<Record<AccountMailKind, MailText>> = {
  'staff-invite': {
    placeholders: ['name'],
    required: [],
    words: {
      en: {
        subject: 'Your access to Expost',
        body: paragraphs(
          'You have been given access to Expost, where the joint ex post exercises of Triangular Cooperation Initiatives are evaluated.',
          'Choose a password of your own, and set up sign-in codes. You need a phone or computer with an authenticator app.',
          '{button}',
          'The link works once, for seven days. If it has ended, ask the person who invited you for a new one.',
        ),
        button: 'Set up my access',
        inText: 'Set up your access here:',
      },
      es: {
        subject: 'Su acceso a Expost',
        body: paragraphs(
          'Se le ha dado acceso a Expost, donde se evalúan los ejercicios ex post conjuntos de las Iniciativas de Cooperación Triangular.',
          'Elija una contraseña propia y configure los códigos de acceso. Necesita un teléfono u ordenador con una aplicación de autenticación.',
          '{button}',
          'El enlace sirve una sola vez, durante siete días. Si ha caducado, pida otro a quien le invitó.',
        ),
        button: 'Configurar mi acceso',
        inText: 'Configure aquí su acceso:',
      },
      fr: {
        subject: 'Votre accès à Expost',
        body: paragraphs(
          'Un accès à Expost vous a été ouvert. Les exercices ex post conjoints des Initiatives de coopération triangulaire y sont évalués.',
          'Choisissez votre propre mot de passe et configurez les codes de connexion. Il vous faut un téléphone ou un ordinateur avec une application d’authentification.',
          '{button}',
          'Le lien sert une seule fois, pendant sept jours. S’il a expiré, demandez-en un autre à la personne qui vous a invité.',
        ),
        button: 'Configurer mon accès',
        inText: 'Configurez votre accès ici :',
      },
      pt: {
        subject: 'O seu acesso ao Expost',
        body: paragraphs(
          'Foi-lhe dado acesso ao Expost, onde se avaliam os exercícios ex post conjuntos das Iniciativas de Cooperação Triangular.',
          'Escolha uma palavra-passe sua e configure os códigos de acesso. Precisa de um telemóvel ou computador com uma aplicação de autenticação.',
          '{button}',
          'A ligação serve uma só vez, durante sete dias. Se tiver terminado, peça outra a quem fez o convite.',
        ),
        button: 'Configurar o meu acesso',
        inText: 'Configure aqui o seu acesso:',
      },
    },
  },
  'staff-reset': {
    placeholders: ['name'],
    required: [],
    words: {
      en: {
        subject: 'Your access to Expost has been reset',
        body: paragraphs(
          'A manager has reset your access to Expost. Your earlier password and codes no longer work, and you have been signed out everywhere.',
          'Choose a password of your own, and set up sign-in codes. You need a phone or computer with an authenticator app.',
          '{button}',
          'The link works once, for seven days. If it has ended, ask the person who invited you for a new one.',
        ),
        button: 'Set up my access',
        inText: 'Set up your access here:',
      },
      es: {
        subject: 'Se ha restablecido su acceso a Expost',
        body: paragraphs(
          'Una persona gestora ha restablecido su acceso a Expost. Su contraseña y sus códigos anteriores ya no sirven y se ha cerrado su sesión en todas partes.',
          'Elija una contraseña propia y configure los códigos de acceso. Necesita un teléfono u ordenador con una aplicación de autenticación.',
          '{button}',
          'El enlace sirve una sola vez, durante siete días. Si ha caducado, pida otro a quien le invitó.',
        ),
        button: 'Configurar mi acceso',
        inText: 'Configure aquí su acceso:',
      },
      fr: {
        subject: 'Votre accès à Expost a été réinitialisé',
        body: paragraphs(
          'Un gestionnaire a réinitialisé votre accès à Expost. Votre mot de passe et vos codes précédents ne fonctionnent plus et toutes vos sessions ont été fermées.',
          'Choisissez votre propre mot de passe et configurez les codes de connexion. Il vous faut un téléphone ou un ordinateur avec une application d’authentification.',
          '{button}',
          'Le lien sert une seule fois, pendant sept jours. S’il a expiré, demandez-en un autre à la personne qui vous a invité.',
        ),
        button: 'Configurer mon accès',
        inText: 'Configurez votre accès ici :',
      },
      pt: {
        subject: 'O seu acesso ao Expost foi reposto',
        body: paragraphs(
          'Um gestor repôs o seu acesso ao Expost. A palavra-passe e os códigos anteriores já não servem e a sua sessão foi terminada em todo o lado.',
          'Escolha uma palavra-passe sua e configure os códigos de acesso. Precisa de um telemóvel ou computador com uma aplicação de autenticação.',
          '{button}',
          'A ligação serve uma só vez, durante sete dias. Se tiver terminado, peça outra a quem fez o convite.',
        ),
        button: 'Configurar o meu acesso',
        inText: 'Configure aqui o seu acesso:',
      },
    },
  },
};

/** A mail with a link that sets a password, once. */
export function wordAccountMail(
  to: { readonly name: string; readonly link: string },
  words: MailWords,
  language: Language,
): MailContent {
  const frame = FRAME[language];
  const said = sayWords(words, language, { name: to.name });
  const letter: Letter = {
    language,
    subject: said.subject,
    greeting: formatMessage(frame.greeting, language, { name: to.name }),
    paragraphs: said.paragraphs,
    button: { label: said.button, inText: said.inText, instead: frame.instead, url: to.link },
    closing: said.after,
    small: frame.small,
  };
  return {
    subject: letter.subject,
    text: letterText(letter),
    html: letterHtml(letter),
    letter,
    replyTo: null,
  };
}

/** As it reads to somebody invented. */
export function accountMailExample(language: Language, words: MailWords): MailContent {
  const to = { name: 'Ana Ejemplo', link: 'https://expost.example.org/welcome/…' };
  return wordAccountMail(to, words, language);
}
