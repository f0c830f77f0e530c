import { textReasons } from './definition-texts.js';
import type { Question } from './questionnaire.js';

export type QuestionType = Question['type'];

/** Why a property's value is not supported; empty where it is. */
export type PropertyCheck = (value: unknown) => readonly string[];

export interface Properties {
  readonly needed: Readonly<Record<string, PropertyCheck>>;
  readonly allowed: Readonly<Record<string, PropertyCheck>>;
}

/** Names of questions, pages and fields: they become keys of stored answers and words of conditions. */
export const NAME = /^[a-z][a-z0-9_]{0,63}$/;
/** Values of choices, columns and rows. */
const VALUE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

export const LONGEST_COMMENT = 20_000;
const MOST_ITEMS = 200;
const MOST_PANELS = 20;
const MOST_BYTES = 50 * 1024 * 1024;

const text: PropertyCheck = (value) => textReasons(value, false);
const pipedText: PropertyCheck = (value) => textReasons(value, true);
const flag: PropertyCheck = (value) => (typeof value === 'boolean' ? [] : ['must be true or false']);
const name: PropertyCheck = (value) =>
  typeof value === 'string' && NAME.test(value) && !(value in Object.prototype)
    ? []
    : ['must be lower-case letters, digits and underscores, beginning with a letter'];
/** Its words are looked at by `expressionReasons`, which knows the other questions. */
const expression: PropertyCheck = (value) =>
  typeof value === 'string' && value.length > 0 && value.length <= 500
    ? []
    : ['must be an expression of 1 to 500 characters'];

function whole(least: number, most: number): PropertyCheck {
  return (value) =>
    Number.isInteger(value) && (value as number) >= least && (value as number) <= most
      ? []
      : [`must be a whole number from ${least} to ${most}`];
}

function oneOf(...values: readonly unknown[]): PropertyCheck {
  return (value) =>
    values.includes(value) ? [] : [`must be ${values.map((one) => JSON.stringify(one)).join(' or ')}`];
}

/** A list of objects with exactly these keys, `key` unique among them. */
function listOf(
  key: string,
  needed: Properties['needed'],
  allowed: Properties['allowed'] = {},
): PropertyCheck {
  return (value) => {
    if (!Array.isArray(value) || value.length === 0 || value.length > MOST_ITEMS) {
      return [`must be a list of 1 to ${MOST_ITEMS}`];
    }
    const reasons = value.flatMap((item: unknown, index) =>
      propertyReasons(item, { needed, allowed }).map((reason) => `item ${index + 1}: ${reason}`),
    );
    const keys = value.map((item: unknown) => (item as Record<string, unknown> | null)?.[key]);
    const repeated = keys.filter((one, index) => keys.indexOf(one) !== index);
    return [...reasons, ...repeated.map((one) => `has the ${key} ${JSON.stringify(one)} twice`)];
  };
}

const itemValue: PropertyCheck = (value) =>
  typeof value === 'string' && VALUE.test(value) && !(value in Object.prototype)
    ? []
    : ['must be letters, digits, points, hyphens and underscores'];
const choices = listOf('value', { value: itemValue, text });

const acceptedTypes: PropertyCheck = (value) =>
  typeof value === 'string' &&
  value.split(',').every((one) => ['.pdf', '.png', '.jpg', '.jpeg'].includes(one))
    ? []
    : ['must name only .pdf, .png, .jpg and .jpeg, with commas between'];

const validators: PropertyCheck = (value) => {
  if (!Array.isArray(value) || value.length === 0 || value.length > 5) return ['must be a list of 1 to 5'];
  return value.flatMap((one: unknown) => {
    const kind = (one as Record<string, unknown> | null)?.['type'];
    return kind === 'expression'
      ? propertyReasons(one, { needed: { type: oneOf('expression'), expression, text }, allowed: {} })
      : [`the validator ${JSON.stringify(kind)} is not supported, only "expression" is`];
  });
};

const QUESTION: Properties = {
  needed: { type: () => [], name, title: pipedText },
  allowed: {
    description: pipedText,
    isRequired: flag,
    visibleIf: expression,
    requiredIf: expression,
    validators,
    comparable: flag,
  },
};

// A condition inside a panel would depend on its neighbours in the same panel, which `visibleQuestions` does not follow.
const INSIDE_PANEL: Properties = {
  needed: QUESTION.needed,
  allowed: { description: pipedText, isRequired: flag },
};

