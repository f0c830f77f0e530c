// The calculations and the report without the service around them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { draftFindings } from '../dist/findings/draft-findings.js';
import { barePdf } from './limits.mjs';

const root = join(import.meta.dirname, '..');
const read = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));

function inputOf(path) {
  const { initiative, exercise, responses, codings, settlements } = read(path);
  const { pages } = read('surveys/joint-ex-post/v1.json');
  const questions = pages.flatMap(({ elements }) => elements);
  const codes = (name, property) =>
    questions.find((question) => question.name === name)[property].map((choice) => choice.value ?? choice);
  return {
    partnership: {
      entities: initiative.entities.map(({ contacts: _contacts, side = null, ...entity }) => ({
        side,
        ...entity,
      })),
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

export function measureFindings({ note, round }) {
  const { findings: rules } = read('surveys/joint-ex-post/v1.findings.json');
  for (const [name, path] of [
    ['five entities (LIDERES)', 'demo/lideres-2023.json'],
    ['nine entities', 'test/fixtures/nine-entities.json'],
  ]) {
    const input = inputOf(path);
    for (let warm = 0; warm < 300; warm += 1) draftFindings(rules, input);
    const runs = 1000;
    const began = performance.now();
    for (let run = 0; run < runs; run += 1) draftFindings(rules, input);
    note(`findings of ${name}, µs`, round(((performance.now() - began) / runs) * 1000), { goal: '≤ 1,000' });
  }
}

export async function measurePdf() {}
export { barePdf };
