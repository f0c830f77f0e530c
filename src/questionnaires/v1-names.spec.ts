import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Node = { readonly [key: string]: unknown };
type Element = Node & { readonly name: string; readonly type: string; readonly visibleIf?: string };
type Rule = Node & { readonly finding: string; readonly questions: readonly string[] };

function readSurvey(file: string): unknown {
  return JSON.parse(readFileSync(join(process.cwd(), 'surveys/joint-ex-post', file), 'utf8'));
}

const definition = readSurvey('v1.json') as Node & {
  readonly pages: readonly (Node & { name: string; minutes: number; elements: readonly Element[] })[];
};
const { findings } = readSurvey('v1.findings.json') as { readonly findings: readonly Rule[] };

const YES_NO = 'yes no dont-know';
const YES_PARTLY_NO = 'yes partly no dont-know';
const DEGREE = 'not-at-all a-little largely fully cannot-say';
const TIES = 'none occasional joint-activities joint-project';
const ENABLING =
  'two-levels strategic-with-operational issues-relevant-to-all trust earlier-relationship ' +
  'complementary-knowledge ownership-by-beneficiary clear-roles study-visits stable-leadership ' +
  'territorial-actors flexible-funding visibility';
const HINDERING =
  'staff-turnover change-of-leadership lack-of-funds distance-and-time language administrative-procedures ' +
  'external-crisis low-ownership legal-obstacles';
const PERSPECTIVES =
  'keep-working-and-open keep-applying keep-transferring-to-groups monitor-and-evaluate new-joint-project ' +
  'formal-agreement replicate-elsewhere influence-policy';
const EXAMPLE = 'title what with outside year link';

/**
 * Names, types and values that stored answers, findings and comparisons between years hang on: a version in use never
 * changes them. Panels give the names inside; `rows × columns` stands for a matrix, a star for a required question.
 */
const FIXED: Readonly<Record<string, readonly (readonly [string, string, string?])[]>> = {
  about: [
    ['respondents*', 'paneldynamic 1–8', 'name post'],
    [
      'basis',
      'checkbox',
      'own-records internal-discussion final-beneficiaries-consulted monitoring-data study-or-evaluation other',
    ],
  ],
  continuity: [
    ['ties_before', 'matrix', `other-entities × ${TIES}`],
    ['ties_now', 'matrix', `other-entities × ${TIES}`],
    ['joint_work_maintained*', 'radiogroup', YES_PARTLY_NO],
    ['why_stopped', 'comment'],
    ['new_areas*', 'radiogroup', YES_NO],
    ['new_areas_what', 'comment'],
    ['new_areas_value', 'radiogroup', 'low medium high'],
    ['opened_to_others', 'radiogroup', YES_NO],
    ['opened_to_whom', 'comment'],
    ['continuity_examples', 'paneldynamic 0–5', EXAMPLE],
  ],
  application: [
    ['knowledge_applied*', 'radiogroup', YES_PARTLY_NO],
    [
      'knowledge_where',
      'checkbox',
      'services-or-programmes internal-rules public-policy training new-projects networks other',
    ],
    ['knowledge_how', 'comment'],
    ['why_not_applied', 'comment'],
    ['prominence_gained', 'radiogroup', YES_PARTLY_NO],
    ['spaces_with_more_actors', 'radiogroup', YES_NO],
    ['beneficiaries_involved*', 'radiogroup', YES_NO],
    [
      'beneficiary_groups',
      'checkbox',
      'entrepreneurs small-businesses students women young-people public-servants social-organisations ' +
        'local-communities other',
    ],
    ['beneficiaries_work_continued', 'radiogroup', 'wider same less no dont-know'],
    ['beneficiaries_applied', 'radiogroup', YES_PARTLY_NO],
    ['beneficiaries_reached', 'text number'],
    ['beneficiaries_reached_women', 'text number'],
    ['application_examples', 'paneldynamic 0–5', EXAMPLE],
  ],
  impact: [
    ['challenge_tackled*', 'radiogroup', DEGREE],
    ['challenge_quality', 'radiogroup', YES_PARTLY_NO],
    ['challenge_seen', 'radiogroup', DEGREE],
    ['own_impact_increased*', 'radiogroup', YES_PARTLY_NO],
    ['beyond_plan*', 'radiogroup', YES_NO],
    ['beyond_plan_what', 'comment'],
    ['negative_effects*', 'radiogroup', YES_NO],
    ['negative_effects_what', 'comment'],
    ['sdg_contribution', 'matrix', 'targets × none some strong dont-know'],
    ['other_influences', 'comment'],
    ['impact_examples', 'paneldynamic 0–5', EXAMPLE],
  ],
  factors: [
    ['enabling_factors', 'ranking ≤3', ENABLING],
    ['enabling_factors_own', 'paneldynamic 0–3', 'text'],
    ['hindering_factors', 'ranking ≤3', HINDERING],
    ['hindering_factors_own', 'paneldynamic 0–3', 'text'],
  ],
  future: [
    ['previous_perspectives', 'matrix', 'last-perspectives × done under-way dropped dont-know'],
    ['perspectives', 'matrix', `${PERSPECTIVES} × commit support not-for-us`],
    ['perspectives_own', 'paneldynamic 0–3', 'text'],
    ['new_exercise*', 'radiogroup', YES_NO],
    ['new_exercise_year*', 'text number'],
    ['new_exercise_why', 'comment'],
  ],
  closing: [
    ['quote', 'comment'],
    ['quote_consent', 'radiogroup', 'named role-only not-quoted'],
    ['documents', 'file ≤5'],
    ['remarks', 'comment'],
  ],
};

