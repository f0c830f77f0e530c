import type { FindingFacts, Strength } from './finding.js';
import { pinCandidates, pinKey } from './pin-candidates.js';
import { readPin } from './read-pin.js';
import { contraryTo, gapsIn, judgedStrength, type Discussed, type Pin } from './weighing.js';

const facts = (change: Partial<FindingFacts> = {}): FindingFacts =>
  ({
    finding: 'new-areas',
    quantifier: 'most',
    yes: ['cainco', 'tec', 'ashoka'],
    partly: [],
    no: ['cantabria', 'carolina'],
    withoutAnswer: [],
    evidence: [{ entity: 'cainco', question: 'new_areas', revision: 1, kind: 'answer' }],
    ...change,
  }) as FindingFacts;

const pin = (entity: string, side: Pin['side']): Pin => ({
  id: `${entity}-${side}`,
  kind: 'answer',
  entity,
  place: 'new_areas',
  side,
  note: '',
});
const discussed = (entity: string) => ({ entity, text: 'They were asked in May.' }) as Discussed;

describe('who says the contrary of a finding', () => {
  it.each<[string, Partial<FindingFacts>, readonly string[]]>([
    ['those who said no', {}, ['cantabria', 'carolina']],
    ['under none, those who said yes', { quantifier: 'none', yes: ['tec'], no: ['cainco'] }, ['tec']],
    ['nobody, of a finding that is no quantity', { quantifier: null }, []],
    [
      'of targets, those of any, each once',
      {
        perTarget: {
          '8.3': { quantifier: 'most', yes: ['cainco'], partly: [], no: ['tec'], withoutAnswer: [] },
          '8.5': {
            quantifier: 'some',
            yes: ['cainco'],
            partly: [],
            no: ['tec', 'ashoka'],
            withoutAnswer: [],
          },
        } as never,
      },
      ['tec', 'ashoka'],
    ],
  ])('%s', (_what, change, expected) => {
    expect(contraryTo(facts(change))).toEqual(expected);
  });
});

describe('what keeps a finding from being saved as weighed', () => {
  it.each<[string, Partial<FindingFacts>, readonly Pin[], readonly Discussed[], readonly string[]]>([
    ['contrary answers nobody has dealt with', {}, [], [], ['contrary cantabria', 'contrary carolina']],
    ['cited against it', {}, [pin('cantabria', 'against')], [], ['contrary carolina']],
    ['dismissed, and discussed', {}, [pin('cantabria', 'dismissed')], [discussed('carolina')], []],
    [
      'pinned for it, which does not answer the contrary',
      {},
      [pin('cantabria', 'for')],
      [discussed('carolina')],
      ['contrary cantabria'],
    ],
    ['no evidence at all', { evidence: [], no: [] }, [], [], ['no-evidence']],
    ['evidence that was pinned', { evidence: [], no: [] }, [pin('tec', 'for')], [], []],
    ['only counter-evidence pinned', { evidence: [], no: [] }, [pin('tec', 'against')], [], ['no-evidence']],
  ])('%s', (_what, change, pins, discussions, expected) => {
    const gaps = gapsIn(facts(change), pins, discussions);
    expect(gaps.map((gap) => ('entity' in gap ? `${gap.kind} ${gap.entity}` : gap.kind))).toEqual(expected);
  });
});

describe('a judgement beside the computed strength', () => {
  const computed: Strength = {
    allAnswered: true,
    bothSides: null,
    concrete: false,
    uncontradicted: true,
    pips: 2,
  };
  const said = (holds: boolean) => ({ holds, reason: 'The report of May shows it.', by: 'Inés', at: '' });

  it('counts where it was made, and nowhere else', () => {
    expect(judgedStrength(computed, { concrete: said(true) })).toEqual({
      ...computed,
      concrete: true,
      pips: 3,
    });
    expect(judgedStrength(computed, { allAnswered: said(false) })).toMatchObject({
      allAnswered: false,
      pips: 1,
    });
  });

  it('leaves the strength as computed where there is none', () => {
    expect(judgedStrength(computed, undefined)).toBe(computed);
    expect(judgedStrength(computed, {})).toEqual(computed);
  });
});

describe('what may be put beside a finding', () => {
  const entity = (key: string, answers: Readonly<Record<string, unknown>>, state = 'accepted') =>
    ({ entity: key, state, answers }) as never;
  const rule = { questions: ['new_areas'], examples: 'continuity_examples' };
  const section = new Set(['new_areas', 'new_areas_what', 'opened_to_others']);
  const candidates = pinCandidates(facts(), rule, section, {
    entities: [
      entity('cainco', {
        new_areas: 'yes',
        new_areas_what: 'Work with schools',
        opened_to_others: 'no',
        challenge_tackled: 'largely',
        continuity_examples: [{ title: 'A fair' }],
      }),
      entity('tec', { new_areas: 'yes' }, 'submitted'),
    ],
    passages: [
      { id: 'p1', entity: 'cainco', question: 'new_areas_what', quoted: 'with schools' },
      { id: 'p2', entity: 'cainco', question: 'remarks', quoted: 'elsewhere' },
    ],
    documents: [{ id: 'd1', entity: 'ashoka', name: 'Agreement.pdf' }],
  });

  it('are its answers, open texts and examples of its section, passages of these, and documents', () => {
    expect(candidates.map(({ kind, entity: of, place }) => `${kind} ${of} ${place}`)).toEqual([
      'answer cainco new_areas',
      'answer cainco new_areas_what',
      'example cainco continuity_examples.0',
      'passage cainco p1',
      'document ashoka d1',
    ]);
  });

  it('are named in a form and read from it again', () => {
    for (const one of candidates)
      expect(readPin(pinKey(one))).toEqual({ kind: one.kind, entity: one.entity, place: one.place });
    for (const nothing of [
      '',
      'answer',
      'answer:cainco',
      'song:cainco:x',
      `answer:cainco:${'x'.repeat(121)}`,
    ])
      expect(readPin(nothing)).toBeNull();
  });
});
