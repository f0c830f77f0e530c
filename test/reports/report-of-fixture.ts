import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalFacts } from '../../src/findings/canonical-facts.js';
import { catalogueTexts } from '../../src/findings/catalogue-texts.js';
import { draftFindings } from '../../src/findings/draft-findings.js';
import type { Finding } from '../../src/findings/finding.js';
import { wordFinding } from '../../src/findings/word-finding.js';
import { entityNames } from '../../src/findings/wording.js';
import type { Language } from '../../src/language.js';
import { compileDefinition } from '../../src/questionnaires/compile-definition.js';
import type { Definition } from '../../src/questionnaires/definition.js';
import type { Questionnaire } from '../../src/questionnaires/questionnaire.js';
import { readReportContent } from '../../src/reports/report-content.service.js';
import type { ReportInput } from '../../src/reports/report-input.js';
import {
  findingsInputOf,
  loadFixture,
  rulesOfVersion1,
  type Fixture,
  type FixtureName,
} from '../fixtures/fixtures.js';

export const content = readReportContent();

const definitionFile = join(__dirname, '..', '..', 'surveys', 'joint-ex-post', 'v1.json');

export function questionnaireVersion1(): Questionnaire {
  const text = readFileSync(definitionFile, 'utf8');
  const sha256 = createHash('sha256').update(text).digest('hex');
  return compileDefinition(JSON.parse(text) as Definition, 'joint-ex-post/v1', sha256);
}

const questionnaire = questionnaireVersion1();

/** A fixture as its report would be: every response accepted as it stands, findings drafted and worded. */
export function reportInputOf(
  fixture: Fixture | FixtureName,
  language: Language,
  changes: Partial<ReportInput> = {},
): ReportInput {
  const whole = typeof fixture === 'string' ? loadFixture(fixture) : fixture;
  const { initiative, exercise, decision } = whole;
  const findingsInput = findingsInputOf(whole);
  const { partnership } = findingsInput;
  const names = entityNames(partnership.entities);
  const catalogue = catalogueTexts(questionnaire, []);
  const findings = draftFindings(rulesOfVersion1(), findingsInput).map((facts): Finding => ({
    ...facts,
    factsHash: createHash('sha256').update(canonicalFacts(facts)).digest('hex'),
    wording: wordFinding(facts, names, catalogue, content.messages),
    edited: null,
    state: 'draft',
  }));
  const { entities, ...rest } = initiative;
  const budget = { ...rest.budget, total: rest.budget.euContribution + rest.budget.coFinancing };
  return {
    language,
    initiative: {
      ...rest,
      budget,
      officer: rest.officer ?? null,
      demonstration: rest.demonstration ?? false,
    },
    partnership,
    exercise: { ...exercise, number: 1 },
    questionnaire,
    findings,
    responses: entities.map(({ key, contacts }) => {
      const given = whole.responses[key];
      return {
        entity: key,
        state: given ? 'accepted' : 'not-opened',
        revision: given ? 1 : 0,
        acceptedAt: given ? `${exercise.closesOn}T15:00:00.000Z` : null,
        takenBy: null,
        confirmedBy: null,
        answers: given?.answers ?? {},
        cannotAnswer: given?.cannotAnswer ?? {},
        language: contacts[0]?.language ?? null,
      };
    }),
    unread: [],
    ownCodes: [],
    decision: decision && { ...decision, by: 'Nadia Ferrand' },
    status: 'published',
    version: 1,
    versionNote: null,
    date: '2023-05-15',
    agreed: false,
    demonstration: fixture === 'lideres-2023',
    ...changes,
  };
}
