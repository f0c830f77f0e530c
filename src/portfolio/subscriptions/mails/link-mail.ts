import type { Language } from '../../../language.js';
import type { MailContent } from '../../../mail/mail-kind.js';
import { paragraphs, type MailText, type MailWords } from '../../../mail/mail-words.js';
import { followMail } from './follow-frame.js';

/** To somebody who asks to follow what is followed already: the link by which that is changed. */
export const LINK_TEXT: MailText = {
  placeholders: ['topics'],
  required: [],
  words: {
    en: {
      subject: 'What you follow at Expost',
      body: paragraphs(
        'Somebody, probably you, has asked to follow reports that this address follows already. Nothing has changed.',
        'You follow: {topics}.',
        '{button}',
        'If it was not you, you need do nothing.',
      ),
      button: 'Change or stop',
      inText: 'Change or stop here:',
    },
    es: {
      subject: 'Lo que sigue en Expost',
      body: paragraphs(
        'Alguien, probablemente usted, ha pedido seguir informes que esta dirección ya sigue. No ha cambiado nada.',
        'Usted sigue: {topics}.',
        '{button}',
        'Si no ha sido usted, no tiene que hacer nada.',
      ),
      button: 'Cambiar o darse de baja',
      inText: 'Cambie o dese de baja aquí:',
    },
    fr: {
      subject: 'Ce que vous suivez sur Expost',
      body: paragraphs(
        'Quelqu’un, sans doute vous, a demandé à suivre des rapports que cette adresse suit déjà. Rien n’a changé.',
        'Vous suivez : {topics}.',
        '{button}',
        'Si ce n’était pas vous, vous n’avez rien à faire.',
      ),
      button: 'Modifier ou se désabonner',
      inText: 'Modifiez ou désabonnez-vous ici :',
    },
    pt: {
      subject: 'O que segue no Expost',
      body: paragraphs(
        'Recebemos um pedido, provavelmente seu, para seguir relatórios que este endereço já segue. Nada mudou.',
        'Segue: {topics}.',
        '{button}',
        'Se o pedido não foi seu, não precisa de fazer nada.',
      ),
      button: 'Alterar ou deixar de seguir',
      inText: 'Altere ou deixe de seguir aqui:',
    },
  },
};

export interface LinkFacts {
  /** What is followed, in words. */
  readonly topics: string;
  readonly leaving: { readonly manage: string; readonly unsubscribe: string };
}

export function wordLink({ topics, leaving }: LinkFacts, words: MailWords, language: Language): MailContent {
  const mail = followMail(words, language, { link: leaving.manage }, { topics });
  return { ...mail, unsubscribe: { url: leaving.unsubscribe } };
}

/** As it reads to somebody invented. */
export function linkExample(language: Language, words: MailWords): MailContent {
  const manage = 'https://expost.example.org/subscriptions/…';
  return wordLink({ topics: 'AGUA CLARA', leaving: { manage, unsubscribe: manage } }, words, language);
}
