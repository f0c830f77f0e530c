/** A wrong setting: says each name, the form its value has, and an example. */
export class ConfigProblem extends Error {
  override readonly name = 'ConfigProblem';
}

/** Each line is about one setting. */
export function cannotBeUsed(lines: readonly string[]): ConfigProblem {
  return new ConfigProblem(
    `The configuration cannot be used:\n${lines.map((line) => `  ${line}`).join('\n')}`,
  );
}
