import { paragraphs, type MailText } from '../../mail/mail-words.js';

const COMMON = ['firstName', 'entity', 'entityShort', 'initiative', 'year', 'deadline'] as const;

/** Reminder 2, from another angle: who has answered, by number. */
export const SECOND_REMINDER_TEXT: MailText = {
  placeholders: [...COMMON, 'answered', 'entities'],
  required: ['deadline'],
  words: {
    en: {
      subject: '{initiative}: {answered} of {entities} entities have answered',
      body: paragraphs(
        '{answered, plural, =0 {No entity of the Partnership has answered yet} one {One of the {entities} entities of the Partnership has answered} other {# of the {entities} entities of the Partnership have answered}}; that of {entity} is awaited. With so few voices each one counts, and the report names who is missing.',
        'Little time? We can take your answers by phone, or you hand sections over to a colleague.',
        'The questionnaire is open until {deadline}.',
      ),
      button: 'Continue',
      inText: 'Continue here:',
    },
    es: {
      subject: '{initiative}: han respondido {answered} de {entities} entidades',
      body: paragraphs(
        '{answered, plural, =0 {Ninguna entidad de la Alianza ha respondido todavía} one {Ha respondido una de las {entities} entidades de la Alianza} many {Han respondido # de las {entities} entidades de la Alianza} other {Han respondido # de las {entities} entidades de la Alianza}}; se espera la de {entity}. Con tan pocas voces cuenta cada una, y el informe nombra a quienes faltan.',
        '¿Poco tiempo? Podemos tomar sus respuestas por teléfono, o pase secciones a un colega.',
        'El cuestionario está abierto hasta: {deadline}.',
      ),
      button: 'Continuar',
      inText: 'Continúe aquí:',
    },
    fr: {
      subject: '{initiative} : {answered} entités sur {entities} ont répondu',
      body: paragraphs(
        '{answered, plural, =0 {Aucune entité du Partenariat n’a encore répondu} one {# entité du Partenariat sur {entities} a répondu} many {# entités du Partenariat sur {entities} ont répondu} other {# entités du Partenariat sur {entities} ont répondu}} ; celle de {entity} est attendue. Avec si peu de voix, chacune compte, et le rapport nomme les absentes.',
        'Peu de temps ? Nous pouvons prendre vos réponses par téléphone, ou confiez des sections à un collègue.',
        'Le questionnaire est ouvert jusqu’à : {deadline}.',
      ),
      button: 'Continuer',
      inText: 'Continuez ici :',
    },
    pt: {
      subject: '{initiative}: responderam {answered} de {entities} entidades',
      body: paragraphs(
        '{answered, plural, =0 {Ainda nenhuma entidade da Parceria respondeu} one {Respondeu uma das {entities} entidades da Parceria} many {Responderam # das {entities} entidades da Parceria} other {Responderam # das {entities} entidades da Parceria}}; espera-se a de {entity}. Com tão poucas vozes cada uma conta, e o relatório nomeia quem falta.',
        'Pouco tempo? Podemos recolher as suas respostas por telefone, ou passe secções a um colega.',
        'O questionário está aberto até: {deadline}.',
      ),
      button: 'Continuar',
      inText: 'Continue aqui:',
    },
  },
};

/** Two working days before the end. */
export const LAST_CALL_TEXT: MailText = {
  placeholders: [...COMMON, 'closing'],
  required: ['deadline'],
  words: {
    en: {
      subject: '{initiative} closes {closing}',
      body: paragraphs(
        'The questionnaire of {entity} has not been submitted. It closes on {deadline}.',
        'What is saved so far does not count until somebody submits it: open it, look it over, submit. Optional questions may stay blank.',
      ),
      button: 'Finish',
      inText: 'Finish here:',
    },
    es: {
      subject: '{initiative} cierra: {closing}',
      body: paragraphs(
        'El cuestionario de {entity} no se ha enviado. Cierra: {deadline}.',
        'Lo guardado hasta ahora no cuenta mientras nadie lo envíe: ábralo, revíselo, envíelo. Las preguntas opcionales pueden quedar en blanco.',
      ),
      button: 'Terminar',
      inText: 'Termine aquí:',
    },
    fr: {
      subject: '{initiative} ferme : {closing}',
      body: paragraphs(
        'Le questionnaire de {entity} n’a pas été envoyé. Il ferme : {deadline}.',
        'Ce qui est enregistré ne compte pas tant que personne ne l’envoie : ouvrez-le, relisez, envoyez. Les questions facultatives peuvent rester vides.',
      ),
      button: 'Terminer',
      inText: 'Terminez ici :',
    },
    pt: {
      subject: '{initiative} fecha: {closing}',
      body: paragraphs(
        'O questionário de {entity} não foi enviado. Fecha: {deadline}.',
        'O que está guardado só conta quando alguém o enviar: abra-o, reveja-o, envie-o. As perguntas opcionais podem ficar em branco.',
      ),
      button: 'Terminar',
      inText: 'Termine aqui:',
    },
  },
};
