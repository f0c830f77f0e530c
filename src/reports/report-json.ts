import { becameIn } from './sections/previous-perspectives.js';
import { findingDocument } from './over-years-document.js';
import { draftedFacts } from './sections/drafted-facts.js';
import type { ReportInput } from './report-input.js';
import type { ReportModel } from './report-model.js';

/** A report as data: who, when, the findings as `questionnaire.md` shapes them, and the model all renderings share. */
export function reportJson(input: ReportInput, model: ReportModel): object {
  const { initiative, exercise, partnership, questionnaire, responses, unread, decision } = input;
  return {
    report: {
      language: input.language,
      status: input.status,
      version: input.version,
      versionNote: input.versionNote,
      date: input.date,
      agreed: input.agreed,
      demonstration: input.demonstration,
      title: model.title,
    },
    initiative: {
      code: initiative.code,
      acronym: initiative.acronym,
      window: initiative.window,
      name: initiative.name,
      implementation: initiative.implementation,
      budget: initiative.budget,
      directBeneficiaries: initiative.directBeneficiaries,
    },
    exercise,
    partnership,
    questionnaire: { id: questionnaire.id, sha256: questionnaire.sha256 },
    responses: responses.map(({ entity, state, revision, acceptedAt, takenBy, confirmedBy }) => ({
      entity,
      state,
      revision,
      acceptedAt,
      takenBy,
      confirmedBy,
    })),
    findings: input.findings.map((finding) => draftedFacts(finding, decision)),
    overTheYears: (input.overYears?.findings ?? []).map(findingDocument),
    previousPerspectives: becameIn(input),
    unread,
    model,
  };
}
