import { ConditionsParser } from 'survey-core';

/**
 * Why an expression is refused; empty where it is supported. `known` are the names it may use. No function is: the
 * questionnaires need none, and some of survey-core's read the clock or answers by other paths than their names.
 * An expression that does not parse would leave its question visible for ever.
 */
export function expressionReasons(expression: string, known: ReadonlySet<string>): readonly string[] {
  const operand = new ConditionsParser().parseExpression(expression);
  if (!operand) return [`the expression "${expression}" cannot be read`];
  const names: string[] = [];
  operand.setVariables(names);
  const reasons: string[] = [];
  if (operand.hasFunction())
    reasons.push(`the expression "${expression}" calls a function; none is supported`);
  if (names.length === 0) reasons.push(`the expression "${expression}" depends on no question or variable`);
  for (const name of new Set(names)) {
    if (!known.has(name)) reasons.push(`the expression "${expression}" uses the unknown name "${name}"`);
  }
  return reasons;
}

/** The names an expression uses, each once; empty where it cannot be read. */
export function namesIn(expression: string): readonly string[] {
  const names: string[] = [];
  new ConditionsParser().parseExpression(expression)?.setVariables(names);
  return [...new Set(names)];
}
