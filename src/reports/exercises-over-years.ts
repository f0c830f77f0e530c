import type { BecameOf } from '../findings/became.js';
import type { AskedIn } from '../findings/comparable.js';
import type { Finding } from '../findings/finding.js';
import { compareYears, type FindingOverYears } from '../findings/over-years.js';
import type { Partnership } from '../initiatives/partnership.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import type { FindingRule } from '../questionnaires/finding-rule.js';

/** What one exercise says beside the others of its initiative. */
export interface ExerciseInYears {
  readonly year: number;
  readonly number: number;
  /** Not published: its findings may still change. */
  readonly isDraft: boolean;
  readonly questionnaire: string;
  /** As it was when it opened. */
  readonly partnership: Partnership;
  /** Entities with an accepted response. */
  readonly answered: number;
  readonly findings: readonly Finding[];
  /** What its entities say of the perspectives of the report before; empty in the first. */
  readonly becameOf: readonly BecameOf[];
}

/** With how it asked. */
export interface AskedExercise extends ExerciseInYears {
  readonly asked: AskedIn;
}

export interface OverYears {
  /** In the order of their years. */
  readonly exercises: readonly ExerciseInYears[];
  readonly findings: readonly FindingOverYears[];
}

/** Exercises of one initiative side by side; a single one has nothing beside it. */
export function overYears(exercises: readonly AskedExercise[]): OverYears {
  const inOrder = exercises.toSorted((a, b) => a.year - b.year);
  return {
    exercises: inOrder.map(({ asked: _asked, ...exercise }) => exercise),
    findings: compareYears(inOrder),
  };
}

/** How a version of a questionnaire asks. */
export function askedIn(questionnaire: Questionnaire, rules: readonly FindingRule[]): AskedIn {
  const marked = [...questionnaire.questions.values()].filter(({ comparable }) => comparable);
  return { rules, comparable: new Set(marked.map(({ name }) => name)) };
}
