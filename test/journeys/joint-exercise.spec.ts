import { SetUpService } from '../../src/accounts/set-up.service.js';
import { aguaClara } from '../support/agua-clara.js';
import { describeInChromium } from '../support/chromium.js';
import { ByKeyboard, WithoutScript, type Hands, type HandsOf } from '../support/hands.js';
import { fillInitiative } from '../support/initiative-fields.js';
import { beginStory, enter, EXERCISE, INITIATIVE, WORDS, type JointStory } from '../support/joint-story.js';
import { codeOf, PASSWORD } from '../support/staff.js';

jest.setTimeout(120_000);

const WAYS: readonly (readonly [how: string, script: boolean, hands: HandsOf])[] = [
  ['by keyboard only', true, (page) => new ByKeyboard(page)],
  ['without JavaScript', false, (page) => new WithoutScript(page)],
];

describeInChromium('one exercise from the first person to its report', () => {
  describe.each(WAYS)('%s', (_how, script, hands) => {
    let story: JointStory;
    /** The first person, a manager of everything, who also evaluates. */
    let rosa: Hands;
    let secret: string;
    /** Contact of the beneficiary entity, and her colleague. */
    let nohemi: Hands;
    let marvin: Hands;
    /** Contact of the first provider. */
    let randall: Hands;
    const path = ({ page }: Hands) => new URL(page.url()).pathname;
    const stateOf = async (entity: string) => (await story.asked(`/responses/${entity}`)).state;

    beforeAll(async () => {
      story = await beginStory(script, hands);
      rosa = await story.somebody('en');
    });
    afterAll(() => story?.stop());

    let isBroken = false;
    /** One after another: where one fails, the story cannot go on. */
    function chapter(title: string, tell: () => Promise<void>): void {
      it(title, async () => {
        if (isBroken) throw new Error('The story has broken off before.');
        isBroken = true;
        story.expost.clock.forward(60_000);
        await tell();
        expect(await story.trouble(title)).toEqual([]);
        isBroken = false;
      });
    }

    chapter('the first person comes in by the link of the start, with a password and codes', async () => {
      await rosa.go((await story.expost.get(SetUpService).newLink()) ?? '');
      await rosa.sees('Set up Expost');
      secret = (await rosa.page.locator('.xp-secret').innerText()).replaceAll(' ', '');
      await rosa.write('#name', 'Rosa Example');
      await rosa.write('#email', 'rosa@example.org');
      await rosa.write('#password', PASSWORD);
      await rosa.write('#code', codeOf(secret, story.expost));
      await rosa.press('main form button');
      expect(await rosa.page.locator('.xp-recovery li').count()).toBe(10);
      await rosa.press('main .govuk-button');
      expect(path(rosa)).toBe('/staff');
    });

    chapter('she signs out, and in again', async () => {
      await rosa.unfold('.xp-staff-nav');
      await rosa.press('form[action="/sign-out"] button');
      story.expost.clock.forward(30_000);
      await rosa.go(`${story.expost.url}/staff`);
      await rosa.write('#email', 'rosa@example.org');
      await rosa.write('#password', PASSWORD);
      await rosa.press('main form button');
      await rosa.write('#code', codeOf(secret, story.expost));
      await rosa.press('main form button');
      expect(path(rosa)).toBe('/staff');
    });

    chapter('she creates the initiative with its contacts', async () => {
      await rosa.unfold('.xp-staff-nav');
      await rosa.press('.xp-staff-nav a[href="/staff/windows"]', 'g v');
      await rosa.press('a[href="/staff/initiatives/new"]', 'n');
      await fillInitiative(rosa, aguaClara.document());
      await rosa.press('.xp-actions button');
      await rosa.sees('AGUA CLARA', 'Mancomunidad de Municipios del Lago Azul');
      expect(path(rosa)).toBe(INITIATIVE);
    });

    chapter('plans its exercise, and opens it', async () => {
      await rosa.press(`a[href="${INITIATIVE}/exercises/new"]`, 'p');
      const { year, opensOn, closesOn, timeZone } = aguaClara.plan();
      for (const [name, value] of Object.entries({ year, opensOn, closesOn, timeZone }))
        await rosa.write(`#${name}`, String(value));
      await rosa.press('.xp-actions button');
      await rosa.sees('Nobody has been written to yet.');
      await rosa.press('form#open button', 'o');
      await rosa.sees('The exercise is open; the invitations are on their way.');
      expect((await story.asked('')).state).toBe('open');
    });

    chapter('a partner enters by her link and answers a section', async () => {
      nohemi = await story.somebody('es');
      await enter(nohemi, await story.linkIn('invitation', 'nohemi@yojoa.example.org'));
      await nohemi.sees('AGUA CLARA', 'Mancomunidad de Municipios del Lago Azul');
      await nohemi.press('main form[action="/answer"] button');
      await nohemi.press('a[href="/answer/sections/application"]');
      await nohemi.choose('[name=knowledge_applied][value=yes]');
      await nohemi.choose('[name=beneficiaries_involved][value=yes]');
      await nohemi.isLedTo('#q-knowledge_how', 'main button[value=continue]');
      await nohemi.write('#knowledge_how', WORDS.said);
      await nohemi.choose('[name=beneficiaries_work_continued][value=wider]');
      await nohemi.press('main button[value=later]');
      expect((await story.asked('/responses/yojoa')).answers).toMatchObject({
        knowledge_applied: 'yes',
        knowledge_how: WORDS.said,
        beneficiaries_work_continued: 'wider',
      });
    });

    chapter('asks a colleague for one section, who writes in it by a link of his own', async () => {
      await nohemi.press('a[href="/answer/colleagues"]');
      await nohemi.write('#name', 'Marvin Paz');
      await nohemi.write('#email', 'marvin@yojoa.example.org');
      await nohemi.choose('#sections-some');
      await nohemi.choose('#sections-impact');
      await nohemi.press('form[action="/answer/colleagues"] button');
      await nohemi.sees('Marvin Paz');
      marvin = await story.somebody('es');
      await enter(marvin, await story.linkIn('colleague', 'marvin@yojoa.example.org'));
      if (path(marvin) === '/answer') await marvin.press('main form[action="/answer"] button');
      await marvin.press('a[href="/answer/sections/impact"]');
      await marvin.write('#other_influences', 'Una ley de aguas de 2023.');
      await marvin.press('main button[value=later]');
      await nohemi.go(`${story.expost.url}/answer/sections`);
      await nohemi.sees(/Marvin Paz/);
    });

    chapter('checks and submits, and so do the others', async () => {
      await story.answer('yojoa');
      await nohemi.press('main a[href="/answer/check"]');
      await nohemi.sees('Una ley de aguas de 2023.', WORDS.said);
      await nohemi.press('form[action="/answer/submit"] button');
      expect(path(nohemi)).toBe('/answer/submitted');
      for (const entity of ['cuencas', 'tejo']) await story.takeByPhone(entity);
      expect(await stateOf('yojoa')).toBe('submitted');
    });

    chapter('the evaluator returns one answer with a remark', async () => {
      await rosa.unfold('.xp-staff-nav');
      await rosa.press('.xp-staff-nav a[href="/staff"]', 'g w');
      await rosa.sees('AGUA CLARA');
      await rosa.go(`${story.expost.url}${EXERCISE}`);
      await rosa.press('main a[href$="/responses/yojoa"]');
      await rosa.unfold('details:has([id="remark.knowledge_how"])');
      await rosa.write('[id="remark.knowledge_how"]', '¿Cuántas juntas?');
      await rosa.press('form#return button');
      await rosa.sees('The answers have been returned.');
      expect(await stateOf('yojoa')).toBe('returned');
    });

    chapter('which the partner answers, and nothing else', async () => {
      await enter(nohemi, await story.linkIn('returned', 'nohemi@yojoa.example.org'));
      await nohemi.sees('¿Cuántas juntas?');
      expect(path(nohemi)).toBe('/answer/returned');
      expect(await nohemi.page.locator('main textarea').count()).toBe(1);
      await nohemi.write('#knowledge_how', WORDS.clearer);
      await nohemi.press('main button[value=continue]');
      await nohemi.press('form[action="/answer/submit"] button');
      expect(await stateOf('yojoa')).toBe('submitted');
    });

    chapter('the evaluator sees what changed, accepts, takes that back, and accepts all', async () => {
      await rosa.go(`${story.expost.url}${EXERCISE}/responses/yojoa`);
      expect(await rosa.page.locator('.xp-difference ins').innerText()).toContain('Doce');
      await rosa.press('form[action$="/accept"] button', 'a');
      await rosa.sees('The response has been accepted.');
      await rosa.press('.govuk-notification-banner button', 'u');
      await rosa.sees('The acceptance has been taken back.');
      expect(await stateOf('yojoa')).toBe('submitted');
      await rosa.press('form[action$="/accept"] button', 'a');
      for (const _other of ['cuencas', 'tejo']) {
        await rosa.press('.xp-neighbours a[data-key=j]', 'j');
        await rosa.press('form[action$="/accept"] button', 'a');
        await rosa.sees('The response has been accepted.');
      }
      for (const entity of ['yojoa', 'cuencas', 'tejo']) expect(await stateOf(entity)).toBe('accepted');
    });

    chapter('and codes a sentence with a factor', async () => {
      await rosa.go(`${story.expost.url}${EXERCISE}/coding`);
      await rosa.unfold('.xp-ways');
      await rosa.press('.xp-ways a[href$="question=knowledge_how"]');
      await rosa.choose('input[name=s] >> nth=1');
      await rosa.unfold('#code details:has(.xp-code-list)');
      await rosa.choose('#code input[name=code][value$=":trust"]');
      await rosa.act('#code > button.govuk-button');
      await rosa.page.locator('.xp-passage').waitFor();
      expect(await rosa.page.locator('.xp-passage q').innerText()).toContain('Confiamos en el instituto');
    });

    chapter('the exercise is closed, and its findings go out until a day', async () => {
      await rosa.go(`${story.expost.url}${EXERCISE}/plan`);
      await rosa.press('form#close button');
      await rosa.sees('The exercise is closed.');
      await rosa.press('.xp-places a[href$="/validation"]');
      await rosa.write('#endsOn', '2024-05-24');
      await rosa.press('form[action$="/validation/start"] button');
      await rosa.sees('Round 1 is running');
    });

    chapter('a partner agrees with some findings, and with one he does not, and says why', async () => {
      randall = await story.somebody('es');
      await enter(randall, await story.linkIn('validation', 'randall@cuencas.example.org'));
      if (path(randall) !== '/answer/findings') await randall.go(`${story.expost.url}/answer/findings`);
      await randall.sees('24 de mayo de 2024');
      await randall.press('a[href="/answer/findings/continuity"]');
      await randall.choose('#choice-joint-work-maintained');
      await randall.choose('#choice-new-areas-disagree');
      await randall.press('.xp-actions button');
      await randall.sees('Escriba el comentario, o por qué no está de acuerdo');
      await randall.write('#text-new-areas', WORDS.dissent);
      await randall.press('.xp-actions button');
      await randall.sees('Guardado.');
    });

    chapter('the evaluator answers him, and he reads it', async () => {
      await rosa.go(`${story.expost.url}${EXERCISE}/validation`);
      await rosa.press('main a[href$="/validation/findings/new-areas"]');
      await rosa.sees(WORDS.dissent);
      await rosa.write('#reply-cuencas', WORDS.reply);
      await rosa.press('form[action$="/replies/cuencas"] button');
      await rosa.sees('The answer has been saved; the entity sees it.');
      await randall.go(`${story.expost.url}/answer/findings/continuity`);
      await randall.sees(WORDS.reply);
    });

    chapter(
      'the round is ended, taken up again and ended: one finding is contested, one entity silent',
      async () => {
        await rosa.go(`${story.expost.url}${EXERCISE}/validation`);
        await rosa.press('form[action$="/validation/end"] button');
        await rosa.sees('The round has ended.');
        await rosa.press('.govuk-notification-banner button', 'u');
        await rosa.sees('The round goes on.');
        await rosa.press('form[action$="/validation/end"] button');
        await rosa.sees(
          'The round has ended.',
          /Nothing said on any finding: .*Agência de Bacias do Vale do Tejo/,
        );
        const findings = await story.asked('/findings');
        const of = (name: string) => findings.find(({ finding }: { finding: string }) => finding === name);
        expect(of('new-areas').state).toBe('contested');
        expect(of('joint-work-maintained').state).toBe('agreed');
      },
    );

    chapter('a partner decides how her quote is printed', async () => {
      await nohemi.go(`${story.expost.url}/answer/quotes`);
      await nohemi.sees('Hoy sabemos qué bebemos.');
      await nohemi.choose('form[action^="/answer/quotes/"] input[value=role-only]');
      await nohemi.press('form[action^="/answer/quotes/"] button');
      await nohemi.sees('Guardado: la cita se puede imprimir como la ve.');
    });

    chapter('nothing blocks the report, and it is published under her name', async () => {
      await rosa.go(`${story.expost.url}${EXERCISE}/report`);
      await rosa.sees('Nothing blocks it.', 'It is published under your name, Rosa Example', WORDS.dissent);
      await rosa.write('#publish-note', 'Agreed in the round of May.');
      await rosa.press('form[action$="/report/publish"] button');
      await rosa.sees('The report is published.', 'Published by Rosa Example', 'Agreed in the round of May.');
    });

    chapter('a partner reads it by the link he has had all along', async () => {
      await enter(randall, await story.linkIn('invitation', 'randall@cuencas.example.org'));
      expect(path(randall)).toBe('/answer/report');
      await randall.sees('Versión 1');
      await randall.press('main a.govuk-button');
      await randall.sees(WORDS.dissent, 'Hoy sabemos qué bebemos.');
    });

    chapter('it is withdrawn with a reason, and served again', async () => {
      await rosa.write('#withdraw-reason', 'A name is wrong.');
      await rosa.press('form[action$="/report/withdraw"] button');
      await rosa.sees('The report has been withdrawn.');
      await randall.go(`${story.expost.url}/answer/report`);
      await randall.sees('A name is wrong.');
      await rosa.press('form[action$="/report/reinstate"] button', 'u');
      await rosa.sees('The report is served again.');
      await randall.go(`${story.expost.url}/answer/report`);
      await randall.sees('Versión 1');
    });

    chapter('and says for ever who contested what, and who said nothing', async () => {
      expect((await story.asked('')).state).toBe('published');
      const { findings, model } = await story.asked('/report?language=es&format=json');
      expect(findings).toContainEqual(expect.objectContaining({ finding: 'new-areas', state: 'contested' }));
      expect(JSON.stringify(model)).toContain(WORDS.dissent);
      expect(JSON.stringify(model)).toMatch(
        /No se pronunciaron sobre ningún hallazgo: [^"]*Agência de Bacias do Vale do Tejo/,
      );
    });
  });
});
