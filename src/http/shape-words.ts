/** As much of a schema's issue as its words need. */
export interface ShapeIssue {
  readonly code?: string | undefined;
  readonly input?: unknown;
  readonly path?: readonly unknown[] | undefined;
  readonly [detail: string]: unknown;
}

const NOUNS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
};

/**
 * What to do about a field whose schema does not say it in its own words, in the voice of those that do: "Write …".
 * `issue` is one of zod's.
 */
export function shapeWords(issue: ShapeIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return expecting(issue, NOUNS[expectedOf(issue)] ?? expectedOf(issue));
    case 'invalid_value':
      return expecting(issue, oneOf(issue['values'] as readonly unknown[]));
    case 'too_big':
      return limit(issue, `at most ${String(issue['maximum'])}`, `below ${String(issue['maximum'])}`);
    case 'too_small':
      if (issue['origin'] === 'string' && issue['minimum'] === 1) return 'Write something';
      return limit(issue, `at least ${String(issue['minimum'])}`, `above ${String(issue['minimum'])}`);
    case 'unrecognized_keys':
      return 'There is no such field here: remove it';
    case 'invalid_key':
      return `Choose another name: ${firstWords(issue['issues'])}`;
    default:
      return 'Write it in the form the description of the API gives at /api/docs';
  }
}

/** A whole number is a number to zod until it has been found to be one; its schema says it from the beginning. */
function expectedOf(issue: ShapeIssue): string {
  const schema = issue['inst'] as { _zod?: { def?: { format?: unknown } } } | undefined;
  return schema?._zod?.def?.format === 'safeint' ? 'int' : String(issue['expected']);
}

function expecting({ input, path = [] }: ShapeIssue, wanted: string): string {
  const isWhole = path.length === 0;
  if (input === undefined) return `${isWhole ? 'The body' : 'This'} is missing: write ${wanted}`;
  const given = nounOf(input);
  // Of the right kind and wrong all the same: 1.5 where a whole number is asked, 1e400, a word that is not in the list.
  if (given === wanted || (given === 'a number' && wanted === 'a whole number')) {
    return wanted === 'a number' ? 'Write a number that can be kept' : `Write ${wanted}`;
  }
  const isWrongKind = Object.values(NOUNS).includes(wanted);
  return isWrongKind ? `Write ${wanted}, not ${given}` : `Write ${wanted}`;
}

function oneOf(values: readonly unknown[]): string {
  const words = values.map(String);
  return words.length === 1 ? (words[0] ?? '') : `one of ${words.join(', ')}`;
}

function nounOf(input: unknown): string {
  if (input === null) return 'null';
  return NOUNS[Array.isArray(input) ? 'array' : typeof input] ?? 'something else';
}

function limit(issue: ShapeIssue, upTo: string, beyond: string): string {
  if (issue['origin'] === 'string') return `Write ${upTo} characters`;
  if (issue['origin'] === 'array') return `Give ${upTo} of them`;
  return `Write a number ${issue['inclusive'] === false ? beyond : `of ${upTo}`}`;
}

function firstWords(issues: unknown): string {
  const [first] = Array.isArray(issues) ? (issues as readonly { readonly message?: string }[]) : [];
  const words = first?.message ?? 'this one cannot be taken';
  return words.charAt(0).toLowerCase() + words.slice(1);
}
