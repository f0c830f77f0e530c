import { parse } from 'node-html-parser';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { HistoryRow } from '../../src/history/history.entity.js';
import { ResponseCommentTextRow } from '../../src/reviews/comment.entity.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { signIn, type StaffBrowser } from '../support/staff-browser.js';
import { openExercise, type OpenExercise } from '../support/story.js';

describe('Comments that only staff see', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  let ines: StaffBrowser;
  let mateo: StaffBrowser;
  let reader: StaffBrowser;
  const exercise = () => `/staff${story.path.slice('/api'.length)}`;
  const page = (entity = 'cainco') => `${exercise()}/responses/${entity}`;
  const shown = async (entity = 'cainco') => parse((await ines.get(page(entity))).text);
  /** Adds a comment; answers its id. */
  async function add(text: string, question = '', entity = 'cainco'): Promise<string> {
    const { status, headers } = await ines.post(`${page(entity)}/comments`, { question, text });
    expect(status).toBe(303);
    return /#comment-(.+)$/.exec(String(headers['location']))?.[1] ?? '';
  }

  beforeAll(async () => {
    expost = await startTestExpost();
    story = await openExercise(expost);
    await story.submit(['cainco']);
    ines = await signIn(expost, 'evaluator', { name: 'Inés Example' });
    mateo = await signIn(expost, 'evaluator', { name: 'Mateo Example' });
    reader = await signIn(expost, 'reader');
  });
  afterAll(() => expost.stop());

  it('stand beside the answer they are about, and readers read them', async () => {
    const id = await add('Is this <b>one</b> sure?', 'remarks');
    const comment = (await shown()).querySelector(`dd #comment-${id}`);
    expect(comment?.querySelector('.xp-own-text')?.text).toBe('Is this <b>one</b> sure?');
    expect(comment?.text).toContain('Inés Example');
    const seen = parse((await reader.get(page())).text);
    expect(seen.querySelector(`#comment-${id}`)).not.toBeNull();
    expect(seen.querySelector('form[action*="/comments"]')).toBeNull();
  });

  it('can be about an entity that has not answered, and about an answer that is not shown yet', async () => {
    await add('They changed their phone.', '', 'carolina');
    await add('Ask for figures.', 'remarks', 'carolina');
    const { text } = await shown('carolina');
    expect(text).toContain('They changed their phone.');
    expect(text).toContain('Ask for figures.');
  });

  it('stand in what happened, here and in the history of the exercise; the history itself holds none of it', async () => {
    await add('Remember the strike of 2022.');
    expect((await shown()).querySelector('.xp-feed')?.text).toContain('Remember the strike of 2022.');
    const all = await ines.get(`${exercise()}/history?kind=comment`);
    expect(all.text).toContain('Remember the strike of 2022.');
    expect(all.text).toContain('Inés Example wrote a comment for the team.');
    const lines = await expost.get(UnitOfWork).read(({ dataSource }) => dataSource.manager.find(HistoryRow));
    expect(JSON.stringify(lines)).not.toContain('strike');
  });

  it('are edited by who wrote them only, and what they said is kept', async () => {
    const id = await add('First thought.');
    const edit = (by: StaffBrowser, revision: string, text: string) =>
      by.post(`${page()}/comments/${id}`, { revision, text });
    expect((await edit(mateo, '1', 'Mine now.')).status).toBe(404);
    expect((await edit(reader, '1', 'Mine now.')).status).toBe(404);
    expect((await edit(ines, '1', 'Second thought.')).status).toBe(303);
    const kept = await expost
      .get(UnitOfWork)
      .read((manager) => manager.getRepository(ResponseCommentTextRow).findBy({ commentId: id }));
    expect(kept).toMatchObject([{ revision: 1, text: 'First thought.' }]);
  });

  it('changed meanwhile, show both texts and lose none; saved again, the later one stands', async () => {
    const id = await add('One.');
    await ines.post(`${page()}/comments/${id}`, { revision: '1', text: 'Two, from the other window.' });
    const { status, text } = await ines.post(`${page()}/comments/${id}`, { revision: '1', text: 'Three.' });
    const comment = parse(text).querySelector(`#comment-${id}`);
    expect(status).toBe(409);
    expect(comment?.querySelector('p.xp-own-text')?.text).toBe('Two, from the other window.');
    expect(comment?.querySelector('textarea')?.text).toBe('Three.');
    const revision = comment?.querySelector('form[action$="/comments/' + id + '"] [name=revision]');
    expect(revision?.getAttribute('value')).toBe('2');
    expect((await ines.post(`${page()}/comments/${id}`, { revision: '2', text: 'Three.' })).status).toBe(303);
  });

  it('are resolved and opened again by any evaluator, each time on what was seen', async () => {
    const id = await add('Who said this?');
    const set = (state: string, revision: string) =>
      mateo.post(`${page()}/comments/${id}/state`, { state, revision });
    expect((await set('resolved', '1')).status).toBe(303);
    expect((await shown()).querySelector(`#comment-${id}`)?.text).toContain('resolved');
    expect((await set('open', '1')).status).toBe(409);
    expect((await set('open', '2')).status).toBe(303);
  });

  it.each([
    ['', 'Write the comment.'],
    ['x'.repeat(5001), 'Write at most 5,000 characters.'],
  ])('of %# are refused with what was typed still in the field', async (typed, words) => {
    const { status, text } = await ines.post(`${page()}/comments`, { question: 'remarks', text: typed });
    expect([status, text.includes(words)]).toEqual([422, true]);
    expect(parse(text).querySelector('[id="comment.remarks"]')?.text).toBe(typed);
  });

  it('reach nothing by the address of something else', async () => {
    const id = await add('Here only.');
    const elsewhere = { revision: '1', text: 'There.' };
    expect((await ines.post(`${page('tec')}/comments/${id}`, elsewhere)).status).toBe(404);
    expect((await ines.post(`${page('nobody')}/comments`, { question: '', text: 'x' })).status).toBe(404);
    expect((await ines.post(`${page()}/comments`, { question: 'no_such', text: 'x' })).status).toBe(404);
    expect((await ines.post(`${page()}/comments/absent`, elsewhere)).status).toBe(404);
  });
});
