import { parse } from 'node-html-parser';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { HistoryRow } from '../../src/history/history.entity.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { signIn, type StaffBrowser } from '../support/staff-browser.js';
import { openExercise, type OpenExercise } from '../support/story.js';

describe('The log of phone calls', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  let ines: StaffBrowser;
  let mateo: StaffBrowser;
  let reader: StaffBrowser;
  const exercise = () => `/staff${story.path.slice('/api'.length)}`;
  const review = (entity = 'cainco') => `${exercise()}/responses/${entity}`;
  const followUp = () => `${exercise()}/invitations`;
  const fields = (entity: string, change: Readonly<Record<string, string>> = {}) => {
    const typed = {
      ...{ contact: '', name: 'Doña Elsa', day: '2023-04-05', time: '07:45' },
      ...{ outcome: 'will-answer', note: 'On Friday.' },
      ...change,
    };
    const own = Object.entries(typed).map(([field, text]) => [`call.${entity}.${field}`, text]);
    return { entity, ...(Object.fromEntries(own) as Readonly<Record<string, string>>) };
  };
  const idIn = (location: unknown) => /#call-(.+)$/.exec(String(location))?.[1] ?? '';
  const log = async (entity = 'cainco', change: Readonly<Record<string, string>> = {}) => {
    const { status, headers } = await ines.post(`${review(entity)}/calls`, fields(entity, change));
    expect(status).toBe(303);
    return { id: idIn(headers['location']), location: String(headers['location']) };
  };
  const page = async (path: string) => parse((await ines.get(path.replace(/#.*/, ''))).text);

  beforeAll(async () => {
    expost = await startTestExpost();
    story = await openExercise(expost);
    ines = await signIn(expost, 'evaluator', { name: 'Inés Example' });
    mateo = await signIn(expost, 'evaluator', { name: 'Mateo Example' });
    reader = await signIn(expost, 'reader');
  });
  afterAll(() => expost.stop());

  it('holds who was called, when, how it ended and a note, on both pages', async () => {
    const { id } = await log();
    for (const path of [review(), followUp()]) {
      const call = (await page(path)).querySelector(`#call-${id}`);
      expect(call?.text).toContain('Doña Elsa, 07:45: Will answer the questionnaire');
      expect(call?.text).toContain('On Friday.');
      expect(call?.text).toContain('Logged by Inés Example');
    }
    const seen = parse((await reader.get(review())).text);
    expect(seen.querySelector(`#call-${id}`)).not.toBeNull();
    expect(seen.querySelector('form[action*="/calls"]')).toBeNull();
  });

  it('names a contact of the entity by who they are', async () => {
    const options = (await page(review('tec'))).querySelectorAll('[id="call.tec.contact"] option');
    const [contact] = options;
    expect(contact?.text).toBe(
      story.fixture.initiative.entities.find(({ key }) => key === 'tec')?.contacts[0]?.name,
    );
    const { id } = await log('tec', { contact: contact?.getAttribute('value') ?? '', name: '' });
    expect((await page(followUp())).querySelector(`#call-${id}`)?.text).toContain(contact?.text);
  });

  it('stands with the latest first, by when the call was made', async () => {
    await log('ashoka', { day: '2023-04-03', note: 'The earlier one.' });
    await log('ashoka', { day: '2023-04-04', note: 'The later one.' });
    await log('ashoka', { day: '2023-04-02', note: 'The first one.' });
    const notes = (await page(review('ashoka'))).querySelectorAll('.xp-call').map(({ text }) => text);
    expect(notes.map((text) => /The \w+ one/.exec(text)?.[0])).toEqual([
      'The later one',
      'The earlier one',
      'The first one',
    ]);
  });

  it('is in the history of the exercise, whose lines hold ids only', async () => {
    await log('carolina', { note: 'Asked about the strike.' });
    const { text } = await ines.get(`${exercise()}/history?kind=call`);
    expect(text).toContain('Inés Example logged a phone call.');
    expect(text).toContain('Doña Elsa · Will answer the questionnaire · Asked about the strike.');
    const lines = await expost.get(UnitOfWork).read(({ dataSource }) => dataSource.manager.find(HistoryRow));
    expect(JSON.stringify(lines)).not.toMatch(/strike|Elsa/);
  });

  it('can be taken back at once, by who logged the call only', async () => {
    const { id, location } = await log();
    const remove = `${review()}/calls/${id}/remove`;
    expect((await page(location)).querySelector(`form[action="${remove}"] [data-key=u]`)).not.toBeNull();
    expect((await mateo.post(remove)).status).toBe(404);
    expect((await reader.post(remove)).status).toBe(404);
    expect((await ines.post(`${review('tec')}/calls/${id}/remove`)).status).toBe(404);
    expect((await ines.post(remove)).status).toBe(303);
    expect((await page(review())).querySelector(`#call-${id}`)).toBeNull();
    expect((await ines.post(remove)).status).toBe(404);
    expect((await ines.get(`${exercise()}/history?kind=call`)).text).toContain('removed a phone call');
  });

  it('is kept from the follow-up page too, and taken back there', async () => {
    const { status, headers } = await ines.post(`${followUp()}/calls`, fields('cantabria'));
    expect([status, String(headers['location']).startsWith(`${followUp()}?done=called`)]).toEqual([
      303,
      true,
    ]);
    const location = String(headers['location']);
    const undo = (await page(location)).querySelector('.govuk-notification-banner form');
    expect((await ines.post(undo?.getAttribute('action') ?? '')).status).toBe(303);
    expect((await page(followUp())).querySelector(`#call-${idIn(location)}`)).toBeNull();
  });

  it.each<[string, Readonly<Record<string, string>>, string, string]>([
    ['nobody', { name: ' ' }, 'contact', 'Choose who was called, or write a name.'],
    ['tomorrow', { day: '2023-04-06' }, 'day', 'The call cannot lie in the future.'],
    ['no day', { day: '2023-02-30' }, 'day', 'Write a day that exists and a time'],
    ['a long note', { note: 'x'.repeat(5001) }, 'note', 'Write at most 5,000 characters.'],
  ])(
    'says what is wrong with %s and keeps what was typed, on both pages',
    async (_what, change, field, words) => {
      for (const path of [`${review()}/calls`, `${followUp()}/calls`]) {
        const { status, text } = await ines.post(path, fields('cainco', change));
        const html = parse(text);
        expect([status, html.querySelector('.govuk-error-summary a')?.getAttribute('href')]).toEqual([
          422,
          `#call.cainco.${field}`,
        ]);
        expect(html.querySelector('.govuk-error-summary')?.text).toContain(words);
        const typed = html.querySelector('[id="call.cainco.note"]')?.text;
        expect(typed).toBe(change['note'] ?? 'On Friday.');
      }
    },
  );

  it('refuses entities and contacts of elsewhere as if they were not there', async () => {
    const contact = (await page(review('tec')))
      .querySelector('[id="call.tec.contact"] option')
      ?.getAttribute('value');
    const others = fields('cainco', { contact: contact ?? '', name: '' });
    expect((await ines.post(`${review()}/calls`, others)).status).toBe(404);
    expect((await ines.post(`${followUp()}/calls`, fields('nobody'))).status).toBe(404);
    expect((await ines.post(`${review()}/calls`, fields('cainco', { outcome: 'x' }))).status).toBe(422);
    expect((await reader.post(`${followUp()}/calls`, fields('cainco'))).status).toBe(404);
  });
});
