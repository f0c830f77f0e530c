import type { Language } from '../../../language.js';
import type { MailContent } from '../../../mail/mail-kind.js';
import { paragraphs, type MailText, type MailWords } from '../../../mail/mail-words.js';
import { followMail } from './follow-frame.js';

/** Asks whether the address is whose it is said to be; nothing else is sent before the answer. */
export const CONFIRM_TEXT: MailText = {
  placeholders: ['topic', 'until'],
  required: ['topic'],
  words: {
    en: {
      subject: 'Please confirm: reports on {topic}',
      body: paragraphs(
        'Somebody, probably you, has asked us to tell this address of new published reports on {topic}, at most twice a year.',
        'Please confirm that the address is yours and that you want these mails. Until then we send nothing else.',
        '{button}',
        'The button works until {until}. If it was not you, do nothing: the address is then deleted by itself.',
      ),
      button: 'Confirm',
      inText: 'Confirm here:',
    },
    es: {
      subject: 'Confirme, por favor: informes sobre {topic}',
      body: paragraphs(
        'Alguien, probablemente usted, nos ha pedido que avisemos a esta dirección de los nuevos informes publicados sobre {topic}, dos veces al año como máximo.',
        'Confirme que la dirección es suya y que desea recibir estos correos. Hasta entonces no enviamos nada más.',
        '{button}',
        'El botón funciona hasta el {until}. Si no ha sido usted, no haga nada: la dirección se borra sola.',
      ),
      button: 'Confirmar',
      inText: 'Confirme aquí:',
    },
    fr: {
      subject: 'Merci de confirmer : rapports sur {topic}',
      body: paragraphs(
        'Quelqu’un, sans doute vous, nous a demandé de signaler à cette adresse les nouveaux rapports publiés sur {topic}, deux fois par an au plus.',
        'Confirmez que l’adresse est bien la vôtre et que vous souhaitez ces messages. D’ici là, nous n’envoyons rien d’autre.',
        '{button}',
        'Le bouton fonctionne jusqu’au {until}. Si ce n’était pas vous, ne faites rien : l’adresse sera effacée d’elle-même.',
      ),
      button: 'Confirmer',
      inText: 'Confirmez ici :',
    },
    pt: {
      subject: 'Confirme, por favor: relatórios sobre {topic}',
      body: paragraphs(
        'Recebemos um pedido, provavelmente seu, para avisar este endereço dos novos relatórios publicados sobre {topic}, no máximo duas vezes por ano.',
        'Confirme que o endereço é seu e que deseja receber estes e-mails. Até lá não enviamos mais nada.',
        '{button}',
        'O botão funciona até {until}. Se o pedido não foi seu, não faça nada: o endereço é apagado por si.',
      ),
      button: 'Confirmar',
      inText: 'Confirme aqui:',
    },
  },
};

export interface ConfirmFacts {
  readonly topic: string;
  /** The last day on which it can be confirmed, in words. */
  readonly until: string;
  readonly link: string;
}

export function wordConfirm(facts: ConfirmFacts, words: MailWords, language: Language): MailContent {
  const { topic, until, link } = facts;
  return followMail(words, language, { link }, { topic, until });
}

const UNTIL = {
  en: 'Wednesday 22 July 2026',
  es: 'miércoles, 22 de julio de 2026',
  fr: 'mercredi 22 juillet 2026',
  pt: 'quarta-feira, 22 de julho de 2026',
} as const;

/** As it reads to somebody invented. */
export function confirmExample(language: Language, words: MailWords): MailContent {
  const link = 'https://expost.example.org/follow/…';
  return wordConfirm({ topic: 'AGUA CLARA', until: UNTIL[language], link }, words, language);
}
