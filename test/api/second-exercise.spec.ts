import { brotliCompressSync } from 'node:zlib';
import type { RunningExpost } from '../support/expost.js';
import {
  mainOf,
  sectionPage,
  squeezed,
  startLideres2024,
  withoutAshoka,
  type Lideres2024,
} from '../support/lideres-2024.js';
import { enter, type PartnerSession } from '../support/partner-session.js';
import type { OpenExercise } from '../support/story.js';
import { tables, tablesHash } from '../support/tables.js';

jest.setTimeout(60_000);

const SECTIONS = ['about', 'continuity', 'application', 'impact', 'factors', 'future', 'closing'];

describe('The second exercise', () => {
  let lideres: Lideres2024;
  let expost: RunningExpost;
  let story: OpenExercise;
  let cainco: PartnerSession;

  beforeAll(async () => {
    lideres = await startLideres2024();
    ({ expost, story, cainco } = lideres);
  });
  afterAll(() => lideres.stop());

  describe('says where one stands', () => {
    it.each([
      ['cainco', 'Cámara de Santa Cruz respondió en 2023. Sus respuestas de entonces están a mano'],
      ['carolina', 'Ninguna respuesta de Fundación Carolina de 2023 se recogió en el informe'],
      ['red', 'Red Example no participó en 2023'],
    ])('to %s', async (entity, words) => {
      const email = { red: 'rosa@red.example.org' }[entity];
      const who = await enter(expost, email ? await lideres.linkTo(email) : await story.linkOf(entity));
      expect(squeezed(mainOf((await who.get('/answer')).text))).toContain(words);
      const previous = (await sectionPage(who, 'impact')).querySelectorAll('[data-previous]');
      expect(previous.length > 1).toBe(entity === 'cainco');
    });
  });

  describe('shows the previous answer', () => {
    it.each([
      ['continuity', 'joint_work_maintained', /^Su respuesta de 2023: .*Sí$/],
      ['continuity', 'ties_now', /Tecnológico de Monterrey ?Proyecto conjunto o acuerdo formal.*Ashoka/],
      [
        'continuity',
        'continuity_examples',
        /Ejemplo 1 – Título, en pocas palabras ?Programa de incubación en universidades/,
      ],
      ['application', 'beneficiaries_reached', /240$/],
      ['factors', 'enabling_factors', /Primero/],
    ])('in %s, under %s, in words', async (name, question, words) => {
      const details = (await sectionPage(cainco, name)).querySelector(`details[data-previous="${question}"]`);
      expect(details?.hasAttribute('open')).toBe(false);
      expect(squeezed(details)).toMatch(words);
    });

    it('as it was written, in the reader’s words around it', async () => {
      await cainco.post('/answer/language', { language: 'fr', back: '/answer' });
      const main = await sectionPage(cainco, 'application');
      const details = main.querySelector('details[data-previous="knowledge_how"]');
      expect(squeezed(details)).toMatch(/^Votre réponse en 2023.*La ruta de acompañamiento/);
      const where = main.querySelector('details[data-previous="knowledge_where"]');
      expect(squeezed(where)).toMatch(/services ou programmes/i);
      await cainco.post('/answer/language', { language: 'es', back: '/answer' });
    });

    it('and fills in nothing of it', async () => {
      for (const name of SECTIONS) {
        const main = await sectionPage(cainco, name);
        expect(main.querySelectorAll('details[data-previous]').length).toBeGreaterThan(0);
        expect(
          main.querySelectorAll('details[data-previous] input, details[data-previous] textarea'),
        ).toEqual([]);
        expect(main.querySelectorAll('[checked], [selected]')).toEqual([]);
        const typed = main
          .querySelectorAll('form#answers input, form#answers textarea')
          .filter((field) => !['hidden', 'radio', 'checkbox'].includes(field.getAttribute('type') ?? ''))
          .map((field) => field.getAttribute('value') ?? field.textContent)
          .filter((value) => value !== '');
        expect(typed).toEqual([]);
        // A form remembers that there was no answer, not the one of the year before.
        for (const basis of main.querySelectorAll('input[name^="_at."]'))
          expect(basis.getAttribute('value')).toMatch(/^0-/);
      }
      expect((await lideres.stored()).answers).toEqual({});
    });

    it('within what a page may weigh', async () => {
      for (const name of SECTIONS) {
        const { text } = await cainco.get(`/answer/sections/${name}`);
        expect([name, brotliCompressSync(text).length < 14_000]).toEqual([name, true]);
      }
    });
  });

  describe('knows whether it was looked at', () => {
    const looks = async () => (await tables(expost))['previous_look'] ?? [];

    it('not by looking at the page', async () => {
      const before = await tablesHash(expost);
      for (const name of SECTIONS) await cainco.get(`/answer/sections/${name}`);
      expect(await tablesHash(expost)).toBe(before);
    });

    it('once it is opened, the first time', async () => {
      for (let time = 0; time < 2; time++) {
        const { status } = await cainco.post('/answer/previous/knowledge_applied');
        expect(status).toBe(204);
        expost.clock.set('2024-04-05T12:30:00.000Z');
      }
      expect(await looks()).toMatchObject([
        { question: 'knowledge_applied', opened_at: '2024-04-05T12:00:00.000Z' },
      ]);
      const { history } = await tables(expost);
      expect(history?.filter(({ what }) => what === 'previous-answer.opened')).toHaveLength(1);
    });

    it('of no question that was not answered then', async () => {
      const { status } = await cainco.post('/answer/previous/previous_perspectives');
      expect(status).toBe(404);
      expect((await cainco.post('/answer/previous/nothing')).status).toBe(404);
    });

    it('or that an answer was given without, where the script of the form would have said so', async () => {
      const form = new URLSearchParams({ '_at.basis': '0-x', basis: 'own-records' });
      const basis = (await sectionPage(cainco, 'about')).querySelector('input[name="_at.basis"]');
      form.set('_at.basis', basis?.getAttribute('value') ?? '');
      const answer = await fetch(`${expost.url}/answer/answers/basis`, {
        method: 'POST',
        headers: {
          cookie: cainco.cookie,
          'x-csrf-token': cainco.csrf,
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: form,
      });
      expect(answer.status).toBe(200);
      const [first] = (await looks()).filter(({ question }) => question === 'basis');
      expect(first).toMatchObject({ question: 'basis', opened_at: null });
    });
  });

  describe('takes by phone', () => {
    const enterFor = async (more: object) => {
      const path = `${lideres.second.path}/responses/tec`;
      const { body } = await story.manager.get(path);
      const first = withoutAshoka(story.fixture.responses['tec']?.answers ?? {});
      const answers = { ...first, new_exercise_year: 2025, beyond_plan: 'no', beyond_plan_what: undefined };
      const entry = { answers, takenBy: 'phone', confirmedBy: 'Rosa Example', language: 'es', ...more };
      return story.manager.put(path, entry, { 'if-match': `"${body.revision}"` });
    };
    const notes = async () => {
      const { body } = await story.manager.get(`${lideres.second.path}/responses/tec/changes`);
      const said = body.questions.filter(({ note }: { note: unknown }) => note !== null);
      return [...said, ...body.examples].map(({ question, section, note }) => [
        question ?? section,
        note.text,
      ]);
    };

    it('what has changed, with the answers', async () => {
      const changes = { beyond_plan: 'Todo lo demás terminó.' };
      const entered = await enterFor({ changes, examples: { application: 'Un taller en mayo.' } });
      expect([entered.status, entered.status === 200 ? '' : entered.text]).toEqual([200, '']);
      expect(await notes()).toEqual([
        ['beyond_plan', 'Todo lo demás terminó.'],
        ['application', 'Un taller en mayo.'],
      ]);
    });

    it('and leaves what is not named, takes back what is empty', async () => {
      expect((await enterFor({ examples: { application: '' } })).status).toBe(200);
      expect(await notes()).toEqual([['beyond_plan', 'Todo lo demás terminó.']]);
    });

    it('nothing about what is not compared, and no text that is too long', async () => {
      for (const [more, pointer] of [
        [{ changes: { remarks: 'x' } }, '/changes/remarks'],
        [{ examples: { closing: 'x' } }, '/examples/closing'],
        [{ changes: { beyond_plan: 'x'.repeat(2001) } }, '/changes/beyond_plan'],
      ] as const) {
        const refused = await enterFor(more);
        expect([refused.status, refused.body.errors[0].pointer]).toEqual([422, pointer]);
      }
    });
  });
});
