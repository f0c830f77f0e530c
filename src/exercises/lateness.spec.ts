import { keptOfPlan, latenessOf, latenessText, lateIn } from './lateness.js';

describe('How late something is', () => {
  it.each([
    ['at once', '2023-04-03T22:00:01.000Z', null],
    ['before its day', '2023-04-01T10:00:00.000Z', null],
    ['within hours in which nobody is written to', '2023-04-04T00:59:00.000Z', null],
    ['in the evening of its day', '2023-04-04T18:30:00.000Z', { days: 0, hours: 20 }],
    ['in the morning of the third day after', '2023-04-07T07:00:00.000Z', { days: 3, hours: 0 }],
    ['a year later', '2024-04-03T22:00:00.000Z', { days: 366, hours: 0 }],
  ])('planned for 4 April in Madrid and done %s', (_name, doneAt, late) => {
    expect(latenessOf('2023-04-03T22:00:00.000Z', doneAt, 'Europe/Madrid')).toEqual(late);
  });

  it('counts days of the calendar, also over the day on which clocks go forward', () => {
    const late = latenessOf('2024-03-29T23:00:00.000Z', '2024-03-31T22:00:00.000Z', 'Europe/Madrid');
    expect(late).toEqual({ days: 2, hours: 0 });
  });

  it('is said in four languages', () => {
    const said = (['en', 'es', 'fr', 'pt'] as const).map((one) => latenessText(one, { days: 3, hours: 0 }));
    expect(said).toEqual([
      '3 days late',
      'con 3 días de retraso',
      'avec 3 jours de retard',
      'com 3 dias de atraso',
    ]);
    expect(latenessText('en', { days: 0, hours: 4 })).toBe('4 hours late');
  });

  it('is kept in the history beside the day, and read from there', () => {
    const plan = { day: '2023-04-04', plannedAt: '2023-04-03T22:00:00.000Z' };
    expect(keptOfPlan(plan, '2023-04-03T22:00:02.000Z', 'Europe/Madrid')).toEqual({ day: '2023-04-04' });
    const kept = keptOfPlan(plan, '2023-04-07T07:00:00.000Z', 'Europe/Madrid');
    expect(lateIn({ year: 2023, ...kept })).toEqual({ day: '2023-04-04', late: { days: 3, hours: 0 } });
    const others = [
      {},
      { day: '2023-04-04' },
      { day: '2023-04-04', late: null },
      { late: { days: 3, hours: 0 } },
    ];
    expect(others.map(lateIn)).toEqual([null, null, null, null]);
  });
});
