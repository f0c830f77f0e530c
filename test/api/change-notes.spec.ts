import { parse, type HTMLElement } from 'node-html-parser';
import { changesAnswer } from '../../src/responses/response-changes.shape.js';
import type { RunningExpost } from '../support/expost.js';
import { formBrowser, type FormBrowser } from '../support/form-browser.js';
import {
  mainOf,
  saveSection,
  sectionPage,
  squeezed,
  startLideres2024,
  withoutAshoka,
  type Lideres2024,
} from '../support/lideres-2024.js';
import { enter, type PartnerSession } from '../support/partner-session.js';
import { describeWithPdfTools, pagesOf } from '../support/pdf-tools.js';
import type { SecondYear } from '../support/second-year.js';
import { readCsv } from '../support/sheets.js';
import type { OpenExercise } from '../support/story.js';
import { tables } from '../support/tables.js';

jest.setTimeout(60_000);

describe('The second exercise, where answers differ from the first,', () => {
  let lideres: Lideres2024;
  let expost: RunningExpost;
  let story: OpenExercise;
  let second: SecondYear;
  let cainco: PartnerSession;

  beforeAll(async () => {
    lideres = await startLideres2024();
    ({ expost, story, second, cainco } = lideres);
    await cainco.post('/answer/previous/knowledge_applied');
  });
  afterAll(() => lideres.stop());

  describe('asks what has changed', () => {
    it('where an answer differs, once, on the same page, and lets one go on', async () => {
      const hidden = (main: HTMLElement, name: string) =>
        main.querySelector(`#q-${name}`)?.hasAttribute('hidden');
      const before = await sectionPage(cainco, 'application');
      expect(hidden(before, 'changed-knowledge_applied')).toBe(true);
      expect(hidden(before, 'example-application')).toBe(true);
      const answers = { knowledge_applied: 'partly', beneficiaries_involved: 'yes' };
      const saved = await saveSection(cainco, 'application', answers);
      expect(saved.headers.location).toMatch(
        /^\/answer\/sections\/application\?new=.*changed-knowledge_applied,.*example-application$/,
      );
      const asked = mainOf((await cainco.get(String(saved.headers.location))).text);
      expect(hidden(asked, 'changed-knowledge_applied')).toBe(false);
      expect(hidden(asked, 'example-application')).toBe(false);
      expect(hidden(asked, 'changed-beneficiaries_involved')).toBe(true);
      expect(squeezed(asked.querySelector('.govuk-notification-banner'))).toContain(
        'En comparación con 2023:¿Ha aplicado su entidad conocimiento generado en la Iniciativa? – ¿qué ha cambiado?',
      );
      const again = await saveSection(cainco, 'application', {});
      expect(again.headers.location).toBe('/answer/sections/impact');
    });

    it('keeps what is said beside the answer, revision by revision', async () => {
      const said = await saveSection(cainco, 'application', {
        'changed-knowledge_applied': 'Se cerraron dos servicios.',
        'example-application': 'La mesa se reunió en marzo.',
      });
      expect(said.headers.location).toBe('/answer/sections/impact');
      await saveSection(cainco, 'application', {
        'changed-knowledge_applied': 'Se cerraron dos de cinco servicios.',
      });
      const { change_note: notes, change_note_revision: earlier } = await tables(expost);
      expect(notes).toMatchObject([
        { kind: 'changed', about: 'knowledge_applied', revision: 2, language: 'es' },
        { kind: 'example', about: 'application', revision: 1, text: 'La mesa se reunió en marzo.' },
      ]);
      expect(earlier).toMatchObject([{ revision: 1, text: 'Se cerraron dos servicios.' }]);
      // It is no answer of the questionnaire's.
      expect(Object.keys((await lideres.stored()).answers)).not.toContain('changed-knowledge_applied');
    });

    it('and shows a colleague’s newer note beside one’s own', async () => {
      const colleague = await enter(expost, await story.linkOf('cainco'));
      const stale = (await sectionPage(cainco, 'application')).querySelector(
        'input[name="_at.changed-knowledge_applied"]',
      );
      await saveSection(colleague, 'application', { 'changed-knowledge_applied': 'Luis: se cerraron dos.' });
      const late = await saveSection(cainco, 'application', {
        '_at.changed-knowledge_applied': stale?.getAttribute('value') ?? '',
        'changed-knowledge_applied': 'Lucía: se cerraron tres.',
      });
      expect(late.status).toBe(409);
      for (const text of ['Luis: se cerraron dos.', 'Lucía: se cerraron tres.'])
        expect(late.text).toContain(text);
    });

    it('by the script too, at once', async () => {
      const post = async (question: string, body: Readonly<Record<string, string>>) => {
        const basis = (await sectionPage(cainco, 'impact')).querySelector(`input[name="_at.${question}"]`);
        const fields = { [`_at.${question}`]: basis?.getAttribute('value') ?? '', ...body };
        return cainco.post(`/answer/answers/${question}`, fields);
      };
      const answer = await post('beyond_plan', { beyond_plan: 'no' });
      expect(JSON.parse(answer.text).visible).toContain('changed-beyond_plan');
      const note = await post('changed-beyond_plan', { 'changed-beyond_plan': 'Todo terminó en 2023.' });
      expect([note.status, JSON.parse(note.text).revision]).toEqual([200, 1]);
      const back = await post('beyond_plan', { beyond_plan: 'yes' });
      expect(JSON.parse(back.text).visible).not.toContain('changed-beyond_plan');
    });

    it('of nothing else', async () => {
      for (const name of ['changed-remarks', 'changed-nothing', 'example-closing', 'changed-ties_before'])
        expect((await cainco.autosave(name, { value: 'x', revision: 0 })).status).toBe(404);
      const long = await cainco.autosave('changed-beyond_plan', { value: 'x'.repeat(2001), revision: 1 });
      expect(long.status).toBe(422);
    });

    it('once more where the answers are checked', async () => {
      await cainco.autosave('joint_work_maintained', { value: 'no', revision: 0 });
      const page = parse((await cainco.get('/answer/check')).text);
      expect(squeezed(page.querySelector('main'))).toContain(
        'Una respuesta es distinta de la de 2023 sin que se diga qué ha cambiado.',
      );
      const row = page.querySelector('#a-joint_work_maintained');
      expect(
        row?.querySelector('a[href="/answer/sections/continuity#q-changed-joint_work_maintained"]'),
      ).not.toBe(null);
      expect(squeezed(page.querySelector('#a-knowledge_applied'))).toContain('Luis: se cerraron dos.');
    });
  });

  describe('is read by evaluators with what the entity says', () => {
    let staff: FormBrowser;
    beforeAll(async () => {
      staff = await formBrowser(expost, 'Inés Example');
      const { revision } = await lideres.stored();
      // The rest by phone: what was answered on the pages stays as it is.
      const first = withoutAshoka(story.fixture.responses['cainco']?.answers ?? {});
      const answers = {
        ...first,
        new_exercise_year: 2025,
        ...(await lideres.stored()).answers,
        joint_work_maintained: 'yes',
      };
      const body = { answers, takenBy: 'phone', confirmedBy: 'Rosa Example' };
      const put = await story.manager.put(`${second.path}/responses/cainco`, body, {
        'if-match': `"${revision}"`,
      });
      expect([put.status, put.status === 200 ? '' : put.text]).toEqual([200, '']);
    });

    it('and lets go, at submission, of notes on what no longer differs', async () => {
      await cainco.autosave('changed-new_areas', { value: 'Ya no hay áreas nuevas.', revision: 0 });
      const { revision } = await lideres.stored();
      const sent = await cainco.post('/answer/submit', {
        idempotencyKey: 'second-cainco',
        revision: String(revision),
      });
      expect(sent.headers.location).toBe('/answer/submitted');
      const { change_note: notes, change_note_revision: earlier, history } = await tables(expost);
      const standing = notes?.filter(({ text }) => text !== null).map(({ about }) => about);
      expect(standing).toEqual(['knowledge_applied', 'application']);
      expect(earlier).toContainEqual(
        expect.objectContaining({ about: 'new_areas', text: 'Ya no hay áreas nuevas.' }),
      );
      const [line] = history?.filter(({ what }) => what === 'response.submitted').slice(-1) ?? [];
      expect(JSON.parse(String(line?.details)).removedNotes).toEqual([
        'changed-beyond_plan',
        'changed-new_areas',
      ]);
    });

    it('beside the answer', async () => {
      const page = parse((await staff.get(`/staff${second.path.slice(4)}/responses/cainco`)).text);
      const row = page
        .querySelectorAll('.govuk-summary-list__row')
        .find((one) => one.textContent.includes('Has your entity applied knowledge'));
      expect(squeezed(row ?? null)).toMatch(/What has changed since 2023: Luis: se cerraron dos\./);
      expect(squeezed(row ?? null)).toMatch(/Previous answer opened: yes, by Lucía Mamani Ortiz/);
      const saidWithout = page
        .querySelectorAll('.govuk-summary-list__row')
        .find((one) => one.textContent.includes('Have any actions gone beyond'));
      expect(squeezed(saidWithout)).toContain('Previous answer opened: no');
      expect(squeezed(page.querySelector('main'))).toContain('Previous answer opened: not known');
      expect(squeezed(page.querySelector('main'))).toContain(
        'Example from since 2023: La mesa se reunió en marzo.',
      );
    });

    it('year against year', async () => {
      const page = parse((await staff.get(`/staff${second.path.slice(4)}/years?entity=cainco`)).text);
      const pair = squeezed(page.querySelector('#q-knowledge_applied'));
      expect(pair).toMatch(
        /What has changed since 2023: Luis: se cerraron dos\..*Previous answer opened: yes/,
      );
      expect(squeezed(page.querySelector('main'))).toContain('La mesa se reunió en marzo.');
    });

    it('in the history, without a word of it', async () => {
      const page = parse(
        (await staff.get(`/staff${second.path.slice(4)}/history?kind=answer&entity=cainco`)).text,
      );
      const text = squeezed(page.querySelector('main'));
      expect(text).toContain('Lucía Mamani Ortiz looked at a previous answer.');
      expect(text).toContain('Lucía Mamani Ortiz said what has changed since the exercise before.');
      const { history } = await tables(expost);
      expect(JSON.stringify(history)).not.toContain('se cerraron');
    });

    it('by programs', async () => {
      const { status, body } = await story.manager.get(`${second.path}/responses/cainco/changes`);
      expect([status, changesAnswer.safeParse(body).error]).toEqual([200, undefined]);
      expect(body).toMatchObject({ entity: 'cainco', previousYear: 2023, missing: null });
      const of = (question: string) =>
        body.questions.find((one: { question: string }) => one.question === question);
      expect(of('knowledge_applied')).toMatchObject({
        comparable: true,
        reworded: false,
        change: 'different',
        previousOpened: true,
        openedBy: 'Lucía Mamani Ortiz',
        note: { text: 'Luis: se cerraron dos.', language: 'es', revision: 3 },
      });
      expect(of('beyond_plan')).toMatchObject({ change: 'same', previousOpened: false, note: null });
      expect(of('remarks')).toMatchObject({ comparable: false, change: null, previousOpened: null });
      expect(body.examples).toMatchObject([{ section: 'application', note: { revision: 1 } }]);
      const first = await story.manager.get(`${story.path}/responses/cainco/changes`);
      expect(first.body).toMatchObject({ previousYear: null, questions: [] });
      const joined = await story.manager.get(`${second.path}/responses/red/changes`);
      expect(joined.body).toMatchObject({ previousYear: 2023, missing: 'not-part', questions: [] });
    });

    it('in a table to take along', async () => {
      const { text } = await staff.post(`/staff${second.path.slice(4)}/exports`, {
        file: 'changes',
        which: 'current',
        language: 'en',
      });
      const [headings = [], ...rows] = readCsv(text);
      const all = rows.map((row) => Object.fromEntries(headings.map((name, at) => [name, row[at] ?? ''])));
      const own = all.filter(({ entity }) => entity === 'cainco');
      expect(own.find(({ question }) => question === 'knowledge_applied')).toMatchObject({
        exercise_year: '2024',
        previous_year: '2023',
        comparable: '1',
        change: 'different',
        previous_opened: 'yes',
        note_kind: 'changed',
        note: 'Luis: se cerraron dos.',
        note_language: 'es',
      });
      expect(own.filter(({ note_kind: kind }) => kind === 'example')).toMatchObject([
        { section: 'application', question: '', note: 'La mesa se reunió en marzo.' },
      ]);
      expect(all.filter(({ entity }) => entity === 'red')).toEqual([]);
    });
  });

  describeWithPdfTools('in the copy of its answers', () => {
    it('an entity finds what it said of them', async () => {
      const copy = await fetch(`${expost.url}/answer/copy.pdf`, { headers: { cookie: cainco.cookie } });
      const text = pagesOf(new Uint8Array(await copy.arrayBuffer()))
        .join(' ')
        .replace(/\s+/g, ' ');
      expect(text).toContain('Qué ha cambiado desde 2023: Luis: se cerraron dos.');
      expect(text).toContain('Ejemplo posterior a 2023: La mesa se reunió en marzo.');
    });
  });

  describe('and are returned,', () => {
    beforeAll(async () => {
      const questions = [{ question: 'knowledge_applied', remark: 'Which services?' }];
      const returned = await story.manager.post(`${second.path}/responses/cainco/return`, { questions });
      expect(returned.status).toBe(200);
    });

    it('shows what was said, the previous answer and the remark together', async () => {
      const main = mainOf((await cainco.get('/answer/returned')).text);
      expect(squeezed(main.querySelector('#q-knowledge_applied'))).toMatch(
        /Which services\?.*Su respuesta de 2023/,
      );
      expect(main.querySelector('#changed-knowledge_applied')?.textContent).toBe('Luis: se cerraron dos.');
      expect(main.querySelector('#q-example-application')).toBe(null);
    });

    it('takes notes on what was returned, and on nothing else', async () => {
      const said = await cainco.autosave('changed-knowledge_applied', {
        value: 'Se cerraron la incubadora y la mentoría.',
        revision: 3,
      });
      expect(said.status).toBe(200);
      for (const [name, revision] of [
        ['changed-beyond_plan', 2],
        ['example-application', 1],
      ] as const)
        expect((await cainco.autosave(name, { value: 'Too late', revision })).status).toBe(409);
    });
  });
});
