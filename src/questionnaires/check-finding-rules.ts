import { ROLES } from '../initiatives/partnership.js';
import { propertyReasons } from './definition-properties.js';
import type { PropertyCheck } from './definition-properties.js';
import { RULE_KINDS, RULE_SECTIONS, SUBJECT_KINDS } from './finding-rule.js';
import type { FindingRule, FindingRules } from './finding-rule.js';
import type { DefinitionProblem, Question, Questionnaire } from './questionnaire.js';

/**
 * What makes a findings file unfit for its questionnaire, by finding; empty where it fits. A misspelt question or
 * value would read as "without answer" in every report and nobody would notice. Takes any JSON value, never throws.
 */
export function checkFindingRules(
  questionnaire: Questionnaire,
  rules: unknown,
): readonly DefinitionProblem[] {
  const file = `${questionnaire.id}, findings`;
  const reasons = propertyReasons(rules, {
    needed: { questionnaire: oneOf([questionnaire.id]), findings: () => [] },
    allowed: {},
  });
  if (reasons.length > 0) return reasons.map((reason) => ({ question: file, reason }));
  const { findings } = rules as FindingRules;
  if (!Array.isArray(findings)) return [{ question: file, reason: '"findings" must be a list' }];
  return findings.flatMap((rule: FindingRule | null, index) => {
    const shape = propertyReasons(rule, { needed: NEEDED, allowed: ALLOWED });
    const name = typeof rule?.finding === 'string' ? rule.finding : `${index + 1}`;
    const wrong = shape.length > 0 ? shape : meaningReasons(questionnaire, findings, rule as FindingRule);
    return wrong.map((reason) => ({ question: `finding ${name}`, reason }));
  });
}

const word: PropertyCheck = (value) =>
  typeof value === 'string' && /^[a-z][a-z0-9_-]*$/.test(value) ? [] : ['must be a name'];
const words: PropertyCheck = (value) =>
  Array.isArray(value) && value.every((one: unknown) => word(one).length === 0)
    ? []
    : ['must be a list of names'];

const NEEDED: Readonly<Record<string, PropertyCheck>> = {
  finding: word,
  section: oneOf(RULE_SECTIONS),
  subject: (value) =>
    propertyReasons(value, { needed: { kind: oneOf(SUBJECT_KINDS) }, allowed: { role: oneOf(ROLES) } }),
  kind: oneOf(RULE_KINDS),
  questions: words,
};
const ALLOWED: Readonly<Record<string, PropertyCheck>> = {
  reads: (value) => propertyReasons(value, { needed: { yes: words, partly: words, no: words }, allowed: {} }),
  readsNoWhere: (value) =>
    propertyReasons(value, { needed: { question: word, answers: words }, allowed: {} }),
  requires: word,
  seenBy: word,
  examples: word,
  fewerIsBetter: oneOf([true]),
};

function oneOf(values: readonly unknown[]): PropertyCheck {
  return (value) => (values.includes(value) ? [] : [`must be one of ${values.join(', ')}`]);
}

function meaningReasons(
  questionnaire: Questionnaire,
  findings: readonly FindingRule[],
  rule: FindingRule,
): readonly string[] {
  const reasons: string[] = [];
  const say = (wrong: boolean, reason: string): void => {
    if (wrong) reasons.push(reason);
  };
  const { reads, readsNoWhere, subject } = rule;
  say(findings.filter((one) => one?.finding === rule.finding).length > 1, 'there are two of this name');
  say(rule.questions.length === 0, 'is read from no question');
  say(
    (subject.kind === 'role' || subject.kind === 'all-but') !== Boolean(subject.role),
    'its subject and role disagree',
  );
  for (const name of [...rule.questions, rule.seenBy, rule.examples, readsNoWhere?.question]) {
    if (name) say(!questionnaire.questions.has(name), `the questionnaire has no question "${name}"`);
  }
  say(
    Boolean(rule.requires) && !findings.some((one) => one?.finding === rule.requires),
    'requires an unknown finding',
  );
  if (rule.examples) {
    say(
      questionnaire.questions.get(rule.examples)?.type !== 'paneldynamic',
      `"${rule.examples}" is no example panel`,
    );
  }
  const leading = questionnaire.questions.get(rule.questions[0] ?? '');
  for (const value of [...(reads?.yes ?? []), ...(reads?.no ?? [])]) {
    say(!valuesOf(leading).includes(value), `"${value}" is no answer to ${rule.questions[0]}`);
  }
  say(
    reads?.partly.some((value) => !reads.yes.includes(value)) ?? false,
    'what reads partly must also read yes',
  );
  say(reads?.no.some((value) => reads.yes.includes(value)) ?? false, 'an answer reads both yes and no');
  const elsewhere = valuesOf(questionnaire.questions.get(readsNoWhere?.question ?? ''));
  for (const value of readsNoWhere?.answers ?? []) {
    say(!elsewhere.includes(value), `"${value}" is no answer to ${readsNoWhere?.question}`);
  }
  return reasons;
}

function valuesOf(question: Question | undefined): readonly string[] {
  if (question?.type === 'matrix') return question.columns.map((column) => column.value);
  return question && 'choices' in question ? question.choices.map((choice) => choice.value) : [];
}
