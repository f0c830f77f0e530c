import { arranged, lateness, responseByRole, stageOf, type WindowRow } from './window-row.js';

const NOW = '2026-05-01T12:00:00.000Z';
const entities = [
  { key: 'alcaldia', role: 'beneficiary' },
  { key: 'instituto', role: 'first-provider' },
  { key: 'junta', role: 'second-provider' },
] as const;

function row(change: Partial<WindowRow> = {}): WindowRow {
  return {
    code: 'ICT1',
    acronym: 'RIO VERDE',
    window: 2024,
    implementationEnd: '2025-06-30',
    exercise: null,
    entities,
    answered: new Set(),
    mailTrouble: 0,
    ...change,
  };
}

const exercise = (state: 'planned' | 'open' | 'closed' | 'published', change = {}) => ({
  year: 2026,
  state,
  opensOn: '2026-04-01',
  closesAt: '2026-05-16T04:00:00.000Z',
  timeZone: 'America/La_Paz',
  ...change,
});

describe('a window', () => {
  it('counts who answered by role, first and second providers together', () => {
    const answered = new Set(['alcaldia', 'junta']);
    expect(responseByRole(row({ answered }))).toEqual([
      { role: 'beneficiary', answered: 1, count: 1 },
      { role: 'providers', answered: 1, count: 2 },
    ]);
  });

  it.each([
    ['no exercise within a year of the end', row(), []],
    ['no exercise a year after the end', row({ implementationEnd: '2025-04-30' }), ['plan']],
    ['planned, its day is over', row({ exercise: exercise('planned') }), ['open']],
    ['planned for later', row({ exercise: exercise('planned', { opensOn: '2026-05-01' }) }), []],
    ['open', row({ exercise: exercise('open') }), []],
    ['open after its last day', row({ exercise: exercise('open', { closesAt: NOW }) }), ['close']],
    ['open with a mail that bounced', row({ exercise: exercise('open'), mailTrouble: 1 }), ['mail']],
    ['closed', row({ exercise: exercise('closed', { closesAt: NOW }), mailTrouble: 1 }), []],
  ])('%s', (_what, one, late) => {
    expect(lateness(one, NOW)).toEqual(late);
  });

  it('shows a filter in the order asked for, equal ones by code', () => {
    const rows = [
      row({ code: 'C', exercise: exercise('published') }),
      row({ code: 'B', implementationEnd: '2024-01-31' }),
      row({ code: 'A', exercise: exercise('open') }),
    ];
    const codes = (...how: ['all' | 'late' | 'open', 'code' | 'stage' | 'late' | 'deadline']) =>
      arranged(rows, how[0], how[1], NOW).map(({ code }) => code);
    expect(codes('all', 'code')).toEqual(['A', 'B', 'C']);
    expect(codes('all', 'stage')).toEqual(['B', 'A', 'C']);
    expect(codes('all', 'late')).toEqual(['B', 'A', 'C']);
    expect(codes('all', 'deadline')).toEqual(['A', 'C', 'B']);
    expect(codes('late', 'code')).toEqual(['B']);
    expect(codes('open', 'code')).toEqual(['A']);
    expect(rows.map(stageOf)).toEqual(['published', 'none', 'open']);
  });
});
