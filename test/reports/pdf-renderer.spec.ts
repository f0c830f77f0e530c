import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { compileReport } from '../../src/reports/compile-report.js';
import { PdfRendererService } from '../../src/reports/pdf/pdf-renderer.service.js';
import { ReportContentService } from '../../src/reports/report-content.service.js';
import type { ReportModel } from '../../src/reports/report-model.js';
import { content, reportInputOf } from './report-of-fixture.js';

const worker = join(__dirname, '..', '..', 'dist', 'reports', 'pdf', 'pdf.worker.js');
const built = existsSync(worker) ? describe : describe.skip;
if (!existsSync(worker)) console.warn('SKIPPED: the PDF worker needs the build: npm run build.');

const modelOf = (language: 'en' | 'es') => compileReport(reportInputOf('three-entities', language), content);

built('the PDF renderer', () => {
  let renderer: PdfRendererService;
  beforeEach(() => (renderer = new PdfRendererService(new ReportContentService())));
  afterEach(() => renderer.onModuleDestroy());

  it('renders what it is given, one after the other, on a thread of its own', async () => {
    let ticks = 0;
    const clock = setInterval(() => (ticks += 1), 5);
    const [english, spanish, again] = await Promise.all([
      renderer.render(modelOf('en')),
      renderer.render(modelOf('es')),
      renderer.render(modelOf('en')),
    ]);
    clearInterval(clock);
    expect(Buffer.from(english!).subarray(0, 8).toString()).toBe('%PDF-1.7');
    expect(Buffer.from(english!).equals(Buffer.from(again!))).toBe(true);
    expect(Buffer.from(english!).equals(Buffer.from(spanish!))).toBe(false);
    // The event loop went on turning meanwhile.
    expect(ticks).toBeGreaterThan(5);
  });

  it('fails the one document it cannot render, saying why, and goes on', async () => {
    const broken = { ...modelOf('en'), sections: [{ id: 'impact', title: 'Impact', blocks: null }] };
    const [first, second] = await Promise.allSettled([
      renderer.render(broken as unknown as ReportModel),
      renderer.render(modelOf('en')),
    ]);
    expect(first).toMatchObject({
      status: 'rejected',
      reason: expect.objectContaining({ message: expect.stringMatching(/null/) }),
    });
    expect(second.status).toBe('fulfilled');
  });

  it('replaces a worker that dies, and goes on', async () => {
    const lost = renderer.render(modelOf('en'));
    const waiting = renderer.render(modelOf('es'));
    const inner = renderer as unknown as { readonly worker: { terminate(): Promise<number> } };
    await inner.worker.terminate();
    await expect(lost).rejects.toThrow(/worker ended/);
    expect((await waiting).length).toBeGreaterThan(10_000);
  });

  it('ends what waits when the service stops', async () => {
    const waiting = Promise.allSettled([renderer.render(modelOf('en')), renderer.render(modelOf('en'))]);
    await renderer.onModuleDestroy();
    expect((await waiting).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  it('turns away what would wait too long', async () => {
    const model = modelOf('en');
    const all = Array.from({ length: 101 }, () => renderer.render(model).catch(() => null));
    expect(() => renderer.render(model)).toThrow('Too many reports are being rendered');
    await renderer.onModuleDestroy();
    await Promise.all(all);
  });
});
