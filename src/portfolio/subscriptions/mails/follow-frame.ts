import type { Language } from '../../../language.js';
import { letterHtml } from '../../../mail/letter-html.js';
import { letterText, type Letter } from '../../../mail/letter.js';
import type { MailContent } from '../../../mail/mail-kind.js';
import { sayWords, type MailWords } from '../../../mail/mail-words.js';
import type { MessageParams } from '../../../message.js';

/** What every mail to followers says in the same words; nobody has told us a name. */
const FRAME = {
  en: {
    greeting: 'Hello,',
    instead: 'If the button does not open, use this address:',
    leaving: 'Change what you follow, or stop these mails:',
    small:
      'Your address is used for this only, is passed on to nobody, and is deleted as soon as you stop following.',
  },
  es: {
    greeting: 'Hola:',
    instead: 'Si el botón no se abre, utilice esta dirección:',
    leaving: 'Cambiar lo que sigue o dejar de recibir estos correos:',
    small:
      'Su dirección se utiliza solo para esto, no se facilita a nadie y se borra en cuanto deja de seguir los informes.',
  },
  fr: {
    greeting: 'Bonjour,',
    instead: 'Si le bouton ne s’ouvre pas, utilisez cette adresse :',
    leaving: 'Modifier ce que vous suivez ou ne plus recevoir ces messages :',
    small:
      'Votre adresse ne sert qu’à cela, n’est transmise à personne et est effacée dès que vous vous désabonnez.',
  },
  pt: {
    greeting: 'Olá,',
    instead: 'Se o botão não abrir, use este endereço:',
    leaving: 'Alterar o que segue ou deixar de receber estes e-mails:',
    small:
      'O seu endereço é usado só para isto, não é transmitido a ninguém e é apagado assim que deixar de seguir.',
  },
} as const satisfies Record<Language, Record<string, string>>;

/** A mail to a follower: one button, where it is left, and what becomes of the address. */
export function followMail(
  words: MailWords,
  language: Language,
  to: {
    readonly link: string;
    readonly points?: Letter['points'];
    /** Where one changes or leaves, and what a mail program posts to; none before one has confirmed. */
    readonly leaving?: { readonly manage: string; readonly unsubscribe: string };
  },
  params: MessageParams,
): MailContent {
  const frame = FRAME[language];
  const said = sayWords(words, language, params);
  const letter: Letter = {
    language,
    subject: said.subject,
    greeting: frame.greeting,
    paragraphs: said.paragraphs,
    ...(to.points ? { points: to.points } : {}),
    button: { label: said.button, inText: said.inText, instead: frame.instead, url: to.link },
    closing: said.after,
    ...(to.leaving ? { leaving: { label: frame.leaving, url: to.leaving.manage } } : {}),
    small: frame.small,
  };
  return {
    subject: letter.subject,
    text: letterText(letter),
    html: letterHtml(letter),
    replyTo: null,
    ...(to.leaving ? { unsubscribe: { url: to.leaving.unsubscribe } } : {}),
  };
}
