import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { enter, type PartnerSession } from '../support/partner-session.js';
import { missingTools, runOnPdf } from '../support/pdf-tools.js';
import { addressOf, OF_LIDERES, routesOf } from '../support/routes.js';
import { readZip } from '../support/sheets.js';
import { signIn, type StaffBrowser } from '../support/staff-browser.js';
import { openExercise, type OpenExercise } from '../support/story.js';

jest.setTimeout(60_000);

const LANGUAGES = ['en', 'es', 'fr', 'pt'];
/** A word that nobody else writes: wherever it is found, something of the team's has leaked. */
const SECRET = 'zanahoria-violeta';

/** Comments and phone calls are of the team: whatever partners and readers of reports can get holds none of them. */
describe('What the team says to itself', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  let ines: StaffBrowser;
  let lucia: PartnerSession;
  const exercise = () => `/staff${story.path.slice('/api'.length)}`;

  beforeAll(async () => {
    expost = await startTestExpost();
    story = await openExercise(expost);
    ines = await signIn(expost, 'manager', { name: 'Inés Example' });
    lucia = await enter(expost, await story.linkOf('cainco'));
    await story.submit();
    const response = `${exercise()}/responses/cainco`;
    for (const question of ['', 'remarks', 'knowledge_how', 'enabling_factors'])
      await ines.post(`${response}/comments`, { question, text: `${SECRET} about “${question}”` });
    await ines.post(`${response}/calls`, {
      entity: 'cainco',
      'call.cainco.contact': '',
      'call.cainco.name': `${SECRET} at the desk`,
      'call.cainco.day': '2023-04-05',
      'call.cainco.time': '07:45',
      'call.cainco.outcome': 'asks-help',
      'call.cainco.note': `${SECRET} was said`,
    });
    const asked = { questions: [{ question: 'remarks', remark: 'Could you say more?' }] };
    await story.manager.post(`${story.path}/responses/cainco/return`, asked);
    await expost.jobsDone();
  });
  afterAll(() => expost.stop());

  it('is on the page of the team, so that the search below finds it where it is', async () => {
    const { text } = await ines.get(`${exercise()}/responses/cainco`);
    expect(text.split(SECRET).length).toBeGreaterThan(6);
  });

  const partnersPages = () => {
    const sections = ['about', 'continuity', 'application', 'impact', 'factors', 'future', 'closing'];
    const routes = routesOf(expost).filter(({ method, level }) => method === 'GET' && level === 'partner');
    const addresses = routes.flatMap((route) =>
      sections.map((section) => addressOf(route, { ...OF_LIDERES, question: 'remarks', section })),
    );
    return [...new Set(addresses), '/answer/report/file?language=es&format=html'];
  };
  async function assertPartnersSeeNothing(): Promise<number> {
    const answers = await Promise.all(partnersPages().map((address) => lucia.get(address)));
    expect(answers.filter(({ text }) => text.includes(SECRET))).toEqual([]);
    return answers.filter(({ status }) => status === 200).length;
  }

  it('is on no page of a partner, returned answers included', async () => {
    expect(await assertPartnersSeeNothing()).toBeGreaterThan(9);
  });

  it('is in no mail', async () => {
    const { body } = await story.manager.get('/api/outbox?pageSize=200');
    const kinds = new Set(body.items.map(({ kind }: { kind: string }) => kind));
    expect(kinds).toContain('returned');
    for (const { id } of body.items)
      expect((await story.manager.get(`/api/outbox/${id}`)).text).not.toContain(SECRET);
  });

  it.each(['answers', 'wide', 'codings', 'findings', 'changes', 'codebook', 'workbook'])(
    'is not in the export %s',
    async (file) => {
      const answer = await fetch(`${expost.url}${exercise()}/exports`, {
        method: 'POST',
        headers: { cookie: ines.cookie, origin: expost.url },
        body: new URLSearchParams({ _csrf: ines.csrf, file, which: 'current', language: 'es' }),
      });
      const bytes = Buffer.from(await answer.arrayBuffer());
      expect(answer.status).toBe(200);
      const parts = file === 'workbook' ? [...readZip(bytes).values()] : [bytes.toString()];
      expect(parts.join('').length).toBeGreaterThan(100);
      expect(parts.filter((part) => part.includes(SECRET))).toEqual([]);
    },
  );

  it('is in no report, draft or published, whatever its format', async () => {
    await story.accept();
    for (const step of ['close', 'validate']) {
      const { status, text } = await story.manager.post(`${story.path}/${step}`);
      expect([step, status, status === 200 ? '' : text]).toEqual([step, 200, '']);
    }
    const reports = async () => {
      for (const language of LANGUAGES) {
        for (const format of ['json', 'html']) {
          const report = await story.manager.get(
            `${story.path}/report?language=${language}&format=${format}`,
          );
          expect([report.status, report.text.includes(SECRET)]).toEqual([200, false]);
        }
      }
      const address = `${expost.url}${story.path}/report?language=es&format=pdf`;
      const pdf = await fetch(address, { headers: { cookie: ines.cookie } });
      expect(pdf.status).toBe(200);
      const bytes = new Uint8Array(await pdf.arrayBuffer());
      if (missingTools.length === 0) expect(runOnPdf('pdftotext', bytes, [], ['-'])).not.toContain(SECRET);
    };
    await reports();
    const published = await story.manager.post(`${story.path}/publish`, {});
    expect([published.status, published.status === 200 ? '' : published.text]).toEqual([200, '']);
    await expost.jobsDone();
    await reports();
    await assertPartnersSeeNothing();
  });
});
