import { draft, each, entity, RIO_VERDE, type SmallCase } from '../../test/fixtures/small-partnership.js';
import type { Answers } from '../questionnaires/questionnaire.js';
import type { Strength } from './finding.js';

const strength = (finding: string, small: SmallCase) => draft(finding, small).strength;

/** Answers to new_areas, with an example of joint work from those marked `+`. */
function newAreas(said: Record<string, string>): Record<string, Answers> {
  return Object.fromEntries(
    Object.entries(said).map(([key, answer]): [string, Answers] => [
      key,
      answer.endsWith('+')
        ? { new_areas: answer.slice(0, -1), continuity_examples: [{ title: 'A shared laboratory' }] }
        : { new_areas: answer },
    ]),
  );
}

describe('Strength of evidence', () => {
  it.each<[string, Record<string, string>, Omit<Strength, 'pips'>, number]>([
    [
      'everyone says yes and one gives an example',
      { alcaldia: 'yes+', instituto: 'yes', junta: 'yes', red: 'yes' },
      { allAnswered: true, bothSides: true, concrete: true, uncontradicted: true },
      4,
    ],
    [
      'one is silent',
      { alcaldia: 'yes', instituto: 'yes', junta: 'yes' },
      { allAnswered: false, bothSides: true, concrete: false, uncontradicted: true },
      2,
    ],
    [
      '"don\'t know" is no answer',
      { alcaldia: 'yes', instituto: 'yes', junta: 'yes', red: 'dont-know' },
      { allAnswered: false, bothSides: true, concrete: false, uncontradicted: true },
      2,
    ],
    [
      'two roles, but not the beneficiary',
      { alcaldia: 'no', instituto: 'yes+', junta: 'yes', red: 'no' },
      { allAnswered: true, bothSides: false, concrete: true, uncontradicted: false },
      2,
    ],
    [
      'the beneficiary alone',
      { alcaldia: 'yes', instituto: 'no', junta: 'no', red: 'no' },
      { allAnswered: true, bothSides: false, concrete: false, uncontradicted: false },
      1,
    ],
    [
      'only one who says no gives an example',
      { alcaldia: 'yes', instituto: 'yes', junta: 'yes', red: 'no+' },
      { allAnswered: true, bothSides: true, concrete: false, uncontradicted: false },
      2,
    ],
    [
      'under none the supporters are those who said no',
      { alcaldia: 'no', instituto: 'no+', junta: 'no' },
      { allAnswered: false, bothSides: true, concrete: true, uncontradicted: true },
      3,
    ],
  ])('%s: %j', (_case, said, facts, pips) => {
    expect(strength('new-areas', { answers: newAreas(said) })).toEqual({ ...facts, pips });
  });

  it('is uncontradicted once each contrary answer has a written discussion', () => {
    const answers = newAreas({ alcaldia: 'yes', instituto: 'no', junta: 'no', red: 'yes' });
    const about = (entity: string, text = 'Spoken of on 4 May.', finding = 'new-areas') => ({
      finding,
      entity,
      text,
    });
    const holds = (...discussions: ReturnType<typeof about>[]) =>
      strength('new-areas', { answers, discussions })?.uncontradicted;
    expect(holds(about('instituto'), about('junta'))).toBe(true);
    expect(holds(about('instituto'))).toBe(false);
    expect(holds(about('instituto'), about('junta', ' '))).toBe(false);
    expect(holds(about('instituto'), about('junta', 'Spoken of.', 'opened-to-others'))).toBe(false);
  });

  it('is concrete by a document pinned to the finding, also for negative effects, which no example proves', () => {
    const answers = { alcaldia: { negative_effects: 'yes', impact_examples: [{ title: 'An example' }] } };
    const small = { entities: RIO_VERDE.slice(0, 2), answers };
    const pinnedDocuments = [{ finding: 'negative-effects', entity: 'alcaldia' }];
    expect(strength('negative-effects', small)?.concrete).toBe(false);
    expect(strength('negative-effects', { ...small, pinnedDocuments })?.concrete).toBe(true);
    expect(draft('negative-effects', { ...small, pinnedDocuments }).evidence).toContainEqual(
      expect.objectContaining({ kind: 'document', entity: 'alcaldia' }),
    );
  });

  it('takes an empty example for none', () => {
    const answers = { alcaldia: { new_areas: 'yes', continuity_examples: [{}] } };
    expect(strength('new-areas', { answers })?.concrete).toBe(false);
  });

  it('has no findings about the partnership as such', () => {
    for (const finding of [
      'starting-point',
      'partnership-now',
      'enabling-factors',
      'future-perspectives',
      'new-exercise',
    ]) {
      expect(strength(finding, { answers: {} })).toBeNull();
    }
  });
});

describe('Both sides, where one role alone was asked', () => {
  const tackled = (own: string, seen: Record<string, string>) => ({
    answers: {
      alcaldia: { challenge_tackled: own, challenge_quality: 'yes' },
      ...each('challenge_seen', seen),
    },
  });

  it('is open for the quality of the result: nobody else was asked', () => {
    expect(strength('challenge-quality', tackled('fully', { junta: 'fully' }))).toMatchObject({
      bothSides: null,
      pips: 2,
    });
  });

  it.each([
    ['fully', { junta: 'a-little' }, true, true],
    ['fully', { junta: 'not-at-all' }, false, false],
    ['fully', { junta: 'cannot-say' }, false, true],
    ['fully', {}, false, true],
    ['not-at-all', { instituto: 'not-at-all' }, true, true],
    ['not-at-all', { instituto: 'largely' }, false, false],
  ])(
    'challenge tackled %s, seen by others %j: both sides %s, uncontradicted %s',
    (own, seen, bothSides, uncontradicted) => {
      expect(strength('challenge-tackled', tackled(own, seen))).toMatchObject({ bothSides, uncontradicted });
    },
  );

  it('asks for two roles, the beneficiary not among them, where beneficiaries were not asked', () => {
    const answers = each('own_impact_increased', { instituto: 'yes', junta: 'partly', red: 'no' });
    expect(strength('own-impact-increased', { answers })?.bothSides).toBe(true);
    const alone = each('own_impact_increased', { instituto: 'yes', junta: 'no', red: 'no' });
    expect(strength('own-impact-increased', { answers: alone })?.bothSides).toBe(false);
  });

  it('is open where all who were asked happen to hold one role', () => {
    const entities = [
      entity('alcaldia', 'BO', 'beneficiary'),
      entity('uno', 'MX', 'first-provider'),
      entity('dos', 'CL', 'first-provider'),
    ];
    const answers = each('own_impact_increased', { uno: 'yes', dos: 'yes' });
    expect(strength('own-impact-increased', { entities, answers })).toMatchObject({
      bothSides: null,
      pips: 2,
    });
  });
});
