import type { Language } from '../../language.js';
import type { MailContent } from '../../mail/mail-kind.js';
import { formatMessage } from '../../message.js';
import { deadlineText } from '../../pages/deadline.js';
import { framedMail } from './letter-frame.js';
import type { InvitationFacts } from './invitation-mail.js';

const TEXTS = {
  en: {
    subject: '{by} asks for your help: {initiative}, for {entity}',
    why: '{by} is answering the joint ex post exercise {year} of {initiative} for {entity} and asks you to write with them.',
    all: 'You can write in every section.',
    some: 'You are asked for: {sections}.',
    until: 'The questionnaire is open until {deadline}. {by} submits the answers in the end.',
    saved: 'Your name stands beside what you write.',
    button: 'Open the questionnaire',
    inText: 'The questionnaire is here:',
  },
  es: {
    subject: '{by} le pide ayuda: {initiative}, por {entity}',
    why: '{by} responde al ejercicio ex post conjunto {year} de {initiative} por {entity} y le pide que escriba también.',
    all: 'Puede escribir en todas las secciones.',
    some: 'Se le piden: {sections}.',
    until: 'El cuestionario está abierto hasta: {deadline}. Al final, {by} envía las respuestas.',
    saved: 'Su nombre aparece junto a lo que escriba.',
    button: 'Abrir el cuestionario',
    inText: 'El cuestionario está aquí:',
  },
  fr: {
    subject: '{by} vous demande votre aide : {initiative}, pour {entity}',
    why: '{by} répond à l’exercice ex post conjoint {year} de {initiative} pour {entity} et vous demande d’y écrire aussi.',
    all: 'Vous pouvez écrire dans toutes les sections.',
    some: 'Sections demandées : {sections}.',
    until: 'Le questionnaire est ouvert jusqu’à : {deadline}. À la fin, {by} envoie les réponses.',
    saved: 'Votre nom figure à côté de ce que vous écrivez.',
    button: 'Ouvrir le questionnaire',
    inText: 'Le questionnaire se trouve ici :',
  },
  pt: {
    subject: '{by} pede a sua ajuda: {initiative}, por {entity}',
    why: '{by} responde ao exercício ex post conjunto {year} de {initiative} por {entity} e pede-lhe que escreva também.',
    all: 'Pode escrever em todas as secções.',
    some: 'São-lhe pedidas: {sections}.',
    until: 'O questionário está aberto até: {deadline}. No fim, {by} envia as respostas.',
    saved: 'O seu nome fica ao lado do que escrever.',
    button: 'Abrir o questionário',
    inText: 'O questionário está aqui:',
  },
} as const satisfies Record<Language, Record<string, string>>;

export interface ColleagueFacts extends InvitationFacts {
  /** Name of the contact who asked. */
  readonly invitedBy: string;
  /** Titles of the sections in the language of the mail; null for all. */
  readonly sections: readonly string[] | null;
}

/** The link of a colleague whom a contact asks to write with them. */
export function wordColleague(facts: ColleagueFacts, language: Language): MailContent {
  const texts = TEXTS[language];
  const { initiative, entity, year, closesAt, timeZone, readerZone, invitedBy: by, sections } = facts;
  const say = (pattern: string, params: Record<string, string>) => formatMessage(pattern, language, params);
  return framedMail(language, facts, {
    subject: say(texts.subject, { by, initiative, entity: facts.entityShort }),
    paragraphs: [
      say(texts.why, { by, initiative, entity, year: String(year) }),
      sections === null
        ? texts.all
        : say(texts.some, { sections: new Intl.ListFormat(language).format(sections) }),
    ],
    after: [
      say(texts.until, { by, deadline: deadlineText(language, closesAt, timeZone, readerZone) }),
      texts.saved,
    ],
    button: texts.button,
    inText: texts.inText,
  });
}