const BY_TYPE: Readonly<Record<QuestionType, Properties>> = {
  radiogroup: { needed: { choices }, allowed: {} },
  dropdown: { needed: { choices }, allowed: {} },
  checkbox: {
    needed: {},
    allowed: { choices, choicesFrom: oneOf('entities'), maxSelectedChoices: whole(1, MOST_ITEMS) },
  },
  ranking: {
    needed: { choices, selectToRankEnabled: oneOf(true), maxSelectedChoices: whole(1, MOST_ITEMS) },
    allowed: {},
  },
  boolean: { needed: { labelTrue: text, labelFalse: text }, allowed: {} },
  rating: {
    needed: { rateMin: whole(0, 10), rateMax: whole(1, 10) },
    allowed: { minRateDescription: text, maxRateDescription: text },
  },
  comment: { needed: { maxLength: whole(1, LONGEST_COMMENT) }, allowed: {} },
  text: {
    needed: {},
    allowed: {
      inputType: oneOf('text', 'number', 'date', 'url', 'email'),
      maxLength: whole(1, LONGEST_COMMENT),
      min: whole(-1e12, 1e12),
      max: whole(-1e12, 1e12),
      step: oneOf(1),
      minValueExpression: expression,
      maxValueExpression: expression,
    },
  },
  matrix: {
    needed: { columns: choices },
    allowed: { rows: choices, rowsFrom: oneOf('other-entities', 'targets', 'last-perspectives') },
  },
  multipletext: {
    needed: { items: listOf('name', { name, title: text }, { maxLength: whole(1, LONGEST_COMMENT) }) },
    allowed: {},
  },
  paneldynamic: {
    needed: {
      templateElements: () => [],
      maxPanelCount: whole(1, MOST_PANELS),
      panelAddText: text,
      templateTitle: text,
    },
    allowed: { minPanelCount: whole(0, MOST_PANELS) },
  },
  file: {
    needed: { maxFiles: whole(1, 20), maxSize: whole(1, MOST_BYTES), acceptedTypes },
    allowed: { allowMultiple: flag },
  },
  html: { needed: { html: text }, allowed: {} },
};

export const QUESTION_TYPES = Object.keys(BY_TYPE) as readonly QuestionType[];
const TYPES_INSIDE_PANEL: readonly QuestionType[] = [
  'radiogroup',
  'dropdown',
  'checkbox',
  'boolean',
  'rating',
  'comment',
  'text',
];

/** The properties SurveyJS would act on in a way we must not, each with what it does. */
const REFUSED: Readonly<Record<string, string>> = {
  choicesByUrl: 'it fetches from the network, with answers in the address',
  mode: 'it can switch every check off',
  triggers: 'they change answers by themselves',
  calculatedValues: 'they are not stored answers',
  completedHtml: 'it shows answers as markup',
  defaultValue: 'a preset answer is nobody’s answer',
};

export const SURVEY: Properties = {
  needed: { title: text, pages: () => [] },
  allowed: { description: text },
};
export const PAGE: Properties = {
  needed: { name, title: text, minutes: whole(1, 60), elements: () => [] },
  allowed: { description: text },
};

/** Null where the type is none of ours, or may not stand inside a panel. */
export function propertiesOf(type: unknown, inside: 'page' | 'panel'): Properties | null {
  const types = inside === 'page' ? QUESTION_TYPES : TYPES_INSIDE_PANEL;
  const known = types.find((one) => one === type);
  if (!known) return null;
  // Words between questions take no answer: nothing to require, describe or compare.
  if (known === 'html')
    return { needed: { ...BY_TYPE.html.needed, type: () => [], name }, allowed: { visibleIf: expression } };
  const general = inside === 'page' ? QUESTION : INSIDE_PANEL;
  return {
    needed: { ...general.needed, ...BY_TYPE[known].needed },
    allowed: { ...general.allowed, ...BY_TYPE[known].allowed },
  };
}

/** What is wrong with an object's properties against a closed list; own keys only, so `__proto__` is one like any other. */
export function propertyReasons(value: unknown, { needed, allowed }: Properties): readonly string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return ['must be an object'];
  const given = value as Record<string, unknown>;
  const missing = Object.keys(needed).filter((key) => !Object.hasOwn(given, key));
  return [
    ...missing.map((key) => `lacks the property "${key}"`),
    ...Object.keys(given).flatMap((key) => {
      const check = Object.hasOwn(needed, key)
        ? needed[key]
        : Object.hasOwn(allowed, key)
          ? allowed[key]
          : undefined;
      if (check) return check(given[key]).map((reason) => `"${key}" ${reason}`);
      const why = Object.hasOwn(REFUSED, key) ? `: ${REFUSED[key]}` : '';
      return [`the property "${key}" is not supported${why}`];
    }),
  ];
}
