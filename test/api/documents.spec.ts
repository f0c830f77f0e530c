import { openExercise, type OpenExercise } from '../support/story.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { tablesHash } from '../support/tables.js';

const PDF = '%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n';
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]);

describe('documents of a response', () => {
  let expost: RunningExpost;
  let story: OpenExercise;
  let token: string;
  beforeAll(async () => {
    expost = await startTestExpost();
    story = await openExercise(expost);
    const { AccountsService } = await import('../../src/accounts/accounts.service.js');
    token = await expost.get(AccountsService).createToken('Ana', 'evaluator');
  });
  afterAll(() => expost.stop());

  const address = () => `${expost.url}${story.path}/responses/tec/documents`;
  const headers = () => ({ authorization: `Bearer ${token}` });
  const upload = async (content: string | Buffer, name: string, type = 'application/pdf') => {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(Buffer.from(content))], { type }), name);
    const response = await fetch(address(), { method: 'POST', headers: headers(), body: form });
    return { status: response.status, body: await response.json() };
  };

  it.each([
    ['a PDF', PDF, 'acta.pdf', 'application/pdf', 'acta.pdf'],
    ['a PNG', PNG, 'foto.png', 'image/png', 'foto.png'],
    ['a JPEG called jpg', JPEG, 'foto.jpg', 'image/jpeg', 'foto.jpg'],
    ['a PDF that says it is a page', PDF, 'page.html', 'application/pdf', 'page.pdf'],
  ])(
    '%s is known by its content and given back as it was sent',
    async (_what, content, name, type, shown) => {
      const { status, body } = await upload(content, name, 'text/html');
      expect([status, body]).toEqual([201, expect.objectContaining({ name: shown, mediaType: type })]);
      const response = await fetch(`${address()}/${body.id}`, { headers: headers() });
      expect(Buffer.from(await response.arrayBuffer()).equals(Buffer.from(content))).toBe(true);
      expect(response.headers.get('content-type')).toBe(type);
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('content-disposition')).toContain('attachment');
    },
  );

  it.each([
    ['an empty file', '', 422],
    ['a page', '<html><script>alert(1)</script>', 422],
    ['a picture with a script inside', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 422],
    ['a PDF that begins with something else', ` ${PDF}`, 422],
    ['a program', 'MZ\u0090\u0000', 422],
    ['more than ten megabytes', `%PDF-${'x'.repeat(10 * 1024 * 1024)}`, 413],
  ])('%s is refused, and nothing is written', async (_what, content, expected) => {
    const before = await tablesHash(expost);
    const { status } = await upload(content, 'a.pdf');
    expect(status).toBe(expected);
    expect(await tablesHash(expost)).toBe(before);
  });

  it.each([
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\Users\\ana\\acta final.pdf', 'acta final.pdf'],
    ['año 2023 – «acta».pdf', 'año 2023 – «acta».pdf'],
    ['\u202Efdp.exe', 'fdp.pdf'],
    ['.htaccess', 'htaccess.pdf'],
    ['a'.repeat(300), `${'a'.repeat(116)}.pdf`],
  ])('are shown under a name without tricks: %s', async (sent, shown) => {
    const { body } = await upload(PDF, sent);
    expect(body.name).toBe(shown);
    const response = await fetch(`${address()}/${body.id}`, { headers: headers() });
    const disposition = response.headers.get('content-disposition') ?? '';
    expect(decodeURIComponent(disposition.split("filename*=UTF-8''")[1] ?? '')).toBe(shown);
  });

  it('are named by the answer that holds them, and belong to one entity only', async () => {
    const { body: document } = await upload(PDF, 'acta.pdf');
    const other = address().replace('/tec/', '/cainco/');
    expect((await fetch(`${other}/${document.id}`, { headers: headers() })).status).toBe(404);
    const answers = { documents: [document.id] };
    const wrong = await story.manager.put(`${story.path}/responses/cainco`, { answers });
    expect([wrong.status, wrong.body.errors[0].code]).toEqual([422, 'unknown-document']);
    expect((await story.manager.put(`${story.path}/responses/tec`, { answers })).status).toBe(200);
    const { body } = await story.manager.get(`${story.path}/responses/tec`);
    expect(body.answers).toEqual(answers);
    expect(body.documents.map(({ id }: { id: string }) => id)).toContain(document.id);
  });

  it('are as many as a response can need, and no more', async () => {
    let last = 201;
    for (let count = 0; count < 25 && last === 201; count += 1) last = (await upload(PDF, 'a.pdf')).status;
    expect(last).toBe(422);
    const { body } = await story.manager.get(`${story.path}/responses/tec`);
    expect(body.documents).toHaveLength(20);
  });

  it.each(['multipart/form-data; boundary=x', 'multipart/form-data'])(
    'are refused where the body is no whole %s',
    async (type) => {
      for (const body of [
        'junk',
        '--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\n%PDF-',
      ]) {
        const sent = { method: 'POST', headers: { ...headers(), 'content-type': type }, body };
        const response = await fetch(address(), sent);
        expect(response.status).toBe(400);
        expect((await response.json()).detail).toMatch(/multipart\/form-data/);
      }
    },
  );

  it('come as one file of a multipart body', async () => {
    const without = await fetch(address(), { method: 'POST', headers: headers(), body: new FormData() });
    expect(without.status).toBe(400);
    const wrong = [
      { body: new URLSearchParams({ file: PDF }), headers: headers() },
      { body: '{}', headers: { ...headers(), 'content-type': 'application/json' } },
    ];
    for (const one of wrong) {
      const response = await fetch(address(), { method: 'POST', ...one });
      expect(response.status).toBe(415);
      expect((await response.json()).detail).toMatch(/^Send multipart\/form-data, not application\//);
    }
  });
});
