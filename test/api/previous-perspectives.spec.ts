import { LANGUAGES } from '../../src/language.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { formBrowser } from '../support/form-browser.js';
import { mainOf, saveSection, sectionPage, squeezed } from '../support/lideres-2024.js';
import { enter, type PartnerSession } from '../support/partner-session.js';
import { openSecondYear, type SecondYear } from '../support/second-year.js';
import { openExercise, type OpenExercise } from '../support/story.js';

jest.setTimeout(60_000);

const NAMES = {
  en: 'A summer school',
  es: 'Una escuela de verano',
  fr: 'Une école d’été',
  pt: 'Uma escola de verão',
};
const QUESTION = '#q-previous_perspectives';

/** In 2023 three of five entities wrote of a summer school, which evaluators coded to a perspective of its own. */
describe('What has become of the perspectives of the last report', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  let second: SecondYear;
  let tec: PartnerSession;

  beforeAll(async () => {
    expost = await startTestExpost();
    story = await openExercise(expost);
    const writers = ['cainco', 'tec', 'cantabria'];
    for (const entity of writers)
      Object.assign(story.fixture.responses[entity]?.answers ?? {}, {
        perspectives_own: [{ text: NAMES.es }],
      });
    const { manager, path } = story;
    const first = await enter(expost, await story.linkOf('tec'));
    expect((await sectionPage(first, 'future')).querySelector(QUESTION)).toBe(null);
    await story.submit();
    for (const entity of writers) {
      const words = { entity, question: 'perspectives_own', index: 0 };
      const newCodes = entity === 'cainco' ? [{ code: 'summer-school', name: NAMES }] : [];
      const coded = await manager.put(`${path}/codings`, { ...words, codes: ['summer-school'], newCodes });
      expect([coded.status, coded.status === 200 ? '' : coded.text]).toEqual([200, '']);
    }
    second = await openSecondYear(expost, story, { submitted: true });
    tec = await enter(expost, await story.linkOf('tec'));
  });
  afterAll(() => expost.stop());

  it.each(LANGUAGES)('is asked of each that was reported, in %s', async (language) => {
    await tec.post('/answer/language', { language, back: '/answer' });
    const asked = (await sectionPage(tec, 'future')).querySelector(QUESTION);
    expect(squeezed(asked)).toContain(NAMES[language]);
    expect(asked?.querySelectorAll('[name^="previous_perspectives."][value=done]').length).toBeGreaterThan(2);
  });

  it('is kept row by row, also where some are left blank', async () => {
    await tec.post('/answer/language', { language: 'es', back: '/answer' });
    const saved = await saveSection(tec, 'future', {
      'previous_perspectives.summer-school': 'under-way',
      'previous_perspectives.keep-applying': 'done',
    });
    expect(saved.status).toBe(303);
    const { body } = await story.manager.get(`${second.path}/responses/tec`);
    expect(body.answers.previous_perspectives).toEqual({
      'summer-school': 'under-way',
      'keep-applying': 'done',
    });
  });

  it('is taken of no other perspective, and of nothing in the first exercise', async () => {
    const wrong = { value: { 'influence-nobody': 'done' }, revision: 1 };
    expect((await tec.autosave('previous_perspectives', wrong)).status).toBe(422);
    const answers = { previous_perspectives: { 'summer-school': 'done' } };
    const first = await story.manager.put(`${story.path}/responses/tec`, { answers });
    expect(first.status).toBeGreaterThanOrEqual(400);
  });

  it('is submitted, accepted, and read by evaluators in words', async () => {
    await second.answer('cainco', { previous_perspectives: { 'summer-school': 'dropped' } });
    const staff = await formBrowser(expost, 'Inés Example');
    const page = mainOf((await staff.get(`/staff${second.path.slice(4)}/responses/cainco`)).text);
    const row = page
      .querySelectorAll('.govuk-summary-list__row')
      .find((one) => one.textContent.includes('What has become of the perspectives'));
    expect(squeezed(row)).toMatch(/A summer school ?Dropped/);
    const table = mainOf((await staff.get(`/staff${second.path.slice(4)}/compare?section=future`)).text);
    expect(squeezed(table)).toContain('A summer school');
    const { text } = await staff.post(`/staff${second.path.slice(4)}/exports`, {
      file: 'answers',
      which: 'accepted',
      language: 'pt',
    });
    expect(text).toMatch(/previous_perspectives.*summer-school,Uma escola de verão,dropped/);
  });
});
