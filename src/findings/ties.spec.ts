import { entity, inputOf, RIO_VERDE } from '../../test/fixtures/small-partnership.js';
import type { Answers } from '../questionnaires/questionnaire.js';
import { readAcceptedAnswers } from './accepted-answers.js';
import type { TieSettlement } from './finding.js';
import { tiesIn, type Tie } from './ties.js';

function ties(
  said: Record<string, Answers>,
  settlements: readonly TieSettlement[] = [],
  entities = RIO_VERDE,
) {
  const answers = Object.fromEntries(Object.entries(said).map(([key, rows]) => [key, { ties_now: rows }]));
  return tiesIn(readAcceptedAnswers(inputOf({ entities, answers, settlements })), 'ties_now', 'now');
}

describe('A tie between two entities', () => {
  it.each<[string, string | null, string | null, Tie['status'] | null]>([
    ['both claim it', 'joint-project', 'joint-activities', 'confirmed'],
    ['one claims it, the other left the row blank', 'joint-activities', null, 'reported'],
    ['one claims it, the other says less', 'joint-activities', 'occasional', 'one-sided'],
    ['one claims it, the other says nothing at all', 'joint-project', 'none', 'one-sided'],
    ['occasional contact is no tie', 'occasional', 'occasional', null],
    ['nobody says anything', null, null, null],
    ['less from one, a blank from the other', 'none', null, null],
  ])('%s: %s, %s: %s', (_case, own, other, status) => {
    const rowOf = (key: string, degree: string | null) => (degree ? { [key]: degree } : {});
    const { counted, oneSided } = ties({ alcaldia: rowOf('junta', own), junta: rowOf('alcaldia', other) });
    expect([...counted, ...oneSided].map((tie) => tie.status)).toEqual(status ? [status] : []);
    expect(oneSided).toHaveLength(status === 'one-sided' ? 1 : 0);
  });

  it('is reported where the other entity has no accepted response', () => {
    expect(ties({ red: { junta: 'joint-project' } }).counted).toMatchObject([
      { pair: ['junta', 'red'], status: 'reported', claimedBy: ['red'] },
    ]);
  });

  it.each<[string, Partial<TieSettlement>, boolean]>([
    ['settled as counting', {}, true],
    ['settled as counting, its pair written the other way round', { pair: ['junta', 'alcaldia'] }, true],
    ['settled as not counting', { counts: false }, false],
    ['settled for another time', { when: 'before' }, false],
    ['another pair settled', { pair: ['instituto', 'junta'] }, false],
  ])('one-sided and %s', (_case, settlement, counts) => {
    const said = { alcaldia: { junta: 'joint-project' }, junta: { alcaldia: 'none' } };
    const { counted, oneSided } = ties(said, [
      {
        when: 'now',
        pair: ['alcaldia', 'junta'],
        counts: true,
        reason: 'Both signed an agreement in March.',
        ...settlement,
      },
    ]);
    expect(counted.map(({ status }) => status)).toEqual(counts ? ['settled'] : []);
    expect(oneSided).toHaveLength(counts ? 0 : 1);
  });

  it('cannot be settled where nobody claims it', () => {
    const said = { alcaldia: { junta: 'none' }, junta: { alcaldia: 'none' } };
    const settlement = {
      when: 'now',
      pair: ['alcaldia', 'junta'],
      counts: true,
      reason: 'Seen at a fair.',
    } as const;
    expect(ties(said, [settlement])).toMatchObject({ counted: [], oneSided: [] });
  });

  it.each([
    ['BO', 'ES', null, 'north-south'],
    ['BO', 'PE', null, 'south-south'],
    ['FR', 'ES', null, 'north-north'],
    ['MX', 'MX', null, 'domestic'],
    ['ES', 'ES', null, 'domestic'],
    ['ES', 'MA', 'south', 'north-south'],
    ['CA', 'ES', 'north', 'north-north'],
  ] as const)('between %s and %s (side stated: %s) is %s', (one, other, side, kind) => {
    const entities = [entity('one', one, 'beneficiary', side), entity('two', other, 'first-provider', side)];
    expect(ties({ one: { two: 'joint-project' } }, [], entities).counted[0]?.kind).toBe(kind);
  });

  it('needs a row from half of the entities at least, of whatever degree', () => {
    expect(ties({ alcaldia: { junta: 'none' } })).toMatchObject({
      enough: false,
      withoutAnswer: ['instituto', 'junta', 'red'],
    });
    expect(ties({ alcaldia: { junta: 'none' }, red: { junta: 'occasional' } }).enough).toBe(true);
    expect(ties({ alcaldia: { junta: 'none' }, red: {} }).enough).toBe(false);
  });

  it('ignores rows about oneself, about strangers, and columns that do not exist', () => {
    const said = {
      alcaldia: { alcaldia: 'joint-project', stranger: 'joint-project', junta: 'close-friends' },
    };
    expect(ties(said)).toMatchObject({ counted: [], oneSided: [], enough: false });
    const aboutThemselves = RIO_VERDE.map(({ key }) => [key, { [key]: 'joint-project' }] as const);
    expect(ties(Object.fromEntries(aboutThemselves)).enough).toBe(false);
  });
});
