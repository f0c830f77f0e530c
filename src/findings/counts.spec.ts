import type { Answers } from '../questionnaires/questionnaire.js';
import { draft, each, RIO_VERDE, entity } from '../../test/fixtures/small-partnership.js';

describe('Counting who says yes, partly, no or nothing', () => {
  it('counts "partly" as yes and apart', () => {
    const answers = each('joint_work_maintained', {
      alcaldia: 'yes',
      instituto: 'partly',
      junta: 'no',
      red: 'dont-know',
    });
    expect(draft('joint-work-maintained', { answers })).toMatchObject({
      yes: ['alcaldia', 'instituto'],
      partly: ['instituto'],
      no: ['junta'],
      withoutAnswer: ['red'],
      quantifier: 'some',
    });
  });

  it('knows three ways of being without answer: no accepted response, a blank, and "we cannot answer this"', () => {
    const facts = draft('opened-to-others', {
      answers: { alcaldia: { opened_to_others: 'yes' }, instituto: {}, red: { opened_to_others: 'yes' } },
      cannotAnswer: { instituto: { opened_to_others: 'Nobody followed it.' } },
    });
    expect(facts).toMatchObject({
      yes: ['alcaldia', 'red'],
      withoutAnswer: ['instituto', 'junta'],
      quantifier: 'some',
    });
  });

  it('takes a question left out with a reason for unanswered, even where an answer was left behind', () => {
    const facts = draft('opened-to-others', {
      answers: { alcaldia: { opened_to_others: 'yes' } },
      cannotAnswer: { alcaldia: { opened_to_others: 'Nobody followed it.' } },
    });
    expect(facts.withoutAnswer).toContain('alcaldia');
  });

  it.each<[string, Answers, 'yes' | 'partly' | 'no' | 'withoutAnswer']>([
    ['prominence-gained', { knowledge_applied: 'no' }, 'no'],
    ['prominence-gained', { knowledge_applied: 'dont-know' }, 'withoutAnswer'],
    ['prominence-gained', { knowledge_applied: 'partly' }, 'withoutAnswer'],
    ['prominence-gained', { knowledge_applied: 'yes', prominence_gained: 'partly' }, 'partly'],
    ['prominence-gained', { knowledge_applied: 'no', prominence_gained: 'yes' }, 'no'],
    ['spaces-with-more-actors', { knowledge_applied: 'no' }, 'no'],
    ['work-with-beneficiaries-continued', { beneficiaries_involved: 'no' }, 'no'],
    ['work-with-beneficiaries-continued', { beneficiaries_involved: 'dont-know' }, 'withoutAnswer'],
    ['beneficiaries-applied', { beneficiaries_involved: 'no' }, 'no'],
  ])('of a hidden question: %s where %j reads %s', (finding, own, where) => {
    const others = { knowledge_applied: 'yes', beneficiaries_involved: 'yes' };
    const facts = draft(finding, {
      answers: { alcaldia: own, instituto: others, junta: others, red: others },
    });
    expect(facts[where]).toContain('alcaldia');
  });

  it.each([
    ['wider', 'yes', false],
    ['same', 'yes', false],
    ['less', 'yes', true],
    ['no', 'no', false],
    ['dont-know', 'withoutAnswer', false],
  ] as const)('work with final beneficiaries: %s reads %s (partly: %s)', (answer, where, partly) => {
    const answers = { alcaldia: { beneficiaries_involved: 'yes', beneficiaries_work_continued: answer } };
    const facts = draft('work-with-beneficiaries-continued', { entities: RIO_VERDE.slice(0, 1), answers });
    expect(facts[where]).toEqual(['alcaldia']);
    expect(facts.partly).toEqual(partly ? ['alcaldia'] : []);
  });

  it('names the subject: all entities, one role, or all but one role', () => {
    const entities = [...RIO_VERDE, entity('cuenca', 'BO', 'beneficiary')];
    const subject = (finding: string) => draft(finding, { entities, answers: {} }).subject;
    expect(subject('new-areas')).toEqual({
      kind: 'all',
      entities: ['alcaldia', 'instituto', 'junta', 'red', 'cuenca'],
    });
    expect(subject('challenge-tackled')).toEqual({
      kind: 'role',
      role: 'beneficiary',
      entities: ['alcaldia', 'cuenca'],
    });
    expect(subject('own-impact-increased').entities).toEqual(['instituto', 'junta', 'red']);
  });
});

describe('Contribution to targets of the 2030 Agenda', () => {
  const answers = each('sdg_contribution', {
    alcaldia: { '6.1': 'none', '6.3': 'strong' },
    instituto: { '6.1': 'strong' },
    junta: { '6.1': 'some', '6.3': 'dont-know' },
  });
  const facts = draft('sdg-contribution', { targets: ['6.1', '6.3', '17.9'], answers });

  it('counts, quantifies and weighs each target on its own', () => {
    expect(facts.perTarget?.['6.1']).toMatchObject({
      yes: ['instituto', 'junta'],
      partly: ['junta'],
      no: ['alcaldia'],
      withoutAnswer: ['red'],
      quantifier: 'some',
      divergent: true,
    });
    expect(facts.perTarget?.['6.3']).toMatchObject({
      yes: ['alcaldia'],
      quantifier: 'not-enough-answers',
      divergent: false,
    });
    expect(facts.perTarget?.['17.9']?.withoutAnswer).toHaveLength(4);
  });

  it('has no quantifier and no strength over all targets, and is divergent where one target is', () => {
    expect(facts).toMatchObject({ quantifier: null, strength: null, divergent: true });
  });

  it('says so where fewer than half answered for any target', () => {
    const few = draft('sdg-contribution', {
      targets: ['6.1'],
      answers: { junta: { sdg_contribution: { '6.1': 'some' } } },
    });
    expect(few.quantifier).toBe('not-enough-answers');
  });

  it('has nothing to say of an initiative without targets', () => {
    expect(draft('sdg-contribution', { answers })).toMatchObject({ perTarget: {}, quantifier: null });
  });
});
