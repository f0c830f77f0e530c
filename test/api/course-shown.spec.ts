import { HistoryVerifying } from '../../src/history/history-verifying.service.js';
import { NoticeJob } from '../../src/invitations/notice.job.js';
import { JobsService } from '../../src/jobs/jobs.service.js';
import { loadFixture } from '../fixtures/fixtures.js';
import type { ApiClient } from '../support/api-client.js';
import { course2023, workAt } from '../support/course-2023.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { formBrowser } from '../support/form-browser.js';
import { startMailServer, type MailServer } from '../support/mail-server.js';
import { mainOf, squeezed } from '../support/lideres-2024.js';

const fixture = loadFixture('lideres-2023');

/** Two exercises with the same dates, and one that is moved; the service is off for some days. */
describe('What became of the course of an exercise, on the page of its plan', () => {
  let mailServer: MailServer;
  let expost: RunningExpost;
  let manager: ApiClient;

  beforeAll(async () => {
    mailServer = await startMailServer();
    expost = await startTestExpost({ now: '2023-03-01T10:00:00.000Z', env: { SMTP_URL: mailServer.url } });
    manager = await expost.api('manager');
    for (const code of ['ICT1-21', 'ICT2-21', 'ICT3-21']) {
      await manager.post('/api/initiatives', { ...fixture.initiative, code });
      const planned = await manager.post(`/api/initiatives/${code}/exercises`, course2023);
      expect(planned.status).toBe(201);
    }
    await expost.jobsDone();
  });
  afterAll(async () => {
    await expost.stop();
    await mailServer.stop();
  });

  const at = (instant: string) => workAt(expost, instant);
  const confirm = async (code: string) =>
    expect((await manager.post(`/api/initiatives/${code}/exercises/2023/confirm`)).status).toBe(200);
  async function page(code: string, place: string) {
    // A session lasts some hours, the story some weeks.
    const marta = await formBrowser(expost, 'Marta Example', 'manager');
    const path = `/staff/initiatives/${code}/exercises/2023/${place}`;
    return mainOf((await marta.get(path)).text);
  }
  /** Day, event with standing, and what else is said. */
  async function course(code: string): Promise<readonly string[]> {
    const main = await page(code, 'plan');
    const lines = main.querySelectorAll('ol[aria-labelledby="plan-course"] li');
    return lines.map((line) => line.children.map((part) => squeezed(part)).join(' | '));
  }
  const history = async (code: string) => {
    const main = await page(code, 'history');
    return main
      .querySelectorAll('.xp-feed li')
      .map((line) => line.children.slice(1).map(squeezed).join(' | '));
  };

  it('nothing happens by itself before its dates are confirmed', async () => {
    const text = squeezed(await page('ICT1-21', 'plan'));
    expect(text).toMatch(/Course ?The dates are not confirmed: nothing happens by itself\./);
    expect(await course('ICT1-21')).toEqual([]);
  });

  it('confirmed, all of its days are planned', async () => {
    await confirm('ICT1-21');
    await at('2023-03-20T10:00:00.000Z');
    expect(await course('ICT1-21')).toEqual([
      'Tuesday 28 March 2023 | Notice to the contacts Planned',
      'Tuesday 4 April 2023 | Opening Planned',
      'Tuesday 11 April 2023 | First reminder Planned',
      'Friday 14 April 2023 | Calls to who is silent Planned',
      'Tuesday 18 April 2023 | Second reminder Planned',
      'Friday 21 April 2023 | Last call Planned',
      'Tuesday 25 April 2023 | Closing, at the end of the day Planned',
    ]);
  });

  it('on time', async () => {
    await at('2023-03-27T22:00:00.000Z');
    await at('2023-04-03T22:00:00.000Z');
    const [notice, opening] = await course('ICT1-21');
    expect(notice).toContain(
      'Done | The contacts were told; each mail waits for working hours · Tuesday 28 March 2023, 00:00',
    );
    expect(opening).toContain('Opening Done | Opened · Tuesday 4 April 2023, 00:00');
    expect((await history('ICT1-21')).join()).not.toContain(' late');
  });

  it('after an outage of three days: the page and the history say how late', async () => {
    await at('2023-04-03T22:00:01.000Z');
    await confirm('ICT2-21');
    // Off from here on: what was to happen at once happens days later.
    await at('2023-04-07T07:00:00.000Z');
    const [notice, opening] = await course('ICT2-21');
    expect(notice).toContain('Left out | Too late: the opening was less than two days away');
    expect(opening).toMatch(
      /^Tuesday 4 April 2023 \| Opening Done late \| Opened · Friday 7 April 2023, 09:00 · 3 days late$/,
    );
    expect(await history('ICT2-21')).toContain(
      'The service opened the exercise. | 3 days late; planned for 4 Apr 2023',
    );
  });

  it('a reminder that a later one overtook, and one that came hours later', async () => {
    await at('2023-04-21T10:00:00.000Z');
    const lines = await course('ICT1-21');
    expect(lines.slice(2, 6)).toEqual([
      expect.stringContaining('First reminder Left out | Overtaken: a later reminder had become due too'),
      expect.stringMatching(/^Friday 14 April 2023 \| Calls .* Done late \| .* · 7 days late$/),
      expect.stringContaining('Second reminder Left out | Overtaken'),
      expect.stringMatching(
        /^Friday 21 April 2023 \| Last call Done late \| Who had not .* · 12 hours late$/,
      ),
    ]);
  });

  it('closed late', async () => {
    await at('2023-04-27T22:30:00.000Z');
    expect((await course('ICT1-21')).at(-1)).toMatch(
      /^Tuesday 25 April 2023 \| Closing, at the end of the day Done late \| Closed · Friday 28 April .* · 2 days late$/,
    );
    expect(await history('ICT1-21')).toContain(
      'The service closed the exercise. | 2 days late; planned for 25 Apr 2023',
    );
    const chains = await expost.get(HistoryVerifying).verifyAll();
    expect(chains.map(({ broken }) => broken)).toEqual(chains.map(() => null));
  });

  it('moved to other dates, it shows the days that were and those that are', async () => {
    const path = '/api/initiatives/ICT3-21/exercises/2023';
    const later = { opensOn: '2023-06-06', closesOn: '2023-06-27', timeZone: course2023.timeZone };
    const current = async () => ({ 'if-match': `"${(await manager.get(path)).body.revision}"` });
    expect((await manager.post(`${path}/move`, later, await current())).status).toBe(200);
    await confirm('ICT3-21');
    await expost.jobsDone();
    const again = { ...later, opensOn: '2023-06-13' };
    expect((await manager.post(`${path}/move`, again, await current())).status).toBe(200);
    await expost.jobsDone();
    expect((await course('ICT3-21')).slice(0, 4)).toEqual([
      'Tuesday 30 May 2023 | Notice to the contacts Moved to another day',
      'Tuesday 6 June 2023 | Notice to the contacts Planned',
      'Tuesday 6 June 2023 | Opening Moved to another day',
      'Tuesday 13 June 2023 | Opening Planned',
    ]);
  });

  it('tried again until it succeeds, its lateness counts from its day and not from the last try', async () => {
    const jobs = expost.get(JobsService);
    const failing = () => Promise.reject(new Error('The disk is full.'));
    jobs.register([{ kind: 'exercise.notice', after: [], run: failing }]);
    await at('2023-06-05T22:00:00.000Z');
    await at('2023-06-06T06:00:00.000Z');
    expect(await course('ICT3-21')).toContain(
      'Tuesday 6 June 2023 | Notice to the contacts Being tried again | ' +
        '8 hours late · 2 tries failed · next try Tuesday 6 June 2023, 08:00',
    );
    jobs.register([expost.get(NoticeJob)]);
    await at('2023-06-07T08:00:00.000Z');
    expect(await course('ICT3-21')).toContainEqual(
      expect.stringMatching(/^Tuesday 6 June 2023 \| Notice .* Done late \| .* · 1 day late$/),
    );
    expect(await history('ICT3-21')).toContain(
      'The service announced the exercise to its contacts. | 1 day late; planned for 6 Jun 2023',
    );
  });

  it('opened by hand before its day, it says when, and the reminders count from there', async () => {
    const opened = await manager.post('/api/initiatives/ICT3-21/exercises/2023/open');
    expect(opened.status).toBe(200);
    await expost.jobsDone();
    expect(await course('ICT3-21')).toContain(
      'Tuesday 13 June 2023 | Opening Done | Opened · Wednesday 7 June 2023, 10:00',
    );
    expect(await course('ICT3-21')).toContain('Wednesday 14 June 2023 | First reminder Planned');
  });
});