const APPLIED = "{knowledge_applied} = 'yes' or {knowledge_applied} = 'partly'";
const INVOLVED = "{beneficiaries_involved} = 'yes'";
const SHOWN_WHEN: Readonly<Record<string, string>> = {
  why_stopped: "{joint_work_maintained} = 'no'",
  new_areas_what: "{new_areas} = 'yes'",
  new_areas_value: "{new_areas} = 'yes'",
  opened_to_whom: "{opened_to_others} = 'yes'",
  knowledge_where: APPLIED,
  knowledge_how: APPLIED,
  why_not_applied: "{knowledge_applied} = 'no'",
  prominence_gained: APPLIED,
  spaces_with_more_actors: APPLIED,
  beneficiary_groups: INVOLVED,
  beneficiaries_work_continued: INVOLVED,
  beneficiaries_applied: INVOLVED,
  beneficiaries_reached: INVOLVED,
  beneficiaries_reached_women: INVOLVED,
  challenge_tackled: "{role} = 'beneficiary'",
  challenge_quality: ['a-little', 'largely', 'fully']
    .map((degree) => `{challenge_tackled} = '${degree}'`)
    .join(' or '),
  challenge_seen: "{role} <> 'beneficiary'",
  own_impact_increased: "{role} <> 'beneficiary'",
  beyond_plan_what: "{beyond_plan} = 'yes'",
  negative_effects_what: "{negative_effects} = 'yes'",
  previous_perspectives: '{exerciseNumber} > 1',
  new_exercise_year: "{new_exercise} = 'yes'",
  quote_consent: '{quote} notempty',
};

/** In the order of the findings table, the same as the report's. */
const FINDINGS =
  'starting-point partnership-now joint-work-maintained new-areas opened-to-others knowledge-applied ' +
  'prominence-gained spaces-with-more-actors beneficiaries-involved work-with-beneficiaries-continued ' +
  'beneficiaries-applied challenge-tackled challenge-quality own-impact-increased actions-beyond-plan ' +
  'negative-effects sdg-contribution enabling-factors hindering-factors future-perspectives new-exercise';

const valuesOf = (items: unknown) => (items as { value: string }[]).map(({ value }) => value).join(' ');
const namesOf = (items: unknown) => (items as Element[]).map(({ name }) => name).join(' ');

