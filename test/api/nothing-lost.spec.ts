import { parse } from 'node-html-parser';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { enter, type PartnerSession } from '../support/partner-session.js';
import { rawRequest } from '../support/raw-request.js';
import { openExercise, type OpenExercise } from '../support/story.js';
import { tablesHash } from '../support/tables.js';

/** Fields of a section's form as its page holds them, so that they can be sent back with something typed. */
function fieldsIn(html: string): Record<string, string> {
  const hidden = parse(html).querySelectorAll('#answers input[type=hidden]');
  return Object.fromEntries(
    hidden.map((field) => [field.getAttribute('name') ?? '', field.getAttribute('value') ?? '']),
  );
}
const mainOf = (html: string) => parse(html).querySelector('main')?.text.replace(/\s+/g, ' ') ?? '';

describe('what a partner has typed', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  let link: string;
  let ana: PartnerSession;
  beforeEach(async () => {
    expost = await startTestExpost();
    story = await openExercise(expost);
    link = await story.linkOf('cainco');
    ana = await enter(expost, link);
  });
  afterEach(() => expost.stop());

  const save = async (section: string, typed: Record<string, string>) => {
    const page = await ana.get(`/answer/sections/${section}`);
    return ana.post(`/answer/sections/${section}`, { ...fieldsIn(page.text), ...typed, _go: 'later' });
  };

  it('is where the link leads back to: the section that was worked on last', async () => {
    const door = async () => {
      const form = { 'content-type': 'application/x-www-form-urlencoded' };
      const entered = await rawRequest(expost.url, 'POST', new URL(link).pathname, form, '');
      const cookie = String((entered.headers['set-cookie'] as string[])[0]).split(';')[0] ?? '';
      const resumed = await rawRequest(expost.url, 'GET', String(entered.headers.location), { cookie });
      return resumed.headers.location;
    };
    expect(await door()).toBe('/answer');
    await save('closing', { remarks: 'Gracias.' });
    expost.clock.forward(60_000);
    await save('future', { 'perspectives.keep-applying': 'commit' });
    expect(await door()).toBe('/answer/sections/future');
  });

  it('is shown once more, to be copied, where the exercise closed meanwhile', async () => {
    const page = await ana.get('/answer/sections/closing');
    expect((await story.manager.post(`${story.path}/close`)).status).toBe(200);
    const before = await tablesHash(expost);
    const typed = { ...fieldsIn(page.text), remarks: 'Un párrafo largo que costó una hora.' };
    const late = await ana.post('/answer/sections/closing', typed);
    expect(late.status).toBe(409);
    expect(mainOf(late.text)).toContain('no se ha guardado nada de esta página');
    expect(parse(late.text).querySelector('#remarks')?.text).toContain('costó una hora');
    expect(await tablesHash(expost)).toBe(before);
  });

  it('is no longer asked for once the exercise has closed, whatever its last day was', async () => {
    await story.manager.post(`${story.path}/close`);
    const door = await rawRequest(expost.url, 'GET', new URL(link).pathname, { accept: 'text/html' });
    expect(mainOf(door.text)).toContain('Cerrado a nuevas respuestas');
    expect(mainOf(door.text)).not.toContain('Abierto hasta');
    const start = parse((await ana.get('/answer')).text);
    expect(start.querySelector('main form')).toBeNull();
    expect(start.querySelector('main a[href="/answer/check"]')?.text).toContain('Leer las respuestas');
  });

  it('stays in the form beside a file that is too large, with a word on the file', async () => {
    const page = await ana.get('/answer/sections/closing');
    const body = new FormData();
    for (const [name, value] of Object.entries(fieldsIn(page.text))) body.set(name, value);
    body.set('remarks', 'Adjuntamos la memoria.');
    body.set('_upload', 'documents');
    body.set('_file.documents', new Blob([`%PDF-${'x'.repeat(11 * 1024 * 1024)}`]), 'memoria.pdf');
    const headers = { cookie: ana.cookie, accept: 'text/html', origin: expost.url };
    const response = await fetch(`${expost.url}/answer/sections/closing`, { method: 'POST', headers, body });
    const answered = await response.text();
    expect(response.status).toBe(422);
    expect(mainOf(answered)).toContain('10 MB como máximo');
    expect(parse(answered).querySelector('#remarks')?.text).toContain('Adjuntamos la memoria.');
  });

  it('leads to further questions on a returned page too, with a notice', async () => {
    await story.submit(['cainco']);
    const questions = [{ question: 'knowledge_applied', remark: '¿Sigue siendo así?' }];
    await story.manager.post(`${story.path}/responses/cainco/return`, { questions });
    const page = await ana.get('/answer/returned');
    const saved = await ana.post('/answer/returned', { ...fieldsIn(page.text), knowledge_applied: 'no' });
    expect(saved.headers.location).toBe('/answer/returned?new=why_not_applied');
    const again = await ana.get(String(saved.headers.location));
    expect(parse(again.text).querySelector('.govuk-notification-banner')?.text).toContain('una pregunta más');
  });
});
