import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { formBrowser, type FormBrowser } from '../support/form-browser.js';
import { changePartnership, mainOf, sectionPage, squeezed } from '../support/lideres-2024.js';
import { enter } from '../support/partner-session.js';
import { openSecondYear, type SecondYear } from '../support/second-year.js';
import { addSecondVersion, FIRST_VERSION, SECOND_VERSION } from '../support/second-version.js';
import { openExercise, type OpenExercise } from '../support/story.js';
import { tables } from '../support/tables.js';

jest.setTimeout(60_000);

/** LIDERES 2024 from its plan on, with a second version of the questionnaire to choose from. */
describe('The plan of a second exercise', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  let second: SecondYear;
  let manager: FormBrowser;
  const planned = '/api/initiatives/ICT149-21/exercises/2024';
  const page = planned.replace('/api', '/staff');

  beforeAll(async () => {
    expost = await startTestExpost();
    addSecondVersion(expost);
    story = await openExercise(expost);
    second = await openSecondYear(expost, story, { meanwhile });
    // A year later she signs in again.
    manager = await formBrowser(expost, 'Marta Example', 'manager');
  });
  afterAll(() => expost.stop());

  const planText = async () => squeezed(mainOf((await manager.get(`${page}/plan`)).text));

  async function meanwhile(): Promise<void> {
    manager = await formBrowser(expost, 'Marta Example', 'manager');
    const text = await planText();
    expect(text).toContain('Nothing has changed about the Partnership and its contacts since 2023.');
    expect(text).toContain('The same version as in 2023.');
    await changePartnership(story);
    await choosesVersion();
  }

  /** Everything about the version that needs a planned exercise. */
  async function choosesVersion(): Promise<void> {
    const revisionOf = async () => String((await story.manager.get(planned)).body.revision);
    const unknown = await story.manager.post(`${planned}/questionnaire`, {
      questionnaire: 'joint-ex-post/v9',
    });
    expect([unknown.status, unknown.body.errors[0].pointer]).toEqual([400, '/questionnaire']);
    const again = await story.manager.post(`${planned}/questionnaire`, { questionnaire: FIRST_VERSION });
    expect([again.status, again.body.revision]).toEqual([200, 1]);
    const stale = await manager.post(`${page}/questionnaire`, {
      revision: '7',
      questionnaire: SECOND_VERSION,
    });
    expect([stale.status, stale.text.includes('somebody has changed this exercise')]).toEqual([409, true]);
    const wrong = await manager.post(`${page}/questionnaire`, {
      revision: await revisionOf(),
      questionnaire: 'joint-ex-post/v9',
    });
    expect(wrong.status).toBe(422);
    const chosen = await manager.post(`${page}/questionnaire`, {
      revision: await revisionOf(),
      questionnaire: SECOND_VERSION,
    });
    expect([chosen.status, chosen.location]).toEqual([303, `${page}/plan?done=questionnaire`]);
    const text = await planText();
    expect(text).toMatch(/In 2023 it was joint-ex-post\/v1\. \d+ questions are comparable in both\./);
    expect(text).toContain('Compare the two versions');
  }

  it('says what has changed since the first', async () => {
    const text = await planText();
    for (const line of [
      'What has changed since 2023',
      'Red Example has joined (Other entity).',
      'Ashoka México has left.',
      'Cámara de Santa Cruz was called Cámara de Industria, Comercio, Servicios y Turismo de Santa Cruz (CAINCO).',
      'Rosa Example is a new contact of Red Example.',
      'Rebecca Lindqvist is no longer a contact of Ashoka México.',
    ])
      expect(text).toContain(line);
  });

  it('leaves in the history what has changed, by ids and a digest', async () => {
    const { history } = await tables(expost);
    const [opened] = history?.filter(({ what }) => what === 'exercise.opened').slice(-1) ?? [];
    const { changes } = JSON.parse(String(opened?.details)) as { changes: Record<string, unknown> };
    expect(changes).toMatchObject({
      joined: ['red'],
      left: ['ashoka'],
      changed: { cainco: ['name'] },
      challenge: false,
      targets: false,
      contacts: { joined: [expect.any(String)], left: [expect.any(String)] },
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(String(opened?.details)).not.toMatch(/Cámara|Red Example|Rosa|Ashoka/);
    const first = history?.find(({ what }) => what === 'exercise.opened');
    expect(String(first?.details)).not.toContain('changes');
  });

  it('keeps the version once it is open', async () => {
    const late = await story.manager.post(`${planned}/questionnaire`, { questionnaire: FIRST_VERSION });
    expect(late.status).toBe(409);
    const { body } = await story.manager.get(planned);
    expect(body.questionnaire).toBe(SECOND_VERSION);
    const form = await manager.post(`${page}/questionnaire`, {
      revision: String(body.revision),
      questionnaire: FIRST_VERSION,
    });
    expect(form.status).toBe(409);
    expect((await manager.get(`${page}/plan`)).text).not.toContain(`action="${page}/questionnaire"`);
  });

  it('shows two versions question by question', async () => {
    const query = new URLSearchParams({ from: FIRST_VERSION, to: SECOND_VERSION });
    const { status, text } = await manager.get(`/staff/questionnaires/compare?${query}`);
    expect(status).toBe(200);
    const main = mainOf(text);
    const shown = (name: string) => squeezed(main.querySelector(`#q-${name}`));
    expect(shown('knowledge_applied')).toMatch(
      /Worded otherwise.*Comparable over the years.*Español.*¿Ha aplicado su entidad.*¿Sigue aplicando su entidad/,
    );
    expect(shown('knowledge_applied')).not.toContain('Português');
    expect(shown('beneficiaries_work_continued')).toMatch(/Other choices.*No longer there: .*\(wider\)/);
    expect(shown('basis')).toContain('No longer asked');
    expect(shown('wishes')).toContain('New');
    expect(main.querySelector('#q-remarks')).toBe(null);
    expect((await manager.get('/staff/questionnaires/compare')).text).toContain('id="q-wishes"');
    expect((await manager.get('/staff/questionnaires/compare?from=x&to=y')).status).toBe(404);
    expect((await manager.get('/staff/questionnaires')).text).toContain('/staff/questionnaires/compare');
  });

  it('leads to a form that says what was asked otherwise, and what is no longer offered', async () => {
    const cainco = await enter(expost, await story.linkOf('cainco'));
    const application = await sectionPage(cainco, 'application');
    const previous = (name: string) =>
      squeezed(application.querySelector(`details[data-previous="${name}"]`));
    expect(previous('knowledge_applied')).toContain('En 2023 la pregunta decía: ¿Ha aplicado su entidad');
    expect(previous('beneficiaries_work_continued')).toMatch(/Ya no se ofrece como respuesta: .+/);
    await cainco.autosave('beneficiaries_involved', { value: 'yes', revision: 0 });
    const saved = await cainco.autosave('beneficiaries_work_continued', { value: 'same', revision: 0 });
    // What could not be answered again is no change of the entity's.
    expect(JSON.parse(saved.text).visible).not.toContain('changed-beneficiaries_work_continued');
    expect(second.year).toBe(2024);
  });
});
