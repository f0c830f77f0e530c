import { markOf, type Reaction, type ReactionKind } from './reaction.js';
import { recordOf, silentThroughout } from './validation-record.js';

const mark = markOf('f'.repeat(64), 0);
const reaction = (
  entity: string,
  kind: ReactionKind,
  text: string | null = null,
  more = {},
): [string, Reaction] => [
  entity,
  {
    ...{ finding: 'new-areas', entity, revision: 1, kind, text, language: 'es', seen: mark, round: 1 },
    ...{ meetingId: null, confirmedBy: null, actor: 'person:1', at: '2023-05-02T10:00:00.000Z' },
    ...more,
  } as Reaction,
];
const ENTITIES = ['yojoa', 'tejo', 'ceiba', 'roble'];

describe('the record of a finding', () => {
  const record = recordOf(ENTITIES, {
    finding: 'new-areas',
    mark,
    reactions: new Map([
      reaction('tejo', 'agree'),
      reaction('yojoa', 'disagree', 'No son áreas nuevas, son las de siempre.', { meetingId: 'm' }),
      reaction('ceiba', 'comment', 'Una de ellas sí.'),
    ]),
    printed: new Map([['yojoa', 'No son áreas nuevas.']]),
  });

  it('names every entity once, the silent ones as such', () => {
    const { agreed, commented, contested, silent } = record;
    expect(agreed).toEqual(['tejo']);
    expect(silent).toEqual(['roble']);
    const named = [
      ...agreed,
      ...commented.map((one) => one.entity),
      ...contested.map((one) => one.entity),
      ...silent,
    ];
    expect(named.toSorted()).toEqual(ENTITIES.toSorted());
  });

  it('holds the dissent as it is to be printed, and that it was said in a meeting', () => {
    expect(record.state).toBe('contested');
    expect(record.contested).toEqual([
      { entity: 'yojoa', text: 'No son áreas nuevas.', language: 'es', inMeeting: true },
    ]);
    expect(record.commented).toEqual([
      { entity: 'ceiba', text: 'Una de ellas sí.', language: 'es', inMeeting: false },
    ]);
  });

  it('names who was silent throughout, not who was silent on one', () => {
    const other = recordOf(ENTITIES, {
      finding: 'opened-to-others',
      mark,
      reactions: new Map([reaction('yojoa', 'agree'), reaction('roble', 'withdrawn')]),
      printed: new Map(),
    });
    expect(silentThroughout(ENTITIES, [record, other])).toEqual(['roble']);
  });
});
