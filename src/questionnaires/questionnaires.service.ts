import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { Texts } from '../language.js';
import { Problem } from '../problem.js';
import { checkDefinition } from './check-definition.js';
import { checkFindingRules } from './check-finding-rules.js';
import { compileDefinition } from './compile-definition.js';
import type { Definition } from './definition.js';
import type { FindingRule, FindingRules } from './finding-rule.js';
import type { DefinitionProblem, Questionnaire } from './questionnaire.js';

interface Loaded {
  readonly questionnaire: Questionnaire;
  readonly definition: unknown;
  readonly rules: readonly FindingRule[];
}

/** `src/questionnaires` and `dist/questionnaires` both lie two below the root. */
const SURVEYS = join(import.meta.dirname, '..', '..', 'surveys');
const DEFINITION = /^v[1-9]\d*\.json$/;

/** All questionnaires of `surveys/`, read, checked and compiled once, at start. */
@Injectable()
export class QuestionnairesService {
  private readonly loaded: ReadonlyMap<string, Loaded>;

  /** Throws with everything that is wrong in any file: a service with an unsupported questionnaire must not start. */
  constructor(directory: string = SURVEYS) {
    const problems: string[] = [];
    const loaded = new Map<string, Loaded>();
    for (const path of definitionsIn(directory)) {
      const id = relative(directory, path)
        .replace(/\.json$/, '')
        .split(sep)
        .join('/');
      const found = load(id, path, problems);
      if (found) loaded.set(id, found);
    }
    if (loaded.size === 0 && problems.length === 0)
      problems.push(`${directory} holds no questionnaire such as joint-ex-post/v1.json`);
    if (problems.length > 0) {
      throw new Error(
        `The questionnaires cannot be used. Mend these and start again:\n- ${problems.join('\n- ')}`,
      );
    }
    this.loaded = loaded;
  }

  has(id: string): boolean {
    return this.loaded.has(id);
  }

  /** Throws the problem `not-found`, naming those there are. */
  get(id: string): Questionnaire {
    return this.find(id).questionnaire;
  }

  /** Which question feeds which finding, in the report's order. */
  rules(id: string): readonly FindingRule[] {
    return this.find(id).rules;
  }

  /** The SurveyJS definition as stored. */
  definition(id: string): unknown {
    return this.find(id).definition;
  }

  list(): readonly { readonly id: string; readonly title: Texts; readonly sha256: string }[] {
    return [...this.loaded.values()].map(({ questionnaire: { id, title, sha256 } }) => ({
      id,
      title,
      sha256,
    }));
  }

  private find(id: string): Loaded {
    const found = this.loaded.get(id);
    if (found) return found;
    throw new Problem('not-found', {
      detail: `There is no questionnaire ${JSON.stringify(id)}. There are: ${[...this.loaded.keys()].join(', ')}.`,
    });
  }
}

function definitionsIn(directory: string): readonly string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && DEFINITION.test(file.name))
    .map((file) => join(file.parentPath, file.name))
    .toSorted();
}

/** Null where something is wrong, which is then among the problems. */
function load(id: string, path: string, problems: string[]): Loaded | null {
  const before = problems.length;
  const say = (file: string, found: readonly DefinitionProblem[]): void => {
    problems.push(...found.map(({ question, reason }) => `${file}: ${question}: ${reason}`));
  };
  const definition = readJson(path, problems);
  if (definition === undefined) return null;
  say(path, checkDefinition(definition.value));
  if (problems.length > before) return null;
  const questionnaire = compileDefinition(definition.value as Definition, id, definition.sha256);
  const rulesPath = join(dirname(path), basename(path).replace(/\.json$/, '.findings.json'));
  const rules = readJson(rulesPath, problems);
  if (rules) say(rulesPath, checkFindingRules(questionnaire, rules.value));
  if (problems.length > before || !rules) return null;
  return { questionnaire, definition: definition.value, rules: (rules.value as FindingRules).findings };
}

function readJson(
  path: string,
  problems: string[],
): { readonly value: unknown; readonly sha256: string } | undefined {
  try {
    const bytes = readFileSync(path);
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    return { value, sha256: createHash('sha256').update(bytes).digest('hex') };
  } catch (error) {
    problems.push(`${path}: cannot be read as JSON: ${(error as Error).message}`);
    return undefined;
  }
}
