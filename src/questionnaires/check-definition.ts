import { lintSurvey } from 'survey-core/linter';
import type { Definition, ElementDefinition } from './definition.js';
import { PAGE, propertiesOf, propertyReasons, QUESTION_TYPES, SURVEY } from './definition-properties.js';
import { expressionReasons, namesIn } from './expression-reasons.js';
import { VARIABLES } from './definition-texts.js';
import type { DefinitionProblem } from './questionnaire.js';

const DEEPEST = 12;
const MOST_VALUES = 50_000;
const MOST_CHARACTERS = 2_000_000;
const MOST_QUESTIONS = 300;
const WHOLE = 'the questionnaire';

/**
 * Everything that makes a SurveyJS definition one we do not support, each with its question and the reason; empty
 * where it may be compiled. Takes any JSON value and never throws. What survey-core would do with an unsupported one:
 * fetch from the network, hide a question for ever, switch checks off (`reliability.md`, E6 and E7).
 */
export function checkDefinition(definition: unknown): readonly DefinitionProblem[] {
  // Each step relies on what the step before has made sure of.
  for (const step of [sizeProblems, propertyProblems, relationProblems, conditionProblems, linterProblems]) {
    const problems = step(definition as Definition);
    if (problems.length > 0) return problems;
  }
  return [];
}

/** Without recursion, so that no depth can break it. */
function sizeProblems(definition: unknown): readonly DefinitionProblem[] {
  let values = 0;
  let characters = 0;
  const open: { value: unknown; depth: number }[] = [{ value: definition, depth: 1 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth } = next;
    if (typeof value === 'string') characters += value.length;
    if (++values > MOST_VALUES || characters > MOST_CHARACTERS)
      return [{ question: WHOLE, reason: 'is too large' }];
    if (typeof value !== 'object' || value === null) continue;
    if (depth > DEEPEST) return [{ question: WHOLE, reason: `is nested more than ${DEEPEST} levels deep` }];
    for (const key of Object.keys(value)) {
      if (key === '__proto__') return [{ question: WHOLE, reason: 'holds the key "__proto__"' }];
      open.push({ value: (value as Record<string, unknown>)[key], depth: depth + 1 });
    }
  }
  return [];
}

function propertyProblems(definition: unknown): readonly DefinitionProblem[] {
  const problems = problemsOf(WHOLE, propertyReasons(definition, SURVEY));
  if (problems.length > 0) return problems;
  const { pages } = definition as { pages: unknown };
  if (!Array.isArray(pages) || pages.length === 0)
    return [{ question: WHOLE, reason: '"pages" must be a list' }];
  return pages.flatMap((page: unknown, index) => {
    const label = `page ${nameOf(page) ?? index + 1}`;
    const wrong = problemsOf(label, propertyReasons(page, PAGE));
    const elements = (page as Record<string, unknown> | null)?.['elements'];
    return [...wrong, ...elementProblems(label, elements, 'page')];
  });
}

function elementProblems(
  owner: string,
  elements: unknown,
  inside: 'page' | 'panel',
): readonly DefinitionProblem[] {
  if (!Array.isArray(elements) || elements.length === 0) {
    return [{ question: owner, reason: 'must hold a list of questions' }];
  }
  return elements.flatMap((element: unknown, index): readonly DefinitionProblem[] => {
    const label = nameOf(element) ?? `${owner}, question ${index + 1}`;
    const question = inside === 'panel' ? `${owner}.${label}` : label;
    const type = (element as Record<string, unknown> | null)?.['type'];
    const properties = propertiesOf(type, inside);
    if (!properties) return [{ question, reason: typeReason(type, inside) }];
    const wrong = problemsOf(question, propertyReasons(element, properties));
    if (type !== 'paneldynamic') return wrong;
    return [...wrong, ...elementProblems(question, (element as ElementDefinition).templateElements, 'panel')];
  });
}

function typeReason(type: unknown, inside: 'page' | 'panel'): string {
  if (type === 'panel') return 'the type "panel" is not supported: put its questions directly on the page';
  if (inside === 'panel' && QUESTION_TYPES.some((one) => one === type)) {
    return `the type "${String(type)}" is not supported inside a panel`;
  }
  return `the type ${JSON.stringify(type)} is not supported; these are: ${QUESTION_TYPES.join(', ')}`;
}

function relationProblems(definition: Definition): readonly DefinitionProblem[] {
  const elements = definition.pages.flatMap((page) => page.elements);
  if (elements.length > MOST_QUESTIONS)
    return [{ question: WHOLE, reason: `has more than ${MOST_QUESTIONS} questions` }];
  return [
    ...repeated(definition.pages.map((page) => page.name)).map((name) => twice(`page ${name}`)),
    ...repeated(elements.map((element) => element.name)).map(twice),
    ...elements.flatMap((element) => {
      const inner = element.templateElements ?? [];
      return [
        ...problemsOf(element.name, relationReasons(element)),
        ...repeated(inner.map((one) => one.name)).map((name) => twice(`${element.name}.${name}`)),
        ...inner.flatMap((one) => problemsOf(`${element.name}.${one.name}`, relationReasons(one))),
      ];
    }),
  ];
}

