import type { Language } from '../../language.js';
import type { MailContent } from '../../mail/mail-kind.js';
import { paragraphs, type MailText, type MailWords } from '../../mail/mail-words.js';
import { deadlineText } from '../../pages/deadline.js';
import { wordedMail } from './letter-frame.js';
import type { InvitationFacts } from './invitation-mail.js';

export const COLLEAGUE_TEXT: MailText = {
  placeholders: [
    'by',
    'firstName',
    'entity',
    'entityShort',
    'initiative',
    'year',
    'scope',
    'sections',
    'deadline',
  ],
  required: ['by', 'deadline'],
  words: {
    en: {
      subject: '{by} asks for your help: {initiative}, for {entityShort}',
      body: paragraphs(
        '{by} is answering the joint ex post exercise {year} of {initiative} for {entity} and asks you to write with them.',
        '{scope, select, all {You can write in every section.} other {You are asked for: {sections}.}}',
        '{button}',
        'The questionnaire is open until {deadline}. {by} submits the answers in the end.',
        'Your name stands beside what you write.',
      ),
      button: 'Open the questionnaire',
      inText: 'The questionnaire is here:',
    },
    es: {
      subject: '{by} le pide ayuda: {initiative}, por {entityShort}',
      body: paragraphs(
        '{by} responde al ejercicio ex post conjunto {year} de {initiative} por {entity} y le pide que escriba también.',
        '{scope, select, all {Puede escribir en todas las secciones.} other {Se le piden: {sections}.}}',
        '{button}',
        'El cuestionario está abierto hasta: {deadline}. Al final, {by} envía las respuestas.',
        'Su nombre aparece junto a lo que escriba.',
      ),
      button: 'Abrir el cuestionario',
      inText: 'El cuestionario está aquí:',
    },
    fr: {
      subject: '{by} vous demande votre aide : {initiative}, pour {entityShort}',
      body: paragraphs(
        '{by} répond à l’exercice ex post conjoint {year} de {initiative} pour {entity} et vous demande d’y écrire aussi.',
        '{scope, select, all {Vous pouvez écrire dans toutes les sections.} other {Sections demandées : {sections}.}}',
        '{button}',
        'Le questionnaire est ouvert jusqu’à : {deadline}. À la fin, {by} envoie les réponses.',
        'Votre nom figure à côté de ce que vous écrivez.',
      ),
      button: 'Ouvrir le questionnaire',
      inText: 'Le questionnaire se trouve ici :',
    },
    pt: {
      subject: '{by} pede a sua ajuda: {initiative}, por {entityShort}',
      body: paragraphs(
        '{by} responde ao exercício ex post conjunto {year} de {initiative} por {entity} e pede-lhe que escreva também.',
        '{scope, select, all {Pode escrever em todas as secções.} other {São-lhe pedidas: {sections}.}}',
        '{button}',
        'O questionário está aberto até: {deadline}. No fim, {by} envia as respostas.',
        'O seu nome fica ao lado do que escrever.',
      ),
      button: 'Abrir o questionário',
      inText: 'O questionário está aqui:',
    },
  },
};

export interface ColleagueFacts extends InvitationFacts {
  /** Name of the contact who asked. */
  readonly invitedBy: string;
  /** Titles of the sections in the language of the mail; null for all. */
  readonly sections: readonly string[] | null;
}

/** The link of a colleague whom a contact asks to write with them. */
export function wordColleague(facts: ColleagueFacts, words: MailWords, language: Language): MailContent {
  const { initiative, entity, entityShort, year, closesAt, timeZone, readerZone, invitedBy: by } = facts;
  return wordedMail(words, language, facts, {
    ...{ by, initiative, entity, entityShort, year: String(year) },
    scope: facts.sections === null ? 'all' : 'some',
    sections: new Intl.ListFormat(language).format(facts.sections ?? []),
    deadline: deadlineText(language, closesAt, timeZone, readerZone),
  });
}
