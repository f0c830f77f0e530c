import { AccountsService } from '../../src/accounts/accounts.service.js';
import type { StaffRole } from '../../src/accounts/access.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { HistoryRow } from '../../src/history/history.entity.js';
import { csvTextOf } from '../../src/portfolio/export-cell.js';
import { FORMULA_PAYLOADS } from '../fixtures/formula-payloads.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { readCsv, readWorkbook } from '../support/sheets.js';
import { openExercise, type OpenExercise } from '../support/story.js';

jest.setTimeout(60_000);

const EXPORTS = '/staff/initiatives/ICT149-21/exercises/2023/exports';
const WINDOW = '/staff/windows/2021/exports';

describe('Data to take along', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  let cookie: string;
  let csrf: string;

  async function signIn(role: StaffRole) {
    const accounts = expost.get(AccountsService);
    const staff = await accounts.staffOfToken(await accounts.createToken('Inés Example', role));
    const session = await accounts.startSession({ accessTokenId: staff?.staffId ?? '', language: 'en' });
    cookie = `expost-staff=${session}`;
    csrf = (await accounts.staffOfCookie(session))?.csrfToken ?? '';
    return `staff:${staff?.staffId}`;
  }
  const download = (file: string, more: Readonly<Record<string, string>> = {}, path = EXPORTS) =>
    fetch(expost.url + path, {
      method: 'POST',
      headers: { cookie, origin: expost.url },
      body: new URLSearchParams({ _csrf: csrf, file, which: 'current', language: 'es', ...more }),
    });
  async function table(file: string, more: Readonly<Record<string, string>> = {}, path = EXPORTS) {
    const answer = await download(file, more, path);
    // `text()` of fetch takes the byte order mark away.
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const [headings = [], ...rows] = readCsv(bytes.toString());
    return rows.map((row) => Object.fromEntries(headings.map((name, index) => [name, row[index] ?? ''])));
  }
  const payload = FORMULA_PAYLOADS.join('\n').replace(/[\r\ufeff\u200b]/g, '');

  beforeAll(async () => {
    expost = await startTestExpost();
    story = await openExercise(expost);
    Object.assign(story.fixture.responses['cainco']?.answers ?? {}, {
      remarks: '=1+1',
      other_influences: payload,
      enabling_factors_own: [{ text: 'Patience' }],
    });
    await story.submit();
    await signIn('reader');
  });
  afterAll(() => expost?.stop());

  it('answers come with codes and labels apart, one row for each thing said', async () => {
    const rows = await table('answers');
    const said = rows.filter(
      ({ entity, question }) => entity === 'cainco' && question === 'knowledge_applied',
    );
    expect(said).toHaveLength(1);
    expect(said[0]).toMatchObject({
      window: '2021',
      initiative: 'ICT149-21',
      exercise_year: '2023',
      role: 'beneficiary',
      question_label: expect.stringContaining('¿'),
      code: 'yes',
      code_label: 'Sí',
    });
    const ranked = rows.filter(
      ({ entity, question }) => entity === 'cainco' && question === 'enabling_factors',
    );
    expect(ranked.map(({ item }) => item)).toEqual(ranked.map((_row, index) => String(index + 1)));
    const ties = rows.filter(({ entity, question }) => entity === 'cainco' && question === 'ties_now');
    expect(ties.map(({ field }) => field)).toContain('tec');
    expect(ties.every(({ field_label: label }) => label !== '')).toBe(true);
  });

  it('what partners wrote comes as they wrote it, and as no formula', async () => {
    const written = new Map(
      (await table('answers'))
        .filter(({ entity }) => entity === 'cainco')
        .map(({ question, text = '' }) => [question, text]),
    );
    expect(written.get('remarks')).toBe("'=1+1");
    expect(csvTextOf(written.get('other_influences') ?? '')).toBe(payload);
  });

  it('only accepted responses where they are asked for', async () => {
    const { path, manager } = story;
    expect(await table('answers', { which: 'accepted' })).toEqual([]);
    await manager.post(`${path}/responses/tec/accept`);
    const rows = await table('answers', { which: 'accepted' });
    expect(new Set(rows.map(({ entity }) => entity))).toEqual(new Set(['tec']));
  });

  it('one row for each entity in the wide form, the silent ones too', async () => {
    const rows = await table('wide');
    expect(rows.map(({ entity }) => entity)).toEqual(story.fixture.initiative.entities.map(({ key }) => key));
    expect(rows.find(({ entity }) => entity === 'cainco')).toMatchObject({
      knowledge_applied: 'yes',
      remarks: "'=1+1",
      'ties_now/cainco': '',
    });
  });

  it('findings, and what every code means', async () => {
    const findings = await table('findings');
    expect(findings.find(({ finding }) => finding === 'knowledge-applied')).toMatchObject({
      finding_label: expect.any(String),
      state: 'draft',
      wording: expect.any(String),
    });
    const codes = await table('codebook');
    expect(
      codes.find(({ question, code }) => question === 'knowledge_applied' && code === 'dont-know'),
    ).toMatchObject({ kind: 'choice', code_label: expect.any(String) });
  });

  it('everything in one workbook, under a name that browsers understand', async () => {
    const answer = await download('workbook');
    expect(answer.headers.get('content-type')).toContain('spreadsheetml.sheet');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('content-disposition')).toContain(
      'attachment; filename="ICT149-21-2023-data-current-es.xlsx"',
    );
    const sheets = readWorkbook(Buffer.from(await answer.arrayBuffer()));
    expect([...sheets.keys()]).toEqual(['answers', 'wide', 'codings', 'findings', 'changes', 'codebook']);
    const flat = sheets.get('answers')?.rows.flat() ?? [];
    expect(flat).toContain('=1+1');
    expect(flat).toContain(payload);
    expect(flat).toContain(2023);
    expect([...sheets.values()].filter(({ xml }) => /<f[ >]/.test(xml))).toEqual([]);
  });

  it('codings stand beside the words they were made of', async () => {
    const { manager, path } = story;
    const words = { entity: 'cainco', question: 'enabling_factors_own', index: 0 };
    const coded = await manager.put(`${path}/codings`, { ...words, codes: ['trust'] });
    expect([coded.status, coded.text]).toEqual([200, expect.any(String)]);
    expect(await table('codings')).toMatchObject([
      { text: 'Patience', code: 'trust', code_made_by: 'catalogue', state: 'anchored' },
    ]);
  });

  it('each download is written down: who took what of which exercises', async () => {
    const actor = await signIn('reader');
    await table('findings');
    await table('answers', {}, WINDOW);
    const lines = await expost
      .get(UnitOfWork)
      .read((manager) =>
        manager.getRepository(HistoryRow).find({ where: { actor }, order: { at: 'ASC', subject: 'ASC' } }),
      );
    expect(lines.map(({ what, details }) => [what, details['tables'], details['window']])).toEqual(
      expect.arrayContaining([
        ['data.exported', ['findings'], null],
        ['data.exported', ['answers'], 2021],
      ]),
    );
  });

  it('a window has only what the reader’s grants reach', async () => {
    expect((await table('answers', {}, WINDOW)).length).toBeGreaterThan(100);
    expect((await download('answers', {}, '/staff/windows/1999/exports')).status).toBe(404);
    expect((await download('wide', {}, WINDOW)).status).toBe(404);
    const workbook = await download('workbook', {}, WINDOW);
    const sheets = readWorkbook(Buffer.from(await workbook.arrayBuffer()));
    expect([...sheets.keys()]).toEqual(['answers', 'codings', 'findings', 'changes', 'codebook']);
  });

  it('forms without their token, and files nobody knows, are refused', async () => {
    expect((await download('answers', { _csrf: 'x' })).status).toBe(403);
    expect((await download('comments')).status).toBe(400);
  });
});
