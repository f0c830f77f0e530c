import type { Browser } from 'playwright-core';
import { AccountsService } from '../../src/accounts/accounts.service.js';
import { LANGUAGES, type Language } from '../../src/language.js';
import { LANGUAGE_NAMES } from '../../src/pages/page-text.js';
import { ALL_PAYLOADS } from '../fixtures/markup-payloads.js';
import { describeInChromium, openPage, startChromium, type Watched } from '../support/chromium.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { openExercise, type OpenExercise } from '../support/story.js';
import { assertSound } from '../support/sound.js';

jest.setTimeout(180_000);

const PAGE = '/staff/initiatives/ICT149-21/exercises/2023/validation';

describeInChromium(
  'the validation on a phone without script, by keyboard, and on the evaluators’ desk',
  () => {
    let expost: RunningExpost;
    let story: OpenExercise;
    let browser: Browser;
    /** Mónica of CAINCO, on her phone; no script runs there. */
    let monica: Watched;
    /** Héctor of the Tecnológico, who uses no mouse. */
    let hector: Watched;
    /** Inés, who evaluates. */
    let ines: Watched;
    const open = ({ page }: Watched, path: string) => page.goto(`${expost.url}${path}`);
    const main = ({ page }: Watched) => page.locator('main').innerText();

    const sound = (watched: Watched, name: string) => assertSound(browser, watched, name);

    async function inLanguage(watched: Watched, language: Language): Promise<void> {
      const button = watched.page.locator('.xp-languages button', { hasText: LANGUAGE_NAMES[language] });
      if ((await button.count()) > 0) await button.click();
      expect(await watched.page.locator('html').getAttribute('lang')).toBe(language);
    }

    async function signedIn(language: Language): Promise<Watched> {
      const watched = await openPage(browser, { width: 320, script: false, locale: language });
      await open(watched, `/sign-in?lang=${language}`);
      const token = await expost.get(AccountsService).createToken('Inés Example', 'evaluator');
      await watched.page.fill('#token', token);
      await watched.page.click('main button');
      return watched;
    }

    beforeAll(async () => {
      expost = await startTestExpost();
      story = await openExercise(expost);
      await story.submit();
      await story.accept();
      browser = await startChromium();
      monica = await openPage(browser, { width: 320, script: false });
      hector = await openPage(browser, { width: 320 });
      for (const [watched, entity] of [
        [monica, 'cainco'],
        [hector, 'tec'],
      ] as const) {
        await watched.page.goto(await story.linkOf(entity));
        await watched.page.click('main form button');
      }
      ines = await signedIn('en');
    });
    afterAll(async () => {
      await browser?.close();
      await expost?.stop();
    });
    afterEach(() => {
      expect([monica, hector, ines].flatMap(({ trouble }) => trouble.splice(0))).toEqual([]);
    });

    it('says that there are no findings yet, and when the meeting is', async () => {
      await open(monica, '/answer/findings');
      await sound(monica, 'none');
      await open(ines, PAGE);
      await sound(ines, 'staff-open');
      await story.manager.post(`${story.path}/close`);
      await open(ines, `${PAGE}/meeting`);
      await sound(ines, 'staff-no-meeting');
      await ines.page.click('main form:not(.xp-staff-nav form) button >> nth=-1');
      await sound(ines, 'staff-meeting-errors');
      await ines.page.fill('#date', '2023-05-08');
      await ines.page.fill('#from', '16:00');
      await ines.page.fill('#to', '17:30');
      await ines.page.fill('#place', 'https://meet.example.org/lideres');
      await ines.page.click('text=Send the invitation');
      expect(await main(ines)).toContain('The invitation goes out');
      await sound(ines, 'staff-meeting');
      await open(monica, '/answer/findings');
      expect(await main(monica)).toContain('8 de mayo de 2023, 16:00–17:30 en La Paz');
      await sound(monica, 'none-meeting');
    });

    it('the evaluator sends the findings out, and sees what stops her', async () => {
      await open(ines, PAGE);
      await sound(ines, 'staff-closed');
      await ines.page.click('text=Send the findings to the partners');
      await sound(ines, 'staff-closed-errors');
      await ines.page.fill('#endsOn', '2023-05-20');
      await ines.page.click('text=Send the findings to the partners');
      expect(await main(ines)).toContain('Round 1 is running');
      await sound(ines, 'staff-running');
    });

    it.each(LANGUAGES)(
      'every page of the partner is sound in %s, empty and with errors',
      async (language) => {
        const { page } = monica;
        await open(monica, '/answer/findings');
        await inLanguage(monica, language);
        await sound(monica, `list-${language}`);
        await page.click('.govuk-task-list a >> nth=0');
        await sound(monica, `section-${language}`);
        await page.check('#choice-new-areas-disagree');
        await page.click('main .govuk-button >> nth=0');
        expect(await page.locator('.govuk-error-summary a').count()).toBe(1);
        await sound(monica, `section-errors-${language}`);
        await open(monica, '/answer/quotes');
        await sound(monica, `quotes-${language}`);
      },
    );

    it('hostile words are shown as they were typed, to both sides', async () => {
      const { page } = monica;
      await inLanguage(monica, 'es');
      await open(monica, '/answer/findings/impact');
      const fields = await page.locator('.xp-reaction textarea').count();
      const words = ALL_PAYLOADS;
      const chunk = Math.ceil(words.length / fields);
      expect(chunk).toBeLessThan(2000);
      const typed = Array.from({ length: fields }, (_, index) =>
        words.slice(index * chunk, (index + 1) * chunk).trim(),
      );
      for (const [index, text] of typed.entries()) {
        await page.locator('.xp-reaction input[value=disagree]').nth(index).check();
        await page.locator('.xp-reaction textarea').nth(index).fill(text);
      }
      await page.click('button[value=later]');
      await open(monica, '/answer/findings/impact');
      const shown = (await page.locator('.xp-remark .xp-own-text').allInnerTexts()).join('\n');
      for (const text of typed) expect(shown).toContain(text);
      const names = await page
        .locator('section.xp-question')
        .evaluateAll((all) => all.map(({ id }) => id.slice(2)));
      for (const [index, name] of names.entries()) {
        await open(ines, `${PAGE}/findings/${name}`);
        expect(await ines.page.locator('.xp-said').innerText()).toContain(typed[index]);
        const scripts = await ines.page.locator('main script, main iframe, main img, main svg').count();
        expect([name, scripts]).toEqual([name, 0]);
        await sound(ines, 'staff-hostile');
      }
      await sound(monica, 'hostile');
    });

    it('by keyboard alone: to the findings, a choice, a word, saved', async () => {
      const { page } = hector;
      await open(hector, '/answer/findings/continuity');
      const focused = () => page.evaluate(() => document.activeElement?.id ?? '');
      await page.locator('#choice-new-areas').focus();
      await page.keyboard.press('ArrowDown');
      expect(await focused()).toBe('choice-new-areas-comment');
      expect(await page.isVisible('#text-new-areas')).toBe(true);
      await page.keyboard.press('Tab');
      expect(await focused()).toBe('text-new-areas');
      await page.keyboard.type('Una de ellas es la formación dual.');
      for (
        let steps = 0;
        steps < 40 && !(await page.evaluate(() => document.activeElement?.matches('.xp-actions button')));
        steps += 1
      ) {
        await page.keyboard.press('Tab');
      }
      await page.keyboard.press('Enter');
      await page.waitForURL('**/answer/findings/application?done=saved');
      expect(await main(hector)).toContain('Guardado');
      await open(hector, '/answer/findings/continuity');
      expect(await main(hector)).toContain('Una de ellas es la formación dual.');
      await sound(hector, 'said');
    });

    it('a colleague who was quicker loses nothing, nor does the other', async () => {
      const other = await openPage(browser, { width: 320, script: false });
      await other.page.goto(await story.linkOf('tec'));
      await other.page.click('main form button');
      await open(other, '/answer/findings/future');
      await open(hector, '/answer/findings/future');
      await hector.page.check('#choice-future-perspectives');
      await hector.page.click('.xp-actions button >> nth=0');
      await other.page.check('#choice-future-perspectives-disagree');
      await other.page.fill('#text-future-perspectives', 'Falta la segunda fase.');
      await other.page.click('.xp-actions button >> nth=0');
      expect(await main(other)).toContain('Su entidad está de acuerdo');
      expect(await other.page.inputValue('#text-future-perspectives')).toBe('Falta la segunda fase.');
      await sound(other, 'conflict');
      expect(other.trouble).toEqual([]);
      await other.context.close();
    });

    it('the evaluator answers, words anew, records what was said, and writes the minutes', async () => {
      const { page } = ines;
      await open(ines, `${PAGE}/findings/new-areas`);
      await sound(ines, 'staff-finding');
      await page.fill('#reply-tec', 'We have added it.');
      await page.click('text=Save the answer');
      expect(await main(ines)).toContain('the entity sees it');
      await page.fill('#wording-es', '');
      await page.click('text=Save the wording');
      await sound(ines, 'staff-finding-errors');
      await page.fill(
        '#wording-es',
        'Cuatro entidades trabajan en áreas nuevas, entre ellas la formación dual.',
      );
      await page.fill('#reason', 'The Tecnológico asked for it');
      await page.click('text=Save the wording');
      expect(await main(ines)).toContain('asked again');
      await page.selectOption('#record-entity', 'cantabria');
      await page.check('#record-kind');
      await page.fill('#confirmedBy', 'Begoña Example');
      await page.click('text=Record it');
      expect(await main(ines)).toContain('confirmed by Begoña Example');
      await sound(ines, 'staff-finding-after');
      await open(ines, `${PAGE}/meeting`);
      await page.check('.xp-people input >> nth=0');
      await page.fill('#others', 'Olga Example');
      await page.fill('#minutes', 'All findings were read; one was worded anew.');
      await page.click('text=Save minutes and participants');
      await sound(ines, 'staff-minutes');
      await open(ines, `${PAGE}/quotes`);
      await sound(ines, 'staff-quotes');
      await open(ines, PAGE);
      await sound(ines, 'staff-overview');
      await open(hector, '/answer/findings/continuity');
      expect(await main(hector)).toContain('We have added it.');
      await sound(hector, 'asked-again');
    });

    it.each(['es', 'fr', 'pt'] as const)('the evaluators’ pages are sound in %s', async (language) => {
      const desk = await signedIn(language);
      for (const path of ['', '/findings/new-areas', '/meeting', '/quotes']) {
        await open(desk, `${PAGE}${path}`);
        expect(await desk.page.locator('html').getAttribute('lang')).toBe(language);
        await sound(desk, `staff-${language}${path.replaceAll('/', '-')}`);
      }
      expect(desk.trouble).toEqual([]);
      await desk.context.close();
    });

    it('the round ends: the evaluator can take that back, and partners read what came of it', async () => {
      await open(ines, PAGE);
      await ines.page.click('text=End the round');
      expect(await main(ines)).toContain('The round has ended.');
      await sound(ines, 'staff-ended');
      await ines.page.click('text=Undo');
      expect(await main(ines)).toContain('The round goes on.');
      await ines.page.click('text=End the round');
      await open(monica, '/answer/findings/impact');
      expect(await monica.page.locator('textarea').count()).toBe(0);
      await sound(monica, 'read-only');
      await open(monica, '/answer/findings');
      await sound(monica, 'list-over');
    });
  },
);
