import fc from 'fast-check';
import { rulesOfVersion1 } from '../../test/fixtures/fixtures.js';
import { draft, each, entity, inputOf } from '../../test/fixtures/small-partnership.js';
import { ROLES } from '../initiatives/partnership.js';
import type { Answers, AnswerValue } from '../questionnaires/questionnaire.js';
import { draftFindings } from './draft-findings.js';
import type { FindingFacts, FindingsInput } from './finding.js';
import { raisedInReview } from './raised.js';

const rules = rulesOfVersion1();
const TARGETS = ['6.1', '6.3'];
const KEYS = ['agua', 'barro', 'cerro', 'dunas', 'estero'];

const choice = (...values: string[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
const yesPartlyNo = choice('yes', 'partly', 'no', 'dont-know');
const degree = choice('not-at-all', 'a-little', 'largely', 'fully', 'cannot-say');
const rows = (keys: readonly string[], ...columns: string[]) =>
  fc.dictionary(fc.constantFrom(...keys), fc.constantFrom(...columns), { maxKeys: keys.length });

/** Answers that a questionnaire would accept, some of them hidden or blank. */
const readable = fc.record({
  ties_before: rows(KEYS, 'none', 'occasional', 'joint-activities', 'joint-project'),
  ties_now: rows(KEYS, 'none', 'occasional', 'joint-activities', 'joint-project'),
  joint_work_maintained: yesPartlyNo,
  knowledge_applied: yesPartlyNo,
  prominence_gained: yesPartlyNo,
  beneficiaries_involved: choice('yes', 'no', 'dont-know'),
  beneficiaries_work_continued: choice('wider', 'same', 'less', 'no', 'dont-know'),
  challenge_tackled: degree,
  challenge_quality: yesPartlyNo,
  challenge_seen: degree,
  own_impact_increased: yesPartlyNo,
  sdg_contribution: rows(TARGETS, 'none', 'some', 'strong', 'dont-know'),
  impact_examples: fc.array(fc.record({ title: fc.string() }), { maxLength: 2 }),
  enabling_factors: fc.subarray(['trust', 'visibility', 'two-levels', 'clear-roles'], { maxLength: 3 }),
  enabling_factors_own: fc.array(fc.record({ text: fc.string() }), { maxLength: 3 }),
  perspectives: rows(
    ['keep-applying', 'formal-agreement', 'influence-policy'],
    'commit',
    'support',
    'not-for-us',
  ),
  new_exercise: choice('yes', 'no', 'dont-know'),
  new_exercise_year: fc.integer({ min: 2026, max: 2030 }),
});

const entities = fc.tuple(
  ...KEYS.map((key) =>
    fc
      .tuple(fc.constantFrom('BO', 'MX', 'ES', 'FR'), fc.constantFrom(...ROLES))
      .map(([country, role]) => entity(key, country, role)),
  ),
);

function inputFrom(answers: fc.Arbitrary<Answers>): fc.Arbitrary<FindingsInput> {
  return fc
    .record({ entities, answers: fc.dictionary(fc.constantFrom(...KEYS), answers, { maxKeys: KEYS.length }) })
    .map((small) => ({
      ...inputOf({ ...small, targets: TARGETS }),
      codings: [{ entity: 'agua', question: 'enabling_factors_own', index: 0, codes: ['trust'] } as const],
    }));
}

const accepted = inputFrom(readable.map((answers) => answers as unknown as Answers));
const anything = inputFrom(
  fc.dictionary(
    fc.constantFrom(
      ...rules.flatMap(({ questions, seenBy, examples }) => [...questions, seenBy ?? '', examples ?? '']),
    ),
    fc.jsonValue().map((value) => value as AnswerValue),
  ),
);

describe('Findings of any accepted answers', () => {
  it('come one per rule, in the order of the rules', () => {
    fc.assert(
      fc.property(accepted, (input) => {
        const names = draftFindings(rules, input).map(({ finding }) => finding);
        expect(names).toEqual(rules.map(({ finding }) => finding));
      }),
      { numRuns: 20 },
    );
  });

  it('count every entity of the subject once: yes, no or without answer; those who say partly also say yes', () => {
    const isCounted = (facts: FindingFacts) =>
      facts.subject.kind !== 'partnership' || facts.finding === 'new-exercise';
    fc.assert(
      fc.property(accepted, (input) => {
        for (const facts of draftFindings(rules, input).filter(isCounted)) {
          for (const counts of [facts, ...Object.values(facts.perTarget ?? {})]) {
            const counted = [...counts.yes, ...counts.no, ...counts.withoutAnswer];
            expect(counted.sort().join()).toBe([...facts.subject.entities].sort().join());
            expect(counts.partly.filter((key) => !counts.yes.includes(key)).join()).toBe('');
          }
        }
      }),
    );
  });

  it('do not hang on the order in which responses came in', () => {
    fc.assert(
      fc.property(accepted, (input) => {
        const reversed = { ...input, responses: [...input.responses].reverse() };
        expect(JSON.stringify(draftFindings(rules, reversed))).toBe(
          JSON.stringify(draftFindings(rules, input)),
        );
      }),
    );
  });

  it('hang on the order of the entities only for the order of names', () => {
    const sorted = (value: unknown): unknown => {
      if (Array.isArray(value))
        return value.map(sorted).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, each]) => [key, sorted(each)]),
      );
    };
    fc.assert(
      fc.property(accepted, (input) => {
        const { partnership } = input;
        const turned = {
          ...input,
          partnership: { ...partnership, entities: [...partnership.entities].reverse() },
        };
        const [before, after] = [input, turned].map((each) =>
          JSON.stringify(sorted(draftFindings(rules, each))),
        );
        expect(after).toBe(before);
      }),
    );
  });

  it('have as many pips as facts that hold', () => {
    fc.assert(
      fc.property(accepted, (input) => {
        for (const { strength } of draftFindings(rules, input)) {
          if (!strength) continue;
          const { pips, ...facts } = strength;
          expect(pips).toBe(Object.values(facts).filter(Boolean).length);
        }
      }),
    );
  });
});