function shapeOf(element: Element): readonly [string, string, string?] {
  const { type } = element;
  const name = element['isRequired'] === true ? `${element.name}*` : element.name;
  const choices = () => valuesOf(element['choices']);
  if (type === 'comment') return [name, type];
  if (type === 'text') return [name, `text ${element['inputType']}`];
  if (type === 'file') return [name, `file ≤${element['maxFiles']}`];
  if (type === 'ranking') return [name, `ranking ≤${element['maxSelectedChoices']}`, choices()];
  if (type === 'paneldynamic') {
    const counts = `${element['minPanelCount']}–${element['maxPanelCount']}`;
    return [name, `paneldynamic ${counts}`, namesOf(element['templateElements'])];
  }
  if (type !== 'matrix') return [name, type, choices()];
  return [
    name,
    type,
    `${element['rowsFrom'] ?? valuesOf(element['rows'])} × ${valuesOf(element['columns'])}`,
  ];
}

const elements = definition.pages.flatMap((page) => page.elements);
const byName = new Map(elements.map((element) => [element.name, element]));

describe('the names and values of version 1', () => {
  it('has the sections of the outline, in order', () => {
    expect(definition.pages.map(({ name }) => name)).toEqual(Object.keys(FIXED));
  });

  it.each(definition.pages)('section $name asks exactly the fixed questions', (page) => {
    expect(page.elements.map(shapeOf)).toEqual(FIXED[page.name]);
  });

  it('asks no more than 8 questions at first and 10 minutes in a section, 40 in all', () => {
    for (const { name, minutes, elements: asked } of definition.pages) {
      const atFirst = asked.filter(({ visibleIf }) => !visibleIf || /role|exerciseNumber/u.test(visibleIf));
      expect([name, atFirst.length <= 8, minutes > 0 && minutes <= 10]).toEqual([name, true, true]);
    }
    expect(definition.pages.reduce((sum, { minutes }) => sum + minutes, 0)).toBeLessThanOrEqual(40);
  });

  it('shows each question when the table says, and every other always', () => {
    const shown = elements
      .filter(({ visibleIf }) => visibleIf)
      .map((element) => [element.name, element.visibleIf]);
    expect(Object.fromEntries(shown)).toEqual(SHOWN_WHEN);
    expect(byName.get('quote_consent')?.['requiredIf']).toBe(SHOWN_WHEN['quote_consent']);
  });
});

describe('the findings of version 1', () => {
  it('are those of the outline, in order', () => {
    expect(findings.map(({ finding }) => finding).join(' ')).toBe(FINDINGS);
  });

  it.each(findings)('$finding reads questions that exist', (rule) => {
    const readsNoWhere = rule['readsNoWhere'] as { question: string; answers: string[] } | undefined;
    const read = [...rule.questions, rule['seenBy'], rule['examples'], readsNoWhere?.question];
    expect([...byName.keys()]).toEqual(expect.arrayContaining(read.filter((name) => name !== undefined)));
    if (readsNoWhere) {
      const hidden = byName.get(rule.questions[0]!)?.visibleIf;
      expect(hidden).toContain(`{${readsNoWhere.question}}`);
      for (const answer of readsNoWhere.answers) expect(hidden).not.toContain(`'${answer}'`);
    }
  });

  it.each(findings.filter((rule) => rule['reads']))(
    '$finding reads every value but the undecided',
    (rule) => {
      const reads = rule['reads'] as { yes: string[]; partly: string[]; no: string[] };
      const question = byName.get(rule.questions[0]!);
      const decided = valuesOf(question?.['choices'] ?? question?.['columns'])
        .split(' ')
        .filter((value) => value !== 'dont-know' && value !== 'cannot-say');
      expect([...reads.yes, ...reads.no].sort()).toEqual(decided.sort());
      expect(reads.yes).toEqual(expect.arrayContaining(reads.partly));
    },
  );

  it.each(findings.filter((rule) => rule['requires']))('$finding requires an earlier finding', (rule) => {
    const earlier = findings.slice(0, findings.indexOf(rule)).map(({ finding }) => finding);
    expect(earlier).toContain(rule['requires']);
  });
});
