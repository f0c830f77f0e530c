import { typedRows, wasText, wishesOf, type CalendarAct } from './calendar-form.js';
import type { CalendarRow } from './calendar.js';

const row = (code: string, exercise: object | null): CalendarRow =>
  ({ code, year: 2023, opensOn: '2023-05-16', closesOn: '2023-06-06', exercise }) as CalendarRow;

const due = row('DUE-1', null);
const planned = row('PLAN-1', { state: 'planned', revision: 4 });
const open = row('OPEN-1', { state: 'open', revision: 2 });

/** The form as it is shown, with what was changed in it. */
function wishes(act: CalendarAct, change: Readonly<Record<string, string>> = {}) {
  const rows = [due, planned, open];
  const shown = rows.flatMap((one) => [
    [`was.${one.code}`, wasText(one)],
    [`opens.${one.code}`, one.opensOn],
    [`closes.${one.code}`, one.closesOn],
  ]);
  return wishesOf(act, rows, typedRows({ ...Object.fromEntries(shown), ...change }));
}

describe('What a press of a button in the calendar asks for', () => {
  const NOTHING = { plan: [], change: [], wrong: new Map(), kept: new Set() };
  const at = { code: 'PLAN-1', year: 2023, revision: 4 };
  const dates = { opensOn: '2023-05-23', closesOn: '2023-06-06' };
  const plan = { code: 'DUE-1', opensOn: '2023-05-16', closesOn: '2023-06-06' };

  it.each<readonly [string, CalendarAct, Readonly<Record<string, string>>, object]>([
    ['nothing where nothing is ticked', 'plan', {}, {}],
    ['nothing where no date was changed', 'save', { 'tick.DUE-1': 'on', 'tick.PLAN-1': 'on' }, {}],
    [
      'what is ticked and not planned, to plan',
      'plan',
      { 'tick.DUE-1': 'on', 'tick.PLAN-1': 'on' },
      { plan: [plan] },
    ],
    [
      'what is ticked and planned, to confirm',
      'confirm',
      { 'tick.DUE-1': 'on', 'tick.PLAN-1': 'on', 'tick.OPEN-1': 'on' },
      { change: [{ ...at, confirmed: true }] },
    ],
    [
      'the same, to take it back',
      'unconfirm',
      { 'tick.PLAN-1': 'on' },
      { change: [{ ...at, confirmed: false }] },
    ],
    [
      'a date that was changed, by any button',
      'plan',
      { 'opens.PLAN-1': '2023-05-23' },
      { change: [{ ...at, dates }] },
    ],
    [
      'both of one row in one go',
      'confirm',
      { 'tick.PLAN-1': 'on', 'opens.PLAN-1': '2023-05-23' },
      { change: [{ ...at, dates, confirmed: true }] },
    ],
    [
      'to keep dates proposed otherwise for what is not planned now',
      'save',
      { 'tick.DUE-1': 'on', 'opens.DUE-1': '2023-05-23' },
      { kept: new Set(['DUE-1']) },
    ],
    ['nothing of an open one', 'save', { 'opens.OPEN-1': '2023-05-23' }, {}],
  ])('%s', (_what, act, change, expected) => {
    expect(wishes(act, change)).toEqual({ ...NOTHING, ...expected });
  });

  it.each([
    ['opens.PLAN-1', 'soon', '/opensOn'],
    ['closes.PLAN-1', '', '/closesOn'],
    ['closes.PLAN-1', '2023-02-30', '/closesOn'],
    ['closes.PLAN-1', '2023-05-15', '/closesOn'],
  ])('leaves a row alone in which %s is %j', (field, text, pointer) => {
    const { change, wrong } = wishes('save', { [field]: text });
    expect(change).toEqual([]);
    expect(wrong.get('PLAN-1')?.map((place) => place.pointer)).toEqual([pointer]);
  });

  it('knows no revision where the form does not say one, so that the change is stale', () => {
    const { change } = wishes('confirm', { 'tick.PLAN-1': 'on', 'was.PLAN-1': 'anything' });
    expect(change).toEqual([expect.objectContaining({ revision: -1, confirmed: true })]);
  });
});
