import type { Language, Texts } from '../../language.js';
import { formatMessage, type MessageParams } from '../../message.js';
import type { Officer } from '../../initiatives/initiative.js';
import { letterHtml } from '../../mail/letter-html.js';
import { letterText, type Letter } from '../../mail/letter.js';
import type { MailContent } from '../../mail/mail-kind.js';
import { sayWords, type MailWords } from '../../mail/mail-words.js';
import { firstNameOf } from '../../initiatives/first-name.js';

/** What every mail with a personal link says in the same words. */
const FRAME = {
  greeting: { en: 'Dear {name},', es: 'Saludos, {name}:', fr: 'Bonjour {name},', pt: 'Olá, {name}:' },
  instead: {
    en: 'If the button does not open, use this address:',
    es: 'Si el botón no se abre, utilice esta dirección:',
    fr: 'Si le bouton ne s’ouvre pas, utilisez cette adresse :',
    pt: 'Se o botão não abrir, use este endereço:',
  },
  officer: {
    en: 'Questions? {officer} is glad to help: answer this mail.',
    es: '¿Preguntas? {officer} le ayudará con gusto: responda a este correo.',
    fr: 'Une question ? {officer} vous aidera volontiers : répondez à ce message.',
    pt: 'Tem perguntas? {officer} ajuda com gosto: responda a este e-mail.',
  },
  officerPhone: {
    en: 'Questions? {officer} is glad to help: answer this mail or call {phone}.',
    es: '¿Preguntas? {officer} le ayudará con gusto: responda a este correo o llame al {phone}.',
    fr: 'Une question ? {officer} vous aidera volontiers : répondez à ce message ou appelez le {phone}.',
    pt: 'Tem perguntas? {officer} ajuda com gosto: responda a este e-mail ou ligue para {phone}.',
  },
  nobody: {
    en: 'Questions? Answer this mail.',
    es: '¿Preguntas? Responda a este correo.',
    fr: 'Une question ? Répondez à ce message.',
    pt: 'Tem perguntas? Responda a este e-mail.',
  },
  privacy: {
    en: 'The link is personal. We use your data for this exercise only; the first page says who reads what.',
    es: 'El enlace es personal. Usamos sus datos solo para este ejercicio; la primera página dice quién lee qué.',
    fr: 'Le lien est personnel. Vos données ne servent qu’à cet exercice ; la première page dit qui lit quoi.',
    pt: 'A ligação é pessoal. Usamos os seus dados só para este exercício; a primeira página diz quem lê o quê.',
  },
  withoutLink: {
    en: 'We use your data for these exercises only.',
    es: 'Usamos sus datos solo para estos ejercicios.',
    fr: 'Vos données ne servent qu’à ces exercices.',
    pt: 'Usamos os seus dados só para estes exercícios.',
  },
} as const satisfies Record<string, Texts>;

/** What a mail says of its own. */
export interface OwnWords {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly points?: Letter['points'] | undefined;
  /** Between the button and whom to ask. */
  readonly after?: readonly string[];
  /** On the button, and before the address in the plain text; empty where there is none. */
  readonly button: string;
  readonly inText: string;
}

/** To whom, about which link, and whom to ask. */
export interface Addressing {
  readonly name: string;
  readonly link: string;
  /** The link opens by itself, as partners' links do; so where absent. */
  readonly isPersonal?: boolean;
  readonly officer: Officer | null;
}

/** Words filled with facts, in the frame of mails with a personal link; `{firstName}` is always among the facts. */
export function wordedMail(
  words: MailWords,
  language: Language,
  to: Addressing & { readonly points?: Letter['points'] },
  params: MessageParams,
): MailContent {
  const said = sayWords(words, language, { firstName: firstNameOf(to.name), ...params });
  return framedMail(language, to, { ...said, points: to.points });
}

/** A mail with greeting, one button, whom to ask, and privacy; as text and as HTML. */
export function framedMail(language: Language, to: Addressing, own: OwnWords): MailContent {
  const { officer } = to;
  const say = (key: keyof typeof FRAME, params = {}) => formatMessage(FRAME[key][language], language, params);
  const letter: Letter = {
    language,
    subject: own.subject,
    greeting: say('greeting', { name: to.name }),
    paragraphs: own.paragraphs,
    ...(own.points ? { points: own.points } : {}),
    ...(own.button
      ? { button: { label: own.button, inText: own.inText, instead: say('instead'), url: to.link } }
      : {}),
    closing: [
      ...(own.after ?? []),
      officer
        ? say(officer.phone ? 'officerPhone' : 'officer', { officer: officer.name, phone: officer.phone })
        : say('nobody'),
    ],
    small: say(own.button && to.isPersonal !== false ? 'privacy' : 'withoutLink'),
  };
  return {
    subject: letter.subject,
    text: letterText(letter),
    html: letterHtml(letter),
    letter,
    replyTo: officer ? { name: officer.name, address: officer.email } : null,
  };
}