/** Properties that exclude or need each other. */
function relationReasons(element: ElementDefinition): readonly string[] {
  const reasons: string[] = [];
  const say = (wrong: boolean, reason: string): unknown => wrong && reasons.push(reason);
  const { type, inputType = 'text' } = element;
  say(
    VARIABLES.some((name) => name === element.name),
    'has the name of a variable',
  );
  say(type === 'matrix' && !element.rows === !element.rowsFrom, 'must have either "rows" or "rowsFrom"');
  say(
    type === 'checkbox' && !element.choices === !element.choicesFrom,
    'must have either "choices" or "choicesFrom"',
  );
  say(
    type === 'rating' && !((element.rateMin ?? 0) < (element.rateMax ?? 0)),
    '"rateMin" must be below "rateMax"',
  );
  say(
    (element.minPanelCount ?? 0) > (element.maxPanelCount ?? 0),
    '"minPanelCount" must not be above "maxPanelCount"',
  );
  if (type === 'text') {
    say(inputType === 'text' && !element.maxLength, 'lacks the property "maxLength"');
    const bounds = ['min', 'max', 'step', 'minValueExpression', 'maxValueExpression'] as const;
    const numeric = bounds.filter((key) => element[key] !== undefined);
    say(inputType !== 'number' && numeric.length > 0, `only numbers can have ${numeric.join(', ')}`);
    say(inputType === 'number' && element.maxLength !== undefined, 'a number cannot have "maxLength"');
    say((element.min ?? -Infinity) > (element.max ?? Infinity), '"min" must not be above "max"');
    say(element.min !== undefined && element.minValueExpression !== undefined, 'has two lower bounds');
    say(element.max !== undefined && element.maxValueExpression !== undefined, 'has two upper bounds');
  }
  return reasons;
}

function conditionProblems(definition: Definition): readonly DefinitionProblem[] {
  const elements = definition.pages.flatMap((page) => page.elements);
  const known = new Set<string>([
    ...VARIABLES,
    ...elements.filter((element) => element.type !== 'html').map((element) => element.name),
  ]);
  const numbers = new Set(['exerciseYear', 'exerciseNumber']);
  const problems = elements.flatMap((element) => {
    const conditions = [
      element.visibleIf,
      element.requiredIf,
      ...(element.validators ?? []).map((validator) => validator.expression),
    ].filter((one) => one !== undefined);
    // A bound is shown beside its field, so it must be known before anything is answered.
    const bounds = [element, ...(element.templateElements ?? [])]
      .flatMap((one) => [one.minValueExpression, one.maxValueExpression])
      .filter((one) => one !== undefined);
    return problemsOf(element.name, [
      ...conditions.flatMap((one) => expressionReasons(one, known)),
      ...bounds.flatMap((one) => expressionReasons(one, numbers)),
    ]);
  });
  return problems.length > 0 ? problems : circleProblems(elements);
}

/** Questions that show each other, directly or round about, could never be shown at all. */
function circleProblems(elements: readonly ElementDefinition[]): readonly DefinitionProblem[] {
  let open = new Map(elements.map((element) => [element.name, namesIn(element.visibleIf ?? '')]));
  for (;;) {
    const left = new Map([...open].filter(([, names]) => names.some((name) => open.has(name))));
    if (left.size === open.size) break;
    open = left;
  }
  return [...open.keys()].map((question) => ({
    question,
    reason: 'its condition hangs on a circle of conditions and can never hold',
  }));
}

function linterProblems(definition: Definition): readonly DefinitionProblem[] {
  const { findings } = lintSurvey(forSurveyCore(definition), {
    knownVariables: [...VARIABLES],
    // It counts the fields of every panel as one heap; `relationProblems` looks at each panel by itself.
    rules: { 'name/duplicate': 'off' },
  });
  return findings
    .filter((finding) => finding.severity !== 'info')
    .map((finding) => ({
      question: finding.elementName ?? WHOLE,
      reason: `${finding.message} (${finding.ruleId})`,
    }));
}

/** Our own keys are no business of survey-core's. */
function forSurveyCore(definition: Definition): unknown {
  const OURS = ['minutes', 'comparable', 'rowsFrom', 'choicesFrom', 'maxFiles'];
  return JSON.parse(
    JSON.stringify(definition, (key, value: unknown) => (OURS.includes(key) ? undefined : value)),
  );
}

function problemsOf(question: string, reasons: readonly string[]): readonly DefinitionProblem[] {
  return reasons.map((reason) => ({ question, reason }));
}

function twice(question: string): DefinitionProblem {
  return { question, reason: 'there are two of this name' };
}

function repeated(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

function nameOf(value: unknown): string | undefined {
  const name = (value as Record<string, unknown> | null | undefined)?.['name'];
  return typeof name === 'string' ? name.slice(0, 64) : undefined;
}
