import { startTestExpost, type RunningExpost } from '../support/expost.js';
import type { ApiClient } from '../support/api-client.js';
import { formFieldsOf } from '../support/form-fields.js';
import { signIn, type StaffBrowser } from '../support/staff-browser.js';
import { createWindow2022, NOW } from '../support/window-2022.js';

const PAGE = '/staff/windows/2022/calendar';

describe('the calendar of a window on its page', () => {
  let expost: RunningExpost;
  let manager: ApiClient;
  let rosa: StaffBrowser;

  beforeAll(async () => {
    expost = await startTestExpost({ now: NOW });
    manager = await expost.api('manager');
    rosa = await signIn(expost, 'manager');
  });
  afterAll(() => expost.stop());

  const fields = async () => {
    const { _csrf, ...others } = formFieldsOf((await rosa.get(PAGE)).text);
    return others;
  };
  const locationOf = ({ headers }: { headers: Readonly<Record<string, unknown>> }) =>
    String(headers['location']);
  const stateOf = async (code: string) => (await manager.get(`/api/initiatives/${code}/exercises/2023`)).body;

  it('says that there is nothing yet', async () => {
    const { status, text } = await rosa.get(PAGE);
    expect([status, text.includes('There are no initiatives in this window yet')]).toEqual([200, true]);
    expect((await rosa.get('/staff/windows/1999/calendar')).status).toBe(404);
    await createWindow2022(manager);
  });

  it('offers dates for what is late or due, ticked; what is due later waits', async () => {
    expect(await fields()).toMatchObject({
      ...{ 'tick.RV-1': 'on', 'opens.RV-1': '2023-05-18', 'closes.RV-1': '2023-06-08' },
      ...{ 'tick.AC-1': 'on', 'opens.AC-1': '2023-10-03', 'was.AC-1': '0 2023-10-03 2023-10-24' },
      questionnaire: 'joint-ex-post/v1',
    });
    expect(Object.keys(await fields())).not.toContain('tick.TA-1');
  });

  it('plans what is ticked; what was wrong is said at its row, as it was typed', async () => {
    const typed = { ...(await fields()), 'opens.RV-1': '2023-05-09', 'opens.BN-1': 'soon', _do: 'plan' };
    const { status, text } = await rosa.post(PAGE, typed);
    expect(status).toBe(422);
    expect(text).toContain('One exercise has been planned.');
    for (const id of ['opens.RV-1', 'opens.BN-1']) {
      expect(text).toContain(`href="#${id}"`);
      expect(text).toContain(`id="${id}-error"`);
    }
    expect(text).toContain('RÍO VERDE: Its first day, 2023-05-09, is over');
    expect(formFieldsOf(text)).toMatchObject({ 'opens.RV-1': '2023-05-09', 'opens.BN-1': 'soon' });
    expect((await stateOf('AC-1')).state).toBe('planned');
    const { 'tick.AC-1': _unticked, ...mended } = formFieldsOf(text);
    const again = await rosa.post(PAGE, {
      ...mended,
      ...{ 'opens.RV-1': '2023-06-06', 'opens.BN-1': '2023-08-08', 'closes.BN-1': '2023-08-29' },
      ...{ 'closes.RV-1': '2023-06-27', _do: 'plan' },
    });
    expect([again.status, locationOf(again)]).toEqual([
      303,
      expect.stringContaining('done=planned&count=2&moved=0'),
    ]);
    const shown = await rosa.get(locationOf(again));
    expect(shown.text).toContain('2 exercises have been planned.');
    expect(shown.text).toContain('Take these plans back');
  });

  it('keeps dates typed for what is not planned yet, whichever button is pressed', async () => {
    await manager.post('/api/initiatives/RV-1/exercises/2023/cancel', { reason: 'Too early' });
    const before = await fields();
    const typed = { ...before, 'opens.RV-1': '2023-06-13', 'closes.AC-1': '2023-10-31', _do: 'save' };
    const { status, text } = await rosa.post(PAGE, typed);
    expect(status).toBe(200);
    expect(formFieldsOf(text)).toMatchObject({
      'opens.RV-1': '2023-06-13',
      'was.RV-1': before['was.RV-1'],
    });
    expect(text).toContain('The dates of one exercise have been moved.');
    expect((await stateOf('AC-1')).closesOn).toBe('2023-10-31');
  });

  it('confirms what is ticked on the dates as they were typed, and takes all of it back', async () => {
    const before = await fields();
    const { 'tick.RV-1': _unticked, ...kept } = before;
    const done = await rosa.post(PAGE, {
      ...kept,
      ...{ 'tick.AC-1': 'on', 'opens.AC-1': '2023-10-10', _do: 'confirm' },
    });
    expect(locationOf(done)).toContain('done=confirmed&count=1&moved=1');
    expect(await stateOf('AC-1')).toMatchObject({ opensOn: '2023-10-10', confirmedAt: NOW });
    const { text } = await rosa.get(locationOf(done));
    expect(text).toContain('The dates of one exercise are confirmed. It opens by itself.');
    const undone = await rosa.post(`${PAGE}/undo`, { what: 'confirmed', at: NOW });
    expect(locationOf(undone)).toContain('done=taken-back&count=1');
    expect((await stateOf('AC-1')).confirmedAt).toBeNull();
  });

  it('refuses to confirm what lacks something, and what somebody else has changed, and says which', async () => {
    const before = await fields();
    await manager.post('/api/initiatives/AC-1/exercises/2023/move', {
      ...{ opensOn: '2023-10-17', closesOn: '2023-11-07' },
    });
    const { status, text } = await rosa.post(PAGE, {
      ...before,
      ...{ 'tick.AC-1': 'on', 'tick.BN-1': 'on', _do: 'confirm' },
    });
    expect(status).toBe(422);
    expect(text).toContain('BOSQUE NUEVO: Instituto de Cuencas del Pacífico Verde has no contact to invite');
    expect(text).toContain('AGUA CLARA: somebody else has changed it meanwhile');
    expect(formFieldsOf(text)['opens.AC-1']).toBe('2023-10-17');
    expect((await stateOf('AC-1')).confirmedAt).toBeNull();
  });

  it('asks for a tick where a button needs one', async () => {
    const ticks = Object.entries(await fields()).filter(([name]) => !name.startsWith('tick.'));
    const { status, text } = await rosa.post(PAGE, { ...Object.fromEntries(ticks), _do: 'confirm' });
    expect([status, text.includes('Tick at least one initiative')]).toEqual([422, true]);
  });

  it('takes back what was planned in one go, unless it was confirmed meanwhile', async () => {
    const { 'tick.BN-1': _unticked, ...before } = await fields();
    const done = await rosa.post(PAGE, { ...before, 'tick.RV-1': 'on', _do: 'plan' });
    expect(locationOf(done)).toContain('done=planned&count=1');
    const undo = () => rosa.post(`${PAGE}/undo`, { what: 'planned', at: NOW });
    await manager.post('/api/initiatives/AC-1/exercises/2023/confirm');
    expect(locationOf(await undo())).toContain('count=2');
    expect((await stateOf('RV-1')).state).toBe('cancelled');
    expect((await stateOf('BN-1')).state).toBe('cancelled');
    expect((await stateOf('AC-1')).state).toBe('planned');
    expect(locationOf(await undo())).toContain('count=0');
  });

  it('moves and confirms one exercise on the page of its plan, with a reason that the history keeps', async () => {
    const plan = '/staff/initiatives/AC-1/exercises/2023';
    await manager.post('/api/initiatives/AC-1/exercises/2023/unconfirm');
    const typed = async () => {
      const { revision, timeZone } = await stateOf('AC-1');
      return { revision: String(revision), timeZone, closesOn: '2023-11-14', reason: 'Elections' };
    };
    const wrong = await rosa.post(`${plan}/dates`, {
      ...(await typed()),
      opensOn: '2023-05-09',
      _do: 'save',
    });
    expect([wrong.status, wrong.text.includes('id="opensOn-error"')]).toEqual([422, true]);
    expect(formFieldsOf(wrong.text)).toMatchObject({ opensOn: '2023-05-09', closesOn: '2023-11-14' });
    const right = { ...(await typed()), opensOn: '2023-10-24', timeZone: 'Europe/Lisbon', _do: 'confirm' };
    expect(locationOf(await rosa.post(`${plan}/dates`, right))).toBe(`${plan}/plan?done=confirmed`);
    expect(await stateOf('AC-1')).toMatchObject({
      ...{ opensOn: '2023-10-24', timeZone: 'Europe/Lisbon', confirmedAt: NOW },
    });
    expect((await rosa.post(`${plan}/dates`, right)).status).toBe(409);
    expect((await rosa.get(`${plan}/plan?done=confirmed`)).text).toContain('Take the confirmation back');
    const { text } = await rosa.get(`${plan}/history`);
    expect(text).toContain('moved the exercise to other dates');
    expect(text).toContain('Elections');
    expect(text).toContain('confirmed the dates of the exercise');
  });

  it('shows what is over on a page of its own', async () => {
    const { status, text } = await rosa.get(`${PAGE}/past`);
    expect([status, text.includes('RÍO VERDE'), text.includes('AGUA CLARA')]).toEqual([200, true, false]);
    expect((await rosa.get(`${PAGE}/past?page=9`)).status).toBe(200);
  });
});
