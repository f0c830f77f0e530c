import { parse } from 'node-html-parser';
import { AccountsService } from '../../src/accounts/accounts.service.js';
import type { StaffRole } from '../../src/accounts/access.js';
import { MailSender } from '../../src/mail/mail-sender.service.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { enter, type PartnerSession } from '../support/partner-session.js';
import { rawRequest, type RawAnswer } from '../support/raw-request.js';
import { openExercise, type OpenExercise } from '../support/story.js';

const PAGE = '/staff/initiatives/ICT149-21/exercises/2023/validation';
const FORM = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };

describe('the joint validation of LIDERES', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  /** Inés, who evaluates. */
  let ines: { get(path: string): Promise<RawAnswer>; post(path: string, fields: object): Promise<RawAnswer> };
  const partners = new Map<string, PartnerSession>();
  const partner = async (entity: string) => {
    const known = partners.get(entity);
    if (!known) throw new Error(`Nobody of ${entity} has come in.`);
    return known;
  };

  async function staff(role: StaffRole) {
    const accounts = expost.get(AccountsService);
    const token = await accounts.createToken('Inés Example', role);
    const tokenId = (await accounts.staffOfToken(token))?.staffId ?? '';
    const session = await accounts.startSession({ accessTokenId: tokenId, language: 'en' });
    const csrf = (await accounts.staffOfCookie(session))?.csrfToken ?? '';
    const headers = { cookie: `expost-staff=${session}`, accept: 'text/html', 'accept-language': 'en' };
    return {
      get: (path: string) => rawRequest(expost.url, 'GET', path, headers),
      post: (path: string, fields: object) =>
        rawRequest(
          expost.url,
          'POST',
          path,
          { ...headers, ...FORM },
          new URLSearchParams({ _csrf: csrf, ...fields } as Record<string, string>).toString(),
        ),
    };
  }

  /** The hidden revision of the form that goes to an address. */
  const revisionIn = ({ text }: RawAnswer, action: string) =>
    parse(text).querySelector(`form[action="${action}"] input[name=revision]`)?.getAttribute('value') ?? '';
  const hiddenIn = ({ text }: RawAnswer, name: string) =>
    parse(text).querySelector(`input[name="${name}"]`)?.getAttribute('value') ?? '';
  const sent = async (kind: string) =>
    (await story.manager.get(`/api/outbox?kind=${kind}&pageSize=200`)).body.items;
  const findingsNow = async () => (await story.manager.get(`${story.path}/findings`)).body;
  const stateOf = async (name: string) =>
    (await findingsNow()).find(({ finding }: { finding: string }) => finding === name).state;

  /** What an entity says of a finding on its page, as a form without script sends it. */
  async function say(entity: string, section: string, finding: string, choice: string, text = '') {
    const browser = await partner(entity);
    const page = await browser.get(`/answer/findings/${section}`);
    return browser.post(`/answer/findings/${section}`, {
      [`choice.${finding}`]: choice,
      [`text.${finding}`]: text,
      [`at.${finding}`]: hiddenIn(page, `at.${finding}`),
      [`seen.${finding}`]: hiddenIn(page, `seen.${finding}`),
      _go: 'stay',
    });
  }
  const post = async (path: string, fields: object) => {
    const page = await ines.get(
      path.startsWith(`${PAGE}/findings/`) ? path.split('/').slice(0, 9).join('/') : PAGE,
    );
    return ines.post(path, { revision: revisionIn(page, path), ...fields });
  };

  beforeAll(async () => {
    expost = await startTestExpost();
    story = await openExercise(expost);
    for (const entity of ['cainco', 'tec', 'cantabria']) {
      partners.set(entity, await enter(expost, await story.linkOf(entity)));
    }
    await story.submit();
    await story.accept();
    ines = await staff('evaluator');
  });
  afterAll(() => expost.stop());

  it('has nothing for partners to check before it has begun, and evaluators are told what comes first', async () => {
    const cainco = await partner('cainco');
    const { text } = await cainco.get('/answer/findings');
    expect(text).toContain('Aún no hay hallazgos');
    expect((await cainco.get('/answer/findings/continuity')).status).toBe(404);
    expect((await ines.get(PAGE)).text).toContain('This exercise is open.');
    await story.manager.post(`${story.path}/close`);
    expect((await ines.get(PAGE)).text).toContain('Send the findings to the partners');
  });

  it('a meeting that is called goes to every contact as a calendar entry in their own language', async () => {
    const plan = { date: '2023-05-08', from: '16:00', to: '17:30', timeZone: 'Europe/Madrid' };
    const place = 'https://meet.example.org/lideres';
    const called = await ines.post(`${PAGE}/meeting`, { revision: '0', ...plan, place });
    expect(called.headers['location']).toBe(`${PAGE}/meeting?done=called`);
    await expost.jobsDone();
    const mails = await sent('meeting');
    expect(mails.length).toBe((await sent('invitation')).length);
    const mail = (await story.manager.get(`/api/outbox/${mails[0].id}`)).body;
    expect(mail.calendar.method).toBe('REQUEST');
    for (const line of [
      'METHOD:REQUEST',
      'SEQUENCE:0',
      'DTSTART:20230508T140000Z',
      'DTEND:20230508T153000Z',
      `LOCATION:${place}`,
    ]) {
      expect(mail.calendar.text).toContain(line);
    }
    const cainco = await partner('cainco');
    expect((await cainco.get('/answer/findings')).text).toContain('habrá una reunión');
    const ics = await cainco.get('/answer/meeting.ics');
    expect([ics.status, ics.headers['content-type']]).toEqual([
      200,
      'text/calendar; charset=utf-8; method=REQUEST',
    ]);
    const uid = /UID:(\S+)/.exec(ics.text)?.[1];
    expect(mail.calendar.text).toContain(`UID:${uid}`);
  });

  it('a meeting that is moved keeps its UID and raises its sequence; what is wrong is said beside the field', async () => {
    const typed = {
      date: '2023-05-09',
      from: '18:00',
      to: '17:30',
      timeZone: 'Europe/Madrid',
      place: 'Madrid',
    };
    const page = await ines.get(`${PAGE}/meeting`);
    const revision = revisionIn(page, `${PAGE}/meeting`);
    const refused = await ines.post(`${PAGE}/meeting`, { revision, ...typed });
    expect(refused.status).toBe(422);
    expect(parse(refused.text).querySelector('#to-error')?.text).toContain('after the beginning');
    expect((await ines.post(`${PAGE}/meeting`, { revision, ...typed, to: '19:00' })).status).toBe(303);
    expect((await ines.post(`${PAGE}/meeting`, { revision, ...typed, to: '19:30' })).status).toBe(409);
    await expost.jobsDone();
    const mails = await sent('meeting');
    const latest = (await story.manager.get(`/api/outbox/${mails[0].id}`)).body;
    expect(latest.calendar.text).toContain('SEQUENCE:1');
    expect(latest.calendar.text).toContain('DTSTART:20230509T160000Z');
  });

  it('starts with a day that is still to come; then every contact gets one mail, however often it is asked for', async () => {
    expect((await post(`${PAGE}/start`, { endsOn: '2023-01-01' })).status).toBe(422);
    expect((await post(`${PAGE}/start`, { endsOn: 'soon' })).status).toBe(422);
    const started = await post(`${PAGE}/start`, { endsOn: '2023-05-20' });
    expect(started.headers['location']).toBe(`${PAGE}?done=started`);
    expect((await post(`${PAGE}/start`, { endsOn: '2023-05-21', revision: '9' })).status).toBe(409);
    await expost.jobsDone();
    await expost.jobsDone();
    const mails = await sent('validation');
    expect(mails.length).toBe((await sent('invitation')).length);
    const mail = (await story.manager.get(`/api/outbox/${mails[0].id}`)).body;
    expect(mail.text).toMatch(/\/r\/[\w-]{43}/);
    expect(mail.calendar.text).toContain('METHOD:PUBLISH');
    expect(mail.calendar.text).toContain('TRIGGER:-P2D');
    expect(await stateOf('joint-work-maintained')).toBe('with-partners');
  });

  it('shows each finding in the partner’s language with names and counts, and where the link leads', async () => {
    const cainco = await partner('cainco');
    expect((await cainco.get('/answer/resume')).headers['location']).toBe('/answer/findings');
    const { text } = await cainco.get('/answer/findings/continuity');
    const block = parse(text).querySelector('#f-joint-work-maintained');
    const finding = (await findingsNow()).find(
      (one: { finding: string }) => one.finding === 'joint-work-maintained',
    );
    expect(block?.querySelector('.govuk-body-l')?.text).toBe(finding.wording.es);
    expect(block?.text).toContain('CAINCO');
    expect((await cainco.get('/answer/check')).status).toBe(200);
  });

  it('saves each finding by itself: what is wrong with one keeps no other from being stored', async () => {
    const cainco = await partner('cainco');
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
    const cainco = await partner('cainco');
    const before = await cainco.get('/answer/findings/continuity');
    const basis = {
      'at.new-areas': hiddenIn(before, 'at.new-areas'),
      'seen.new-areas': hiddenIn(before, 'seen.new-areas'),
    };
    expect((await say('cainco', 'continuity', 'new-areas', 'agree')).status).toBe(303);
    const late = await cainco.post('/answer/findings/continuity', {
      ...basis,
      'choice.new-areas': 'disagree',
      'text.new-areas': 'Las áreas no son nuevas.',
    });
    expect(late.status).toBe(409);
    const block = parse(late.text).querySelector('#f-new-areas');
    expect(block?.text).toContain('Su entidad está de acuerdo');
    expect(block?.querySelector('textarea')?.text).toContain('Las áreas no son nuevas.');
    const again = await say('cainco', 'continuity', 'new-areas', 'disagree', 'Las áreas no son nuevas.');
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
    const { text } = await (await partner('cainco')).get('/answer/findings/continuity');
    expect(text).toContain('We saw the agreement of 2022.');
    expect(text).toContain('No son áreas nuevas.');
    expect((await ines.get(`${PAGE}/findings/starting`)).status).toBe(404);
  });

  it('a changed wording asks again those who had said something of it, by one mail, and nobody else', async () => {
    await say('tec', 'continuity', 'new-areas', 'agree');
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
    await expost.jobsDone();
    const mails = await sent('validation-again');
    const contacts = story.fixture.initiative.entities
      .filter(({ key }) => key === 'cainco' || key === 'tec')
      .flatMap(({ contacts: those }) => those.map(({ email }) => email));
    expect(mails.map(({ to }: { to: string }) => to).toSorted()).toEqual(contacts.toSorted());
    const mail = (await story.manager.get(`/api/outbox/${mails[0].id}`)).body;
    expect(mail.text.match(/^\* /gm)).toHaveLength(1);
    expect((await (await partner('tec')).get('/answer/findings/continuity')).text).toContain('Esta');
  });

  it('a silent agreement to the earlier wording does not count; the disagreement stands until CAINCO agrees', async () => {
    const view = await ines.get(`${PAGE}/findings/new-areas`);
    expect(view.text).toContain('The disagreement stands until the entity itself agrees');
    expect(view.text).toContain('Contested');
    expect((await say('cainco', 'continuity', 'new-areas', 'agree', 'Así sí.')).status).toBe(303);
    expect((await ines.get(`${PAGE}/findings/new-areas`)).text).toContain('Agreed with comment');
  });

  it('records what an entity said in the meeting, with who confirmed it', async () => {
    const path = `${PAGE}/findings/opened-to-others`;
    const page = await ines.get(path);
    const form = { seen: hiddenIn(page, 'seen'), entity: 'cantabria', language: 'es' };
    const wrong = await post(`${path}/reactions`, { ...form, text: '', confirmedBy: '' });
    expect(wrong.status).toBe(422);
    const said = { ...form, kind: 'disagree', text: 'No se abrió a nadie.', confirmedBy: 'Begoña Example' };
    expect((await post(`${path}/reactions`, said)).status).toBe(303);
    expect((await ines.get(path)).text).toContain('Recorded in the meeting, confirmed by Begoña Example');
    const { text } = await (await partner('cantabria')).get('/answer/findings/continuity');
    expect(text).toContain('confirmado por Begoña Example');
    expect((await post(`${path}/reactions`, { ...said, entity: 'yojoa', revision: '1' })).status).toBe(404);
  });

  it('keeps the minutes and who was there; a second pair of hands overwrites nothing', async () => {
    const page = await ines.get(`${PAGE}/meeting`);
    const [box] = parse(page.text).querySelectorAll('input[type=checkbox]');
    const who = { [box?.getAttribute('name') ?? '']: '1' };
    const minutes = { others: 'Olga Example\nNadia Example', minutes: 'All findings were read.' };
    expect((await ines.post(`${PAGE}/meeting/minutes`, { revision: '0', ...who, ...minutes })).status).toBe(
      303,
    );
    const late = await ines.post(`${PAGE}/meeting/minutes`, { revision: '0', others: '', minutes: 'Mine.' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('All findings were read.');
    expect(late.text).toContain('Mine.');
    const kept = parse((await ines.get(`${PAGE}/meeting`)).text);
    expect(kept.querySelectorAll('input[checked]')).toHaveLength(1);
    expect(kept.querySelector('#others')?.text).toContain('Nadia Example');
    expect(
      (await ines.post(`${PAGE}/meeting/minutes`, { revision: '1', ...minutes, unknown: '1' })).status,
    ).toBe(400);
  });

  it('is read-only for partners after the date, until more time is given', async () => {
    expost.clock.set('2023-05-25T12:00:00.000Z');
    const cainco = await partner('cainco');
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
    ines = await staff('evaluator');
    expect((await post(`${PAGE}/extend`, { endsOn: '2023-05-30' })).status).toBe(303);
    expect((await say('cainco', 'impact', 'negative-effects', 'agree')).status).toBe(303);
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
    expect((await post(`${PAGE}/end`, {})).status).toBe(303);
    const report = (await story.manager.get(`${story.path}/report.json?lang=en`)).body;
    expect(JSON.stringify(report)).not.toContain('Not yet agreed');
  });

  it('a round after that asks nobody about what they have said already', async () => {
    await post(`${PAGE}/start`, { endsOn: '2023-06-10' });
    await expost.jobsDone();
    const before = await sent('validation');
    const counts = before.map(({ number }: { number: number }) => number);
    expect(Math.max(...counts)).toBe(2);
    const { text } = await (await partner('cainco')).get('/answer/findings/continuity');
    expect(parse(text).querySelector('#choice-joint-work-maintained')?.hasAttribute('checked')).toBe(true);
  });

  it('goes back to closed with a reason, which ends the round', async () => {
    expect((await post(`${PAGE}/withdraw`, { reason: ' ' })).status).toBe(422);
    expect((await post(`${PAGE}/withdraw`, { reason: 'One answer was wrong' })).status).toBe(303);
    expect((await (await partner('cainco')).get('/answer/findings')).text).toContain('Aún no hay hallazgos');
    await expost.get(MailSender).idle();
  });

  it('lets a reader read and do nothing', async () => {
    const olga = await staff('reader');
    const page = await olga.get(PAGE);
    expect(page.status).toBe(200);
    expect(parse(page.text).querySelectorAll('main form').length).toBe(1);
    expect((await olga.post(`${PAGE}/start`, { endsOn: '2023-07-01', revision: '1' })).status).toBe(404);
  });
});
