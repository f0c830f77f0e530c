import { parse } from 'node-html-parser';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { enter } from '../support/partner-session.js';
import { signIn, type StaffBrowser } from '../support/staff-browser.js';
import { openExercise, type OpenExercise } from '../support/story.js';

/** E2: one exercise as entity × section. */
describe('The page of an exercise', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  let reader: StaffBrowser;
  const path = () => `/staff${story.path.slice('/api'.length)}`;
  const page = async () => parse((await reader.get(path())).text);
  /** The cells of one entity, by the name of their column. */
  const rowOf = async (entity: string) => {
    const link = (await page()).querySelector(`th a[href="${path()}/responses/${entity}"]`);
    const cells = link?.closest('tr')?.querySelectorAll('td') ?? [];
    return cells.map((cell) => {
      const hidden = cell.querySelector('.govuk-visually-hidden');
      hidden?.remove();
      return [cell.getAttribute('data-column') ?? '', cell.text.trim()] as const;
    });
  };

  beforeAll(async () => {
    expost = await startTestExpost();
    story = await openExercise(expost);
    reader = await signIn(expost, 'reader');
  });
  afterAll(() => expost.stop());

  it('names every entity before anybody has come, and says that nothing leads anywhere yet', async () => {
    const html = await page();
    expect(html.querySelectorAll('tbody tr')).toHaveLength(story.fixture.initiative.entities.length);
    expect(html.querySelectorAll('td a')).toHaveLength(0);
    expect(html.text).toContain('No answer from the beneficiary entity.');
    expect(html.querySelector('.xp-next a')?.getAttribute('href')).toBe(`${path()}/invitations`);
  });

  it('tells what is begun from what is complete, by the questions that this entity is shown', async () => {
    const partner = await enter(expost, await story.linkOf('tec'));
    await partner.autosave('remarks', { value: 'We are still writing.', revision: 0 });
    const cells = new Map(await rowOf('tec'));
    expect([...cells.values()].filter((text) => text === 'Not started').length).toBeGreaterThan(3);
    expect([...cells.values()].at(-1)).toMatch(/^(Complete|In progress)$/);
  });

  it('shows a submitted response as complete, leads into each section and asks for its review', async () => {
    await story.submit(['cainco']);
    const cells = (await rowOf('cainco')).slice(1).map(([, text]) => text);
    expect(new Set(cells)).toEqual(new Set(['Complete']));
    const html = await page();
    expect(html.querySelector('.xp-next a')?.getAttribute('href')).toBe(`${path()}/responses/cainco`);
    const link = html.querySelectorAll('td a').at(-1)?.getAttribute('href') ?? '';
    const [address = '', anchor = ''] = link.split('#');
    expect(parse((await reader.get(address)).text).querySelector(`#${anchor}`)).not.toBeNull();
  });

  it('asks the database a number of times that does not grow with the entities that have answered', async () => {
    const counted = async () => {
      await expost.jobsDone();
      await reader.get(path());
      const spy = jest.spyOn(expost.get(UnitOfWork), 'read');
      await reader.get(path());
      const count = spy.mock.calls.length;
      spy.mockRestore();
      return count;
    };
    const one = await counted();
    await story.submit(['carolina', 'ashoka']);
    expect(await counted()).toBe(one);
    expect(one).toBeGreaterThan(0);
  });

  it('has the next step for an exercise that is only planned, in words', async () => {
    const next = { ...story.fixture.exercise, year: 2024, opensOn: '2024-04-01', closesOn: '2024-05-01' };
    await story.manager.post(`${story.path}/cancel`, { reason: 'Another year' });
    await story.manager.post(story.path.replace(/\/\d+$/, ''), next);
    const { status, text } = await reader.get(path().replace(/\d+$/, '2024'));
    expect([status, text.includes('The exercise has not been opened')]).toEqual([200, true]);
    expect((await reader.get(path().replace(/\d+$/, '1999'))).status).toBe(404);
  });
});
