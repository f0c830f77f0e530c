import { parse } from 'node-html-parser';
import {
  hiddenIn,
  openValidation,
  revisionIn,
  VALIDATION as PAGE,
  type StaffBrowser,
  type ValidationStory,
} from '../support/validation-desk.js';

describe('the joint validation of LIDERES', () => {
  let desk: ValidationStory;
  let ines: StaffBrowser;
  const post = (path: string, fields: Readonly<Record<string, string>>) => desk.post(ines, path, fields);
  const stateOf = async (name: string) => (await desk.finding(name)).state;

  /** Does the report say that the partners have had their say? */
  const isAgreed = async () =>
    (await desk.story.manager.get(`${desk.story.path}/report?format=json`)).body.report.agreed;

  beforeAll(async () => {
    desk = await openValidation(['cainco', 'tec', 'cantabria']);
    ines = await desk.staff('evaluator');
  });
  afterAll(() => desk.expost.stop());

  it('has nothing for partners to check before it has begun, and evaluators are told what comes first', async () => {
    const cainco = desk.partner('cainco');
    const { text } = await cainco.get('/answer/findings');
    expect(text).toContain('Aún no hay hallazgos');
    expect((await cainco.get('/answer/findings/continuity')).status).toBe(404);
    expect((await ines.get(PAGE)).text).toContain('This exercise is open.');
    await desk.story.manager.post(`${desk.story.path}/close`);
    expect((await ines.get(PAGE)).text).toContain('Send the findings to the partners');
  });

  it('starts with a day that is still to come; then every contact gets one mail, however often it is asked for', async () => {
    expect((await post(`${PAGE}/start`, { endsOn: '2023-01-01' })).status).toBe(422);
    expect((await post(`${PAGE}/start`, { endsOn: 'soon' })).status).toBe(422);
    const started = await post(`${PAGE}/start`, { endsOn: '2023-05-20' });
    expect(started.headers['location']).toBe(`${PAGE}?done=started`);
    expect((await post(`${PAGE}/start`, { endsOn: '2023-05-21', revision: '9' })).status).toBe(409);
    await desk.expost.jobsDone();
    await desk.expost.jobsDone();
    const mails = await desk.sent('validation');
    expect(mails.length).toBe((await desk.sent('invitation')).length);
    const mail = await desk.mail(mails[0].id);
    expect(mail.text).toMatch(/\/r\/[\w-]{43}/);
    expect(mail.calendar.text).toContain('METHOD:PUBLISH');
    expect(mail.calendar.text).toContain('TRIGGER:-P2D');
    expect(await stateOf('joint-work-maintained')).toBe('with-partners');
  });

  it('shows each finding in the partner’s language with names and counts, and where the link leads', async () => {
    const cainco = desk.partner('cainco');
    expect((await cainco.get('/answer/resume')).headers['location']).toBe('/answer/findings');
    const { text } = await cainco.get('/answer/findings/continuity');
    const block = parse(text).querySelector('#f-joint-work-maintained');
    const finding = await desk.finding('joint-work-maintained');
    expect(block?.querySelector('.govuk-body-l')?.text).toBe(finding.wording.es);
    expect(block?.text).toContain('CAINCO');
    expect((await cainco.get('/answer/check')).status).toBe(200);
  });

  it('saves each finding by itself: what is wrong with one keeps no other from being stored', async () => {
    const cainco = desk.partner('cainco');
    const page = await cainco.get('/answer/findings/continuity');
    const form = Object.fromEntries(
      ['joint-work-maintained', 'new-areas'].flatMap((name) => [
        [`at.${name}`, hiddenIn(page, `at.${name}`)],
        [`seen.${name}`, hiddenIn(page, `seen.${name}`)],
      ]),
    );
    const answer = await cainco.post('/answer/findings/continuity', {
      ...form,
      'choice.joint-work-maintained': 'agree',
      'choice.new-areas': 'disagree',
      'text.new-areas': '  ',
    });
    expect(answer.status).toBe(422);
    const document = parse(answer.text);
    expect(document.querySelector('.govuk-error-summary a')?.getAttribute('href')).toBe('#text-new-areas');
    expect(document.querySelector('#choice-new-areas-disagree')?.hasAttribute('checked')).toBe(true);
    expect(document.querySelector('#f-joint-work-maintained')?.text).toContain('Su entidad está de acuerdo');
  });

  it('two of one entity who answer at once both keep their words: the second sees both', async () => {
    const cainco = desk.partner('cainco');
    const before = await cainco.get('/answer/findings/continuity');
    const basis = {
      'at.new-areas': hiddenIn(before, 'at.new-areas'),
      'seen.new-areas': hiddenIn(before, 'seen.new-areas'),
    };
    expect((await desk.say('cainco', 'continuity', 'new-areas', 'agree')).status).toBe(303);
    const late = await cainco.post('/answer/findings/continuity', {
      ...basis,
      'choice.new-areas': 'disagree',
      'text.new-areas': 'Las áreas no son nuevas.',
    });
    expect(late.status).toBe(409);
    const block = parse(late.text).querySelector('#f-new-areas');
    expect(block?.text).toContain('Su entidad está de acuerdo');
    expect(block?.querySelector('textarea')?.text).toContain('Las áreas no son nuevas.');
    const again = await desk.say('cainco', 'continuity', 'new-areas', 'disagree', 'Las áreas no son nuevas.');
    expect(again.status).toBe(303);
  });

  it('an answer of the evaluators is seen by the entity, with the dissent as it will be printed', async () => {
    const page = `${PAGE}/findings/new-areas`;
    expect((await ines.get(page)).text).toContain('Las áreas no son nuevas.');
    const action = `${page}/replies/cainco`;
    expect((await post(action, { text: '', printed: '' })).status).toBe(422);
    expect(
      (await post(action, { text: 'We saw the agreement of 2022.', printed: 'No son áreas nuevas.' })).status,
    ).toBe(303);
    const stale = await ines.post(action, { revision: '0', text: 'Mine.', printed: '' });
    expect(stale.status).toBe(409);
    expect(stale.text).toContain('We saw the agreement of 2022.');
    expect(stale.text).toContain('Mine.');
    const { text } = await desk.partner('cainco').get('/answer/findings/continuity');
    expect(text).toContain('We saw the agreement of 2022.');
    expect(text).toContain('No son áreas nuevas.');
    expect((await ines.get(`${PAGE}/findings/starting`)).status).toBe(404);
  });

  it('a changed wording asks again those who had said something of it, by one mail, and nobody else', async () => {
    await desk.say('tec', 'continuity', 'new-areas', 'agree');
    const action = `${PAGE}/findings/new-areas/wording`;
    const page = await ines.get(`${PAGE}/findings/new-areas`);
    const texts = Object.fromEntries(
      ['en', 'es', 'fr', 'pt'].map((language) => [
        language,
        parse(page.text).querySelector(`#wording-${language}`)?.text.trim() ?? '',
      ]),
    );
    const hash = { factsHash: hiddenIn(page, 'factsHash') };
    const unchanged = await post(action, { ...texts, ...hash, reason: 'No reason' });
    expect(unchanged.headers['location']).toContain('done=unchanged');
    const revision = revisionIn(page, action);
    const changed = { ...texts, es: 'Cuatro entidades trabajan en áreas que amplían las de antes.' };
    expect((await post(action, { ...changed, ...hash, reason: 'CAINCO asked for it' })).status).toBe(303);
    const late = await ines.post(action, { revision, ...texts, ...hash, es: 'Otra.', reason: 'Late' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Otra.');
    expect(late.text).toContain('amplían las de antes');
    await desk.expost.jobsDone();
    const mails = await desk.sent('validation-again');
    const contacts = desk.story.fixture.initiative.entities
      .filter(({ key }) => key === 'cainco' || key === 'tec')
      .flatMap(({ contacts: those }) => those.map(({ email }) => email));
    expect(mails.map(({ to }: { to: string }) => to).toSorted()).toEqual(contacts.toSorted());
    const mail = await desk.mail(mails[0].id);
    expect(mail.text.match(/^\* /gm)).toHaveLength(1);
    expect((await desk.partner('tec').get('/answer/findings/continuity')).text).toContain('Esta');
  });

  it('a silent agreement to the earlier wording does not count; the disagreement stands until CAINCO agrees', async () => {
    const view = await ines.get(`${PAGE}/findings/new-areas`);
    expect(view.text).toContain('The disagreement stands until the entity itself agrees');
    expect(view.text).toContain('Contested');
    expect((await desk.say('cainco', 'continuity', 'new-areas', 'agree', 'Así sí.')).status).toBe(303);
    await desk.say('cantabria', 'continuity', 'opened-to-others', 'disagree', 'No se abrió a nadie.');
    expect((await ines.get(`${PAGE}/findings/new-areas`)).text).toContain('Agreed with comment');
  });

  it('is read-only for partners after the date, until more time is given', async () => {
    desk.expost.clock.set('2023-05-25T12:00:00.000Z');
    const cainco = desk.partner('cainco');
    const closed = await cainco.get('/answer/findings/impact');
    expect(parse(closed.text).querySelectorAll('textarea')).toHaveLength(0);
    const refused = await cainco.post('/answer/findings/impact', {
      'choice.negative-effects': 'agree',
      'text.negative-effects': 'Llegamos tarde.',
      'at.negative-effects': '0',
      'seen.negative-effects': 'x',
    });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('Llegamos tarde.');
    ines = await desk.staff('evaluator');
    expect((await post(`${PAGE}/extend`, { endsOn: '2023-05-30' })).status).toBe(303);
    expect((await desk.say('cainco', 'impact', 'negative-effects', 'agree')).status).toBe(303);
  });

  it('gives every finding its state when the round ends, and takes that back', async () => {
    expect((await post(`${PAGE}/end`, {})).headers['location']).toBe(`${PAGE}?done=ended`);
    expect(await stateOf('joint-work-maintained')).toBe('agreed');
    expect(await stateOf('new-areas')).toBe('agreed-with-comment');
    expect(await stateOf('opened-to-others')).toBe('contested');
    expect(await stateOf('sdg-contribution')).toBe('no-reaction');
    const page = await ines.get(`${PAGE}?done=ended`);
    const undo = `${PAGE}/resume`;
    expect((await ines.post(undo, { revision: revisionIn(page, undo) })).status).toBe(303);
    expect(await stateOf('joint-work-maintained')).toBe('with-partners');
    expect(await isAgreed()).toBe(false);
    expect((await post(`${PAGE}/end`, {})).status).toBe(303);
    expect(await isAgreed()).toBe(true);
  });

  it('a round after that asks nobody about what they have said already', async () => {
    await post(`${PAGE}/start`, { endsOn: '2023-06-10' });
    await desk.expost.jobsDone();
    await desk.say('cainco', 'continuity', 'partnership-now', 'agree');
    const before = await desk.sent('validation');
    const counts = before.map(({ number }: { number: number }) => number);
    expect(Math.max(...counts)).toBe(2);
    const { text } = await desk.partner('cainco').get('/answer/findings/continuity');
    expect(parse(text).querySelector('#choice-joint-work-maintained')?.hasAttribute('checked')).toBe(true);
  });

  it('goes back to closed with a reason, which ends the round', async () => {
    expect((await post(`${PAGE}/withdraw`, { reason: ' ' })).status).toBe(422);
    expect((await post(`${PAGE}/withdraw`, { reason: 'One answer was wrong' })).status).toBe(303);
    expect((await desk.partner('cainco').get('/answer/findings')).text).toContain('Aún no hay hallazgos');
  });

  it('other facts make what was said of them void, and only that; those concerned are written to', async () => {
    const { manager, path } = desk.story;
    const [one = '', other = ''] = (await desk.finding('partnership-now')).partnershipNow.oneSided[0];
    const settled = { when: 'now', counts: true, reason: 'The agreement of 2022' };
    expect((await manager.put(`${path}/ties/${one}/${other}`, settled)).status).toBe(200);
    expect((await post(`${PAGE}/start`, { endsOn: '2023-07-01' })).status).toBe(303);
    const page = parse((await desk.partner('cainco').get('/answer/findings/continuity')).text);
    expect(page.querySelector('#f-partnership-now')?.text).toContain('Este hallazgo dice ahora otra cosa');
    expect(page.querySelector('#choice-joint-work-maintained')?.hasAttribute('checked')).toBe(true);
    await desk.expost.jobsDone();
    const mails: readonly { number: number }[] = await desk.sent('validation');
    expect(Math.max(...mails.map(({ number }) => number))).toBe(3);
  });

  it('lets a reader read and do nothing', async () => {
    const olga = await desk.staff('reader');
    const page = await olga.get(PAGE);
    expect(page.status).toBe(200);
    expect(parse(page.text).querySelectorAll(`form[action^="${PAGE}"]`)).toHaveLength(0);
    expect((await olga.post(`${PAGE}/start`, { endsOn: '2023-07-01', revision: '1' })).status).toBe(404);
  });
});
