import type { Finding } from '../../findings/finding.js';
import type { ReportInput } from '../report-input.js';

/** A finding as data; with the partners' proposal for a new exercise stands the evaluator's decision. */
export function draftedFacts(finding: Finding, decision: ReportInput['decision']): object {
  return finding.decision ? { ...finding, decided: decision } : finding;
}
