import { paragraphs, type MailText } from '../../mail/mail-words.js';

const COMMON = ['firstName', 'entity', 'entityShort', 'initiative', 'year', 'deadline'] as const;

/** Reminder 1 for an entity whose questionnaire nobody has begun. */
export const NOT_BEGUN_TEXT: MailText = {
  placeholders: [...COMMON, 'minutes'],
  required: ['deadline'],
  words: {
    en: {
      subject: '{initiative}: your view is still missing, {firstName}',
      body: paragraphs(
        'The questionnaire for {entity} has not been begun. It takes about {minutes} minutes in all, section by section, on any phone.',
        'It is open until {deadline}.',
        'Is somebody else the right person? Open it and hand single sections over to a colleague.',
      ),
      button: 'Begin',
      inText: 'Your questionnaire is here:',
    },
    es: {
      subject: '{initiative}: falta su visión, {firstName}',
      body: paragraphs(
        'El cuestionario de {entity} no se ha empezado. Lleva unos {minutes} minutos en total, sección por sección, en cualquier teléfono.',
        'Está abierto hasta: {deadline}.',
        '¿Es otra la persona indicada? Ábralo y pase secciones sueltas a un colega.',
      ),
      button: 'Empezar',
      inText: 'Su cuestionario está aquí:',
    },
    fr: {
      subject: '{initiative} : votre regard manque encore, {firstName}',
      body: paragraphs(
        'Le questionnaire de {entity} n’a pas été commencé. Il prend environ {minutes} minutes en tout, section par section, sur n’importe quel téléphone.',
        'Il est ouvert jusqu’à : {deadline}.',
        'Une autre personne est mieux placée ? Ouvrez-le et confiez des sections à un collègue.',
      ),
      button: 'Commencer',
      inText: 'Votre questionnaire se trouve ici :',
    },
    pt: {
      subject: '{initiative}: falta ainda a sua visão, {firstName}',
      body: paragraphs(
        'O questionário de {entity} ainda não foi começado. Leva cerca de {minutes} minutos ao todo, secção a secção, em qualquer telefone.',
        'Está aberto até: {deadline}.',
        'A pessoa indicada é outra? Abra-o e passe secções soltas a um colega.',
      ),
      button: 'Começar',
      inText: 'O seu questionário está aqui:',
    },
  },
};

/** Reminder 1 for an entity that has begun. */
export const BEGUN_TEXT: MailText = {
  placeholders: [...COMMON, 'done', 'total'],
  required: ['deadline'],
  words: {
    en: {
      subject: '{initiative}: your answers are saved',
      body: paragraphs(
        '{done} of {total} sections of the questionnaire of {entity} are done, and everything is saved. What is missing can be answered in any order; a question you cannot answer may be left out with a reason.',
        'It is open until {deadline}.',
      ),
      button: 'Continue',
      inText: 'Continue here:',
    },
    es: {
      subject: '{initiative}: sus respuestas están guardadas',
      body: paragraphs(
        'En el cuestionario de {entity} {done, plural, one {está lista una sección} many {están listas # secciones} other {están listas # secciones}} de {total}, y todo está guardado. Lo que falta se responde en cualquier orden; una pregunta que no pueda responder puede dejarse con un motivo.',
        'Está abierto hasta: {deadline}.',
      ),
      button: 'Continuar',
      inText: 'Continúe aquí:',
    },
    fr: {
      subject: '{initiative} : vos réponses sont enregistrées',
      body: paragraphs(
        'Dans le questionnaire de {entity}, {done, plural, one {# section est terminée} many {# sections sont terminées} other {# sections sont terminées}} sur {total}, et tout est enregistré. Le reste se remplit dans l’ordre de votre choix ; une question sans réponse possible peut être laissée avec un motif.',
        'Il est ouvert jusqu’à : {deadline}.',
      ),
      button: 'Continuer',
      inText: 'Continuez ici :',
    },
    pt: {
      subject: '{initiative}: as suas respostas estão guardadas',
      body: paragraphs(
        'No questionário de {entity} {done, plural, one {está pronta uma secção} many {estão prontas # secções} other {estão prontas # secções}} de {total}, e tudo está guardado. O que falta responde-se por qualquer ordem; uma pergunta a que não possa responder pode ficar com um motivo.',
        'Está aberto até: {deadline}.',
      ),
      button: 'Continuar',
      inText: 'Continue aqui:',
    },
  },
};
