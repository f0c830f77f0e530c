// Whole exercises as documents: what the findings are counted from, and what the report is compiled from.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalFacts } from '../dist/findings/canonical-facts.js';
import { catalogueTexts } from '../dist/findings/catalogue-texts.js';
import { draftFindings } from '../dist/findings/draft-findings.js';
import { wordFinding } from '../dist/findings/word-finding.js';
import { entityNames } from '../dist/findings/wording.js';
import { compileDefinition } from '../dist/questionnaires/compile-definition.js';

const root = join(import.meta.dirname, '..');
const text = (path) => readFileSync(join(root, path), 'utf8');
export const readFixture = (path) => JSON.parse(text(path));

export const LIDERES = 'demo/lideres-2023.json';
const DEFINITION = 'surveys/joint-ex-post/v1.json';
export const rules = () => readFixture('surveys/joint-ex-post/v1.findings.json').findings;
const sha256 = (content) => createHash('sha256').update(content).digest('hex');

/** What the rules read once every response has been accepted as it stands. */
export function findingsInput({ initiative, exercise, responses, codings, settlements }) {
  const questions = readFixture(DEFINITION).pages.flatMap(({ elements }) => elements);
  const codes = (name, property) =>
    questions.find((question) => question.name === name)[property].map((choice) => choice.value ?? choice);
  return {
    partnership: {
      entities: initiative.entities.map(({ contacts: _contacts, ...entity }) => entity),
      challenge: initiative.challenge,
      sdgTargets: initiative.sdgTargets,
    },
    exerciseYear: exercise.year,
    responses: Object.entries(responses).map(([entity, { answers, cannotAnswer }]) => ({
      entity,
      answers,
      cannotAnswer,
      revisions: Object.fromEntries(Object.keys(answers).map((question) => [question, 1])),
    })),
    codings,
    settlements: settlements.map((settlement) => ({ ...settlement, pair: [...settlement.pair].sort() })),
    discussions: [],
    catalogues: {
      enablingFactors: codes('enabling_factors', 'choices'),
      hinderingFactors: codes('hindering_factors', 'choices'),
      perspectives: codes('perspectives', 'rows'),
    },
  };
}

/** What the published report is compiled from. */
export function reportInput(fixture, messages, language) {
  const { initiative, exercise, responses, decision } = fixture;
  const { entities, ...rest } = initiative;
  const definition = text(DEFINITION);
  const questionnaire = compileDefinition(JSON.parse(definition), exercise.questionnaire, sha256(definition));
  const input = findingsInput(fixture);
  const names = entityNames(input.partnership.entities);
  const catalogue = catalogueTexts(questionnaire, []);
  const { euContribution, coFinancing } = rest.budget;
  return {
    language,
    initiative: {
      officer: null,
      ...rest,
      budget: { ...rest.budget, total: euContribution + coFinancing },
    },
    partnership: input.partnership,
    exercise: { ...exercise, number: 1 },
    questionnaire,
    findings: draftFindings(rules(), input).map((facts) => ({
      ...facts,
      factsHash: sha256(canonicalFacts(facts)),
      wording: wordFinding(facts, names, catalogue, messages),
      edited: null,
      state: 'draft',
    })),
    responses: entities.map(({ key, contacts }) => ({
      entity: key,
      state: 'accepted',
      revision: 1,
      acceptedAt: `${exercise.closesOn}T15:00:00.000Z`,
      takenBy: null,
      confirmedBy: null,
      ...responses[key],
      language: contacts[0].language,
    })),
    unread: [],
    ownCodes: [],
    decision: { ...decision, by: 'Nadia Ferrand' },
    status: 'published',
    version: 1,
    versionNote: null,
    date: '2023-05-15',
    agreed: false,
    demonstration: true,
  };
}
