import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { becameOf } from '../../src/findings/became.js';
import type { Language } from '../../src/language.js';
import { overYears, askedIn, type AskedExercise } from '../../src/reports/exercises-over-years.js';
import type { ReportInput } from '../../src/reports/report-input.js';
import { loadFixture, rulesOfVersion1, type Fixture } from '../fixtures/fixtures.js';
import { questionnaireVersion1, reportInputOf } from './report-of-fixture.js';

const questionnaire = questionnaireVersion1();
const asked = askedIn(questionnaire, rulesOfVersion1());

/** LIDERES as it is in the demonstration's second year: one entity is called otherwise. */
export function lideres2024(): Fixture {
  const path = join(process.cwd(), 'demo', 'lideres-2024.json');
  const { meanwhile, ...story } = JSON.parse(readFileSync(path, 'utf8'));
  const first = loadFixture('lideres-2023');
  const { entity: renamed, name } = meanwhile.renamed;
  const entities = first.initiative.entities.map((one) => (one.key === renamed ? { ...one, name } : one));
  const exercise = { ...first.exercise, year: 2024, opensOn: '2024-04-03', closesOn: '2024-04-24' };
  return { ...story, initiative: { ...first.initiative, entities }, exercise } as Fixture;
}

function inYears(input: ReportInput): AskedExercise {
  const { exercise, partnership, findings, responses, lastPerspectives = [] } = input;
  const accepted = responses.filter(({ state }) => state === 'accepted');
  const keys = partnership.entities.map(({ key }) => key);
  return {
    year: exercise.year,
    number: exercise.number,
    isDraft: false,
    questionnaire: questionnaire.id,
    partnership,
    answered: accepted.length,
    findings,
    becameOf: becameOf(lastPerspectives, keys, accepted),
    asked,
  };
}

/** What its report says that an exercise asks about in the next one. */
function reportedIn({ findings }: ReportInput): NonNullable<ReportInput['lastPerspectives']> {
  const question = questionnaire.questions.get('perspectives');
  const rows = question?.type === 'matrix' ? question.rows : [];
  const reported = findings
    .flatMap(({ ranked = [] }) => ranked as readonly { code: string; reported: boolean }[])
    .filter((one) => one.reported)
    .map(({ code }) => code);
  return rows.filter(({ value }) => reported.includes(value));
}

/** The report of a further exercise, each fixture one exercise, the last of them the one reported on. */
export function furtherReportOf(
  fixtures: readonly Fixture[],
  language: Language,
  changes: Partial<ReportInput> = {},
): ReportInput {
  const inputs: ReportInput[] = [];
  for (const fixture of fixtures) {
    const before = inputs.at(-1);
    const single = reportInputOf(fixture, language);
    inputs.push({
      ...single,
      exercise: { ...single.exercise, number: inputs.length + 1 },
      ...(before ? { lastPerspectives: reportedIn(before) } : {}),
    });
  }
  const last = inputs.at(-1)!;
  return {
    ...last,
    overYears: overYears(inputs.map(inYears)),
    demonstration: true,
    date: `${last.exercise.year}-05-15`,
    ...changes,
  };
}
