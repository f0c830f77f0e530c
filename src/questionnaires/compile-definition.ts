import type { Texts } from '../language.js';
import type { Definition, ElementDefinition, ItemDefinition, Localized } from './definition.js';
import { toTexts, VARIABLES } from './definition-texts.js';
import { namesIn } from './expression-reasons.js';
import type { Choice, FileQuestion, Question, Questionnaire, Section } from './questionnaire.js';

const EMPTY: Texts = { en: '', es: '', fr: '', pt: '' };
/** Code points: an address by RFC 5321, a link as browsers bear it; a date's form says more than its length. */
const LONGEST = { text: 500, url: 2_000, email: 254, date: 100, number: 100 } as const;
const DEFAULT_FIELD_LENGTH = 500;

/**
 * A definition as our own plain structure. Only of definitions in which `checkDefinition` found nothing: it relies on
 * every property being there and of its type.
 *
 * @param sha256 of the file as stored, in hex
 */
export function compileDefinition(definition: Definition, id: string, sha256: string): Questionnaire {
  const sections = definition.pages.map((page): Section => ({
    name: page.name,
    title: toTexts(page.title),
    description: textsOrNull(page.description),
    minutes: page.minutes,
    questions: page.elements.map(compileQuestion),
  }));
  const questions = sections.flatMap((section) => section.questions);
  return {
    id,
    title: toTexts(definition.title),
    sha256,
    sections,
    questions: new Map(questions.map((question) => [question.name, question])),
  };
}

function compileQuestion(element: ElementDefinition): Question {
  const general = {
    name: element.name,
    title: element.title ? toTexts(element.title) : EMPTY,
    description: textsOrNull(element.description),
    required: element.isRequired ?? false,
    visibleIf: element.visibleIf ?? null,
    requiredIf: element.requiredIf ?? null,
    revealedBy: namesIn(element.visibleIf ?? '').filter((name) => !VARIABLES.some((one) => one === name)),
    comparable: element.comparable ?? false,
    rules: (element.validators ?? []).map(({ expression, text }) => ({ expression, text: toTexts(text) })),
  };
  const type = element.type as Question['type'];
  switch (type) {
    case 'radiogroup':
    case 'dropdown':
      return { ...general, type, choices: items(element.choices) };
    case 'checkbox':
      return {
        ...general,
        type,
        choices: items(element.choices),
        ...(element.choicesFrom ? { choicesFrom: element.choicesFrom } : {}),
        maxSelected: element.maxSelectedChoices ?? null,
      };
    case 'ranking':
      return {
        ...general,
        type,
        choices: items(element.choices),
        maxSelected: element.maxSelectedChoices ?? 0,
      };
    case 'boolean':
      return { ...general, type, trueText: texts(element.labelTrue), falseText: texts(element.labelFalse) };
    case 'rating':
      return {
        ...general,
        type,
        min: element.rateMin ?? 0,
        max: element.rateMax ?? 0,
        minText: textsOrNull(element.minRateDescription),
        maxText: textsOrNull(element.maxRateDescription),
      };
    case 'comment':
      return { ...general, type, maxLength: element.maxLength ?? 0 };
    case 'text':
      return { ...general, type, ...compileText(element) };
    case 'matrix':
      return {
        ...general,
        type,
        columns: items(element.columns),
        rows: items(element.rows),
        rowsFrom: element.rowsFrom ?? null,
      };
    case 'multipletext':
      return {
        ...general,
        type,
        items: (element.items ?? []).map((item) => ({
          name: item.name,
          title: toTexts(item.title),
          maxLength: item.maxLength ?? DEFAULT_FIELD_LENGTH,
        })),
      };
    case 'paneldynamic':
      return {
        ...general,
        type,
        minCount: element.minPanelCount ?? 0,
        maxCount: element.maxPanelCount ?? 0,
        elements: (element.templateElements ?? []).map(compileQuestion),
        addText: texts(element.panelAddText),
        itemTitle: texts(element.templateTitle),
      };
    case 'file':
      return {
        ...general,
        type,
        maxFiles: element.maxFiles ?? 0,
        maxBytes: element.maxSize ?? 0,
        accepted: acceptedKinds(element.acceptedTypes ?? ''),
      };
    case 'html':
      return { ...general, type, html: texts(element.html) };
    default:
      return type satisfies never;
  }
}

function compileText(element: ElementDefinition) {
  const inputType = element.inputType ?? 'text';
  return {
    inputType,
    maxLength: element.maxLength ?? LONGEST[inputType],
    min: element.min ?? null,
    max: element.max ?? null,
    wholeNumber: element.step === 1,
    ...(element.minValueExpression ? { minExpression: element.minValueExpression } : {}),
    ...(element.maxValueExpression ? { maxExpression: element.maxValueExpression } : {}),
  };
}

function acceptedKinds(acceptedTypes: string): FileQuestion['accepted'] {
  return (['pdf', 'png', 'jpeg'] as const).filter(
    (kind) =>
      acceptedTypes.split(',').includes(`.${kind}`) || (kind === 'jpeg' && acceptedTypes.includes('.jpg')),
  );
}

function items(list: readonly ItemDefinition[] | undefined): readonly Choice[] {
  return (list ?? []).map(({ value, text }) => ({ value, text: toTexts(text) }));
}

function texts(localized: Localized | undefined): Texts {
  return localized ? toTexts(localized) : EMPTY;
}

function textsOrNull(localized: Localized | undefined): Texts | null {
  return localized ? toTexts(localized) : null;
}
