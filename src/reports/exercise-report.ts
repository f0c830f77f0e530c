import { Temporal } from 'temporal-polyfill';
import type { Finding } from '../findings/finding.js';
import type { Language } from '../language.js';
import type { ReportChange } from './report-changes.js';
import type { ReportInput } from './report-input.js';
import type { ReportSource } from './report-source.service.js';

/** What a report says of itself. `now` is an instant; the report is dated by the day it is in the exercise's zone. */
export interface ReportEdition {
  readonly status: ReportInput['status'];
  readonly version: number;
  readonly versionNote: string | null;
  readonly now: string;
  readonly agreed: boolean;
  /** Name of who publishes; absent in a draft. */
  readonly by?: string;
  /** In what it differs from the version before; absent in a draft. */
  readonly changes?: readonly ReportChange[];
}

/** Have the partners had their say? As long as one finding is a draft or with them, the report says "not yet agreed". */
export function isAgreed(findings: readonly Finding[]): boolean {
  return findings.every(({ state }) => state !== 'draft' && state !== 'with-partners');
}

/** Gathers what a report in one language is compiled from. */
export function reportInput(found: ReportSource, language: Language, edition: ReportEdition): ReportInput {
  const { exercise, initiative, questionnaire, findings, answers, ownCodes, lastPerspectives, quotes } =
    found;
  const { partnership } = exercise;
  if (!partnership) throw new RangeError('An exercise that has not been opened has no report.');
  const { now, ...said } = edition;
  return {
    language,
    initiative,
    partnership,
    exercise,
    questionnaire,
    findings,
    responses: answers.entities,
    lastPerspectives,
    overYears: found.overYears,
    unread: answers.unread,
    quotes,
    validation: found.validation,
    translations: found.translations,
    agreement: found.agreement,
    ownCodes,
    decision: exercise.decision,
    ...said,
    date: Temporal.Instant.from(now).toZonedDateTimeISO(exercise.timeZone).toPlainDate().toString(),
    demonstration: initiative.demonstration,
  };
}
