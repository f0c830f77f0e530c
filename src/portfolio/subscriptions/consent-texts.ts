import { LANGUAGES, type Language } from '../../language.js';
import { formatMessage } from '../../message.js';

/** What somebody agrees to, in one language: paragraphs to be read, and the words beside the box that is ticked. */
interface ConsentText {
  /** `{contact}` is the address of who sends the mails. */
  readonly paragraphs: readonly string[];
  readonly agree: string;
}

/**
 * Every text that has ever been shown, by version: the proof of a consent names one. A text that has been shown is never
 * changed; other words are a new version (`consent-texts.spec.ts` knows their digests).
 */
export const CONSENT_TEXTS: Readonly<Record<string, Readonly<Record<Language, ConsentText>>>> = {
  '1': {
    en: {
      paragraphs: [
        'What for: to tell you by mail of published reports of what you follow, and of corrections to them. Nothing else: no other mails, no tracking, and nobody else receives your address.',
        'How often: a digest at most twice a year, in January and July; none where there is nothing new. Before the first one we send a single mail in which you confirm that the address is yours.',
        'How to leave: by one click in any digest, at any time and without giving a reason. It takes effect at once.',
        'Who is responsible: the programme that co-finances the Initiatives and runs this service. Questions and requests about your data reach it at {contact}.',
        'How long: your address is kept until you leave, and is deleted at that moment; where you do not confirm, after seven days. What remains is a record without the address that and when you agreed to this text, and left. You may see, correct or have erased what concerns you, and complain to the data protection authority.',
      ],
      agree: 'I agree that my address is used for this.',
    },
    es: {
      paragraphs: [
        'Para qué: avisarle por correo de los informes publicados de lo que sigue y de sus correcciones. Nada más: ni otros correos, ni seguimiento, y nadie más recibe su dirección.',
        'Con qué frecuencia: un boletín dos veces al año como máximo, en enero y en julio; ninguno si no hay novedades. Antes del primero enviamos un único correo en el que confirma que la dirección es suya.',
        'Cómo darse de baja: con un clic en cualquier boletín, en todo momento y sin dar motivos. Surte efecto de inmediato.',
        'Quién es responsable: el programa que cofinancia las Iniciativas y presta este servicio. Sus preguntas y solicitudes sobre sus datos le llegan en {contact}.',
        'Cuánto tiempo: su dirección se conserva hasta que se da de baja y se borra en ese momento; si no la confirma, a los siete días. Solo queda constancia, sin la dirección, de que aceptó este texto y cuándo, y de que se dio de baja. Puede consultar, corregir o hacer borrar lo que le concierne y reclamar ante la autoridad de protección de datos.',
      ],
      agree: 'Acepto que mi dirección se utilice para esto.',
    },
    fr: {
      paragraphs: [
        'Pour quoi : vous informer par courriel des rapports publiés sur ce que vous suivez et de leurs corrections. Rien d’autre : aucun autre message, aucun pistage, et personne d’autre ne reçoit votre adresse.',
        'À quelle fréquence : une lettre deux fois par an au plus, en janvier et en juillet ; aucune s’il n’y a rien de nouveau. Avant la première, nous envoyons un seul message dans lequel vous confirmez que l’adresse est la vôtre.',
        'Comment se désabonner : d’un clic dans n’importe quelle lettre, à tout moment et sans donner de motif. L’effet est immédiat.',
        'Qui est responsable : le programme qui cofinance les Initiatives et assure ce service. Vos questions et demandes concernant vos données lui parviennent à {contact}.',
        'Combien de temps : votre adresse est conservée jusqu’à votre désabonnement et effacée à ce moment-là ; si vous ne confirmez pas, au bout de sept jours. Il ne reste qu’une trace, sans l’adresse, du fait et de la date de votre accord avec ce texte et de votre désabonnement. Vous pouvez consulter, corriger ou faire effacer ce qui vous concerne et saisir l’autorité de protection des données.',
      ],
      agree: 'J’accepte que mon adresse soit utilisée à cette fin.',
    },
    pt: {
      paragraphs: [
        'Para quê: avisar por e-mail dos relatórios publicados sobre o que segue e das suas correções. Nada mais: nem outros e-mails, nem rastreio, e mais ninguém recebe o seu endereço.',
        'Com que frequência: um boletim no máximo duas vezes por ano, em janeiro e em julho; nenhum se não houver novidades. Antes do primeiro enviamos um único e-mail em que confirma que o endereço é seu.',
        'Como deixar de receber: com um clique em qualquer boletim, a qualquer momento e sem indicar motivo. Tem efeito imediato.',
        'Quem é responsável: o programa que cofinancia as Iniciativas e presta este serviço. As suas perguntas e pedidos sobre os seus dados chegam-lhe em {contact}.',
        'Durante quanto tempo: o seu endereço é conservado até deixar de seguir e é apagado nesse momento; se não o confirmar, ao fim de sete dias. Fica apenas um registo, sem o endereço, de que e quando aceitou este texto, e de que deixou de seguir. Pode consultar, corrigir ou mandar apagar o que lhe diz respeito e reclamar junto da autoridade de proteção de dados.',
      ],
      agree: 'Aceito que o meu endereço seja usado para isto.',
    },
  },
};

/** The version that is shown now. */
export const CONSENT_VERSION = '1';

/** The text in words; `contact` is a mail address. */
export function consentText(
  language: Language,
  contact: string,
): { readonly paragraphs: readonly string[]; readonly agree: string } {
  const text = CONSENT_TEXTS[CONSENT_VERSION]?.[language];
  if (!text) throw new RangeError(`No text ${CONSENT_VERSION} in ${language} of ${LANGUAGES.join(', ')}`);
  return {
    paragraphs: text.paragraphs.map((one) => formatMessage(one, language, { contact })),
    agree: text.agree,
  };
}