describe('Answers of any shape', () => {
  it('stop nothing: what no rule reads is without answer', () => {
    fc.assert(
      fc.property(anything, (input) => {
        const facts = draftFindings(rules, input);
        expect(facts).toHaveLength(rules.length);
        expect(() => raisedInReview(rules, input)).not.toThrow();
        const newAreas = facts.find(({ finding }) => finding === 'new-areas');
        const read = (answer: string) =>
          input.responses
            .filter(({ answers }) => answers['new_areas'] === answer)
            .map(({ entity: key }) => key);
        expect([...(newAreas?.yes ?? [])].sort()).toEqual(read('yes').sort());
        expect([...(newAreas?.no ?? [])].sort()).toEqual(read('no').sort());
      }),
    );
  });

  it.each<[string, string, AnswerValue]>([
    ['a choice that was removed', 'new_areas', 'perhaps'],
    ['a boolean of an old version', 'new_areas', true],
    ['a list', 'new_areas', ['yes']],
    ['text in place of a matrix', 'ties_now', 'joint-project'],
    ['a ranking of removed factors', 'enabling_factors', ['charisma']],
    ['text in place of a ranking', 'enabling_factors', 'trust'],
  ])('%s (%s: %j) leaves the entity without answer', (_case, question, value) => {
    const rule = rules.find(({ questions }) => questions[0] === question);
    expect(
      draft(rule?.finding ?? '', { answers: { alcaldia: { [question]: value } } }).withoutAnswer,
    ).toContain('alcaldia');
  });

  it('of an organisation outside the partnership count nowhere', () => {
    const answers = each('new_areas', { alcaldia: 'yes', stranger: 'no' });
    expect(draft('new-areas', { answers })).toMatchObject({ yes: ['alcaldia'], no: [] });
  });

  it('keep the rank of a factor that follows a removed one', () => {
    const answers = each('enabling_factors', { alcaldia: ['charisma', 'trust'] });
    expect(draft('enabling-factors', { answers }).ranked).toMatchObject([
      { code: 'trust', points: 2, first: [] },
    ]);
  });
});

describe('Evidence', () => {
  it('lists the answers that were read, with their revision, then the examples of the supporters', () => {
    const answers = {
      alcaldia: { new_areas: 'yes', continuity_examples: [{ title: 'Laboratory' }] },
      instituto: { new_areas: 'no', continuity_examples: [{ title: 'Nothing to do with it' }] },
      junta: { new_areas: 'dont-know' },
      red: {},
    };
    expect(draft('new-areas', { answers }).evidence).toEqual([
      { entity: 'alcaldia', question: 'new_areas', revision: 1, kind: 'answer' },
      { entity: 'instituto', question: 'new_areas', revision: 1, kind: 'answer' },
      { entity: 'alcaldia', question: 'continuity_examples', revision: 2, kind: 'example' },
    ]);
  });

  it('of a hidden question is the answer that hid it', () => {
    const answers = {
      ...each('knowledge_applied', { alcaldia: 'yes', instituto: 'yes', junta: 'yes', red: 'no' }),
    };
    const { evidence } = draft('prominence-gained', { answers });
    expect(evidence).toEqual([{ entity: 'red', question: 'knowledge_applied', revision: 1, kind: 'answer' }]);
  });

  it('of the challenge includes what the others saw', () => {
    const answers = { alcaldia: { challenge_tackled: 'fully' }, junta: { challenge_seen: 'largely' } };
    expect(draft('challenge-tackled', { answers }).evidence.map(({ question }) => question)).toEqual([
      'challenge_tackled',
      'challenge_seen',
    ]);
  });
});
