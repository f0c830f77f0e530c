import type { Language, Texts } from '../language.js';
import { formatMessage } from '../message.js';
import type { AnswerProblem, AnswerProblemCode, Questionnaire } from './questionnaire.js';

/** ICU messages: what is wrong and what to do. A number stands bare, so that a year keeps its form. */
export const ANSWER_PROBLEM_TEXTS: Readonly<Record<AnswerProblemCode, Texts>> = {
  'unknown-question': {
    en: 'The questionnaire has no question “{value}”. Remove it, or correct its name.',
    es: 'El cuestionario no tiene la pregunta «{value}». Elimínela o corrija su nombre.',
    fr: 'Le questionnaire ne contient pas la question « {value} ». Retirez-la ou corrigez son nom.',
    pt: 'O questionário não tem a pergunta «{value}». Retire-a ou corrija o nome.',
  },
  'hidden-question': {
    en: 'This question is not asked with your other answers. Remove this answer, or change the one it depends on.',
    es: 'Con sus demás respuestas, esta pregunta no se plantea. Elimine esta respuesta o cambie aquella de la que depende.',
    fr: 'Avec vos autres réponses, cette question n’est pas posée. Retirez cette réponse ou modifiez celle dont elle dépend.',
    pt: 'Com as suas outras respostas, esta pergunta não é feita. Retire esta resposta ou altere aquela de que depende.',
  },
  'wrong-type': {
    en: 'This answer does not have the form of its question. Give {expected, select, text {a text} number {a number} boolean {yes or no} list {a list} rows {one column for each row} panels {a list of entries} other {its fields}}.',
    es: 'Esta respuesta no tiene la forma que pide la pregunta. Indique {expected, select, text {un texto} number {un número} boolean {sí o no} list {una lista} rows {una columna por fila} panels {una lista de elementos} other {sus campos}}.',
    fr: 'Cette réponse n’a pas la forme attendue. Indiquez {expected, select, text {un texte} number {un nombre} boolean {oui ou non} list {une liste} rows {une colonne par ligne} panels {une liste d’éléments} other {ses champs}}.',
    pt: 'Esta resposta não tem a forma que a pergunta pede. Indique {expected, select, text {um texto} number {um número} boolean {sim ou não} list {uma lista} rows {uma coluna por linha} panels {uma lista de elementos} other {os seus campos}}.',
  },
  'unknown-choice': {
    en: '“{value}” is not one of the choices. Choose one from the list.',
    es: '«{value}» no figura entre las opciones. Elija una de la lista.',
    fr: '« {value} » ne fait pas partie des choix proposés. Choisissez dans la liste.',
    pt: '«{value}» não está entre as opções. Escolha uma da lista.',
  },
  'unknown-row': {
    en: 'This table has no row “{row}”. Remove it.',
    es: 'Esta tabla no tiene la fila «{row}». Elimínela.',
    fr: 'Ce tableau n’a pas de ligne « {row} ». Retirez-la.',
    pt: 'Esta tabela não tem a linha «{row}». Retire-a.',
  },
  'unknown-field': {
    en: 'There is no field “{field}” here. Remove it.',
    es: 'Aquí no existe el campo «{field}». Elimínelo.',
    fr: 'Il n’y a pas ici de champ « {field} ». Retirez-le.',
    pt: 'Não existe aqui o campo «{field}». Retire-o.',
  },
  'repeated-choice': {
    en: '“{value}” is given more than once. Keep it once.',
    es: '«{value}» aparece más de una vez. Déjelo una sola vez.',
    fr: '« {value} » est indiqué plusieurs fois. Ne le gardez qu’une fois.',
    pt: '«{value}» aparece mais do que uma vez. Mantenha-o só uma vez.',
  },
  'too-many': {
    en: 'There are {given}; at most {max} can be given. Remove some.',
    es: 'Hay {given} y el máximo es {max}. Elimine algunos.',
    fr: 'Il y en a {given}, pour un maximum de {max}. Retirez-en.',
    pt: 'Há {given} e o máximo é {max}. Retire alguns.',
  },
  'too-few': {
    en: 'At least {min} must be given. Add what is missing.',
    es: 'Hay que indicar al menos {min}. Añada lo que falta.',
    fr: 'Il en faut au moins {min}. Ajoutez ce qui manque.',
    pt: 'É preciso indicar pelo menos {min}. Acrescente o que falta.',
  },
  'too-long': {
    en: 'The text has {length} characters; at most {max} fit. Shorten it.',
    es: 'El texto tiene {length} caracteres y caben {max} como máximo. Acórtelo.',
    fr: 'Le texte compte {length} caractères, pour un maximum de {max}. Raccourcissez-le.',
    pt: 'O texto tem {length} caracteres e cabem {max} no máximo. Encurte-o.',
  },
  'not-a-number': {
    en: '“{value}” is not a number. Write it in digits, such as 120.',
    es: '«{value}» no es un número. Escríbalo con cifras, por ejemplo 120.',
    fr: '« {value} » n’est pas un nombre. Écrivez-le en chiffres, par exemple 120.',
    pt: '«{value}» não é um número. Escreva-o com algarismos, por exemplo 120.',
  },
  'not-whole': {
    en: 'A whole number is needed here. Write it without decimals.',
    es: 'Aquí se necesita un número entero. Escríbalo sin decimales.',
    fr: 'Il faut ici un nombre entier. Écrivez-le sans décimales.',
    pt: 'Aqui é preciso um número inteiro. Escreva-o sem casas decimais.',
  },
  'too-small': {
    en: 'The number is too small. Give {min} or more.',
    es: 'El número es demasiado pequeño. Indique {min} o más.',
    fr: 'Le nombre est trop petit. Indiquez {min} ou plus.',
    pt: 'O número é demasiado pequeno. Indique {min} ou mais.',
  },
  'too-large': {
    en: 'The number is too large. Give {max} or less.',
    es: 'El número es demasiado grande. Indique {max} o menos.',
    fr: 'Le nombre est trop grand. Indiquez {max} ou moins.',
    pt: 'O número é demasiado grande. Indique {max} ou menos.',
  },
  'not-a-date': {
    en: '“{value}” is not a date that exists. Write year, month and day, such as 2023-04-24.',
    es: '«{value}» no es una fecha que exista. Escriba año, mes y día, por ejemplo 2023-04-24.',
    fr: '« {value} » n’est pas une date qui existe. Écrivez l’année, le mois et le jour, par exemple 2023-04-24.',
    pt: '«{value}» não é uma data que exista. Escreva ano, mês e dia, por exemplo 2023-04-24.',
  },
  'not-a-link': {
    en: '“{value}” is not a web address. Write it in full, beginning with https:// or http://.',
    es: '«{value}» no es una dirección web. Escríbala completa, empezando por https:// o http://.',
    fr: '« {value} » n’est pas une adresse web. Écrivez-la en entier, en commençant par https:// ou http://.',
    pt: '«{value}» não é um endereço web. Escreva-o completo, a começar por https:// ou http://.',
  },
  'not-an-address': {
    en: '“{value}” is not an e-mail address. Write it like name@example.org.',
    es: '«{value}» no es una dirección de correo electrónico. Escríbala como nombre@example.org.',
    fr: '« {value} » n’est pas une adresse électronique. Écrivez-la comme nom@example.org.',
    pt: '«{value}» não é um endereço de correio eletrónico. Escreva-o como nome@example.org.',
  },
  'unreadable-text': {
    en: 'The text holds a character that cannot be stored. Type it again, or paste it as plain text.',
    es: 'El texto contiene un carácter que no se puede guardar. Escríbalo de nuevo o péguelo como texto sin formato.',
    fr: 'Le texte contient un caractère qui ne peut pas être enregistré. Saisissez-le de nouveau ou collez-le en texte brut.',
    pt: 'O texto contém um carácter que não pode ser guardado. Escreva-o de novo ou cole-o como texto simples.',
  },
  'empty-answer': {
    en: 'Something empty is no answer. Fill it in, or leave it out altogether.',
    es: 'Un valor vacío no es una respuesta. Complételo o no lo incluya.',
    fr: 'Une valeur vide n’est pas une réponse. Complétez-la ou ne l’indiquez pas.',
    pt: 'Um valor vazio não é uma resposta. Preencha-o ou não o inclua.',
  },
  'unknown-document': {
    en: 'This document is not among those uploaded for this response. Upload it again.',
    es: 'Este documento no está entre los cargados para esta respuesta. Vuelva a cargarlo.',
    fr: 'Ce document ne fait pas partie de ceux déposés pour cette réponse. Déposez-le de nouveau.',
    pt: 'Este documento não está entre os carregados para esta resposta. Carregue-o de novo.',
  },
  required: {
    en: 'This question needs an answer before you submit.',
    es: 'Esta pregunta necesita una respuesta antes de enviar.',
    fr: 'Il faut répondre à cette question avant l’envoi.',
    pt: 'Esta pergunta precisa de uma resposta antes do envio.',
  },
  'required-cannot-be-left-out': {
    en: 'This question cannot be left out. Answer it; where there is such a choice, “we do not know” is an answer.',
    es: 'Esta pregunta no se puede dejar sin responder. Respóndala; si existe la opción, «no lo sabemos» también es una respuesta.',
    fr: 'Cette question ne peut pas être laissée de côté. Répondez-y ; si ce choix existe, « nous ne savons pas » est une réponse.',
    pt: 'Esta pergunta não pode ficar por responder. Responda; se existir essa opção, «não sabemos» também é uma resposta.',
  },
  'both-answered-and-left-out': {
    en: 'There is an answer and also a reason for not answering. Keep one of the two.',
    es: 'Hay una respuesta y también un motivo para no responder. Conserve solo uno de los dos.',
    fr: 'Il y a à la fois une réponse et une raison de ne pas répondre. Gardez l’une des deux.',
    pt: 'Há uma resposta e também um motivo para não responder. Mantenha apenas um dos dois.',
  },
  'reason-missing': {
    en: 'Say in a few words why you cannot answer this question (at most {max} characters).',
    es: 'Indique en pocas palabras por qué no puede responder a esta pregunta (como máximo {max} caracteres).',
    fr: 'Dites en quelques mots pourquoi vous ne pouvez pas répondre à cette question ({max} caractères au plus).',
    pt: 'Diga em poucas palavras por que não pode responder a esta pergunta (no máximo {max} caracteres).',
  },
  'rule-broken': {
    en: 'This answer does not agree with another one. Check both.',
    es: 'Esta respuesta no concuerda con otra. Revise las dos.',
    fr: 'Cette réponse ne concorde pas avec une autre. Vérifiez les deux.',
    pt: 'Esta resposta não concorda com outra. Verifique as duas.',
  },
  'too-deep': {
    en: 'This answer is nested more than {max} levels deep. Send it in the form of its question.',
    es: 'Esta respuesta tiene más de {max} niveles anidados. Envíela con la forma que pide la pregunta.',
    fr: 'Cette réponse comporte plus de {max} niveaux imbriqués. Envoyez-la sous la forme attendue.',
    pt: 'Esta resposta tem mais de {max} níveis encaixados. Envie-a na forma que a pergunta pede.',
  },
};

/**
 * What is wrong with an answer and what to do, as plain text. A rule across questions has words of its own in the
 * questionnaire: hand it over to get them.
 */
export function answerProblemText(
  problem: AnswerProblem,
  language: Language,
  questionnaire?: Questionnaire,
): string {
  const rule = questionnaire?.questions.get(problem.question)?.rules[Number(problem.params['rule'])];
  if (problem.code === 'rule-broken' && rule) return rule.text[language];
  return formatMessage(ANSWER_PROBLEM_TEXTS[problem.code][language], language, problem.params);
}
