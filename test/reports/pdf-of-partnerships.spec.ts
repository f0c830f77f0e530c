import { LANGUAGES } from '../../src/language.js';
import { compileReport } from '../../src/reports/compile-report.js';
import { renderPdf } from '../../src/reports/pdf/render-pdf.js';
import { readReportFonts } from '../../src/reports/report-content.service.js';
import type { ReportInput } from '../../src/reports/report-input.js';
import { FIXTURES, loadFixture } from '../fixtures/fixtures.js';
import { describeWithPdfTools, pagesOf, runOnPdf } from '../support/pdf-tools.js';
import { content, reportInputOf } from './report-of-fixture.js';

const fonts = readReportFonts();
const pdfOf = (input: ReportInput) => renderPdf(compileReport(input, content), content.style, fonts);

/** Letters only: line ends and columns do not matter to what stands there. */
const squeezed = (text: string) => text.replace(/\s+/g, '');
/** A no-break space is a space to who looks for a text. */
const spaced = (text: string) => text.replace(/\u00a0/g, ' ');

describeWithPdfTools('the PDFs of all partnerships', () => {
  const everyReport = FIXTURES.flatMap((name) => LANGUAGES.map((language) => [name, language] as const));

  it.each(everyReport)(
    '%s in %s: four to eight pages, the first a report in itself',
    async (name, language) => {
      const input = reportInputOf(name, language);
      const pages = pagesOf(await pdfOf(input)).map(spaced);
      expect(pages.length).toBeGreaterThanOrEqual(4);
      expect(pages.length).toBeLessThanOrEqual(8);
      const say = (key: string) => content.messages[language][key]!;
      // The last of its parts, and what the second page begins with.
      expect(pages[0]).toContain(spaced(say('fact.targets')));
      expect(pages[0]).not.toContain(say('partnership.table'));
      expect(pages[1]).toContain(say('partnership.table'));
      // Negative effects, hindering factors and limits are never left out.
      const text = squeezed(pages.join(''));
      const hindering = input.findings.find(({ finding }) => finding === 'hindering-factors')!;
      const negative = input.findings.find(({ finding }) => finding === 'negative-effects')!;
      for (const { wording } of [hindering, negative]) {
        const [claim] = wording[language].split(/[.:]/);
        expect(text).toContain(squeezed(claim!));
      }
      for (const limit of ['limits.self-reported', 'limits.no-comparison', 'ladder.text', 'unread.none']) {
        expect(text).toContain(squeezed(say(limit)));
      }
      expect(text).not.toMatch(/\{|'\d|undefined|null|%/);
    },
  );

  it.each(everyReport)('%s in %s: no page ends with a heading', async (name, language) => {
    const model = compileReport(reportInputOf(name, language), content);
    const headings = new Set(
      model.sections.flatMap(({ title, blocks }) => [
        title,
        ...blocks.flatMap((block) =>
          block.kind === 'heading'
            ? [block.text]
            : block.kind === 'table'
              ? [block.caption]
              : block.kind === 'figure'
                ? [block.drawing.title]
                : [],
        ),
      ]),
    );
    const pages = pagesOf(await renderPdf(model, content.style, fonts)).slice(0, -1);
    for (const page of pages) {
      const lines = page.split('\n').map((line) => line.trim());
      const last = lines.filter((line) => line !== '').slice(-2)[0]!;
      expect(headings).not.toContain(last);
    }
  });

  it('stays whole with the longest names: page 1 on its page, running heads apart', async () => {
    const fixture = loadFixture('nine-entities');
    const { initiative } = fixture;
    const entities = initiative.entities.map((entity, i) => ({
      ...entity,
      name: `Confederación Interamericana de Cooperativas Agrarias ${i + 1}, Departamento de Cooperación`,
    }));
    const name = {
      en: 'Fair harvests: rural women, short value chains and savings groups in three dry regions',
    };
    const challenge = { en: 'Raise what rural women earn from their harvest. '.repeat(80) };
    const responses = Object.fromEntries(Object.entries(fixture.responses).slice(0, 6));
    const input = reportInputOf(
      { ...fixture, initiative: { ...initiative, name, challenge, entities }, responses },
      'es',
    );
    const bytes = await pdfOf(input);
    const pages = pagesOf(bytes);
    expect(pages[0]).toContain('Metas de la Agenda 2030');
    expect(pages[1]).toMatch(/COSECHA JUSTA.*Aún no acordado con la Alianza/);
    expect(squeezed(pages.join('')).split('Raisewhatruralwomenearnfromtheirharvest.')).toHaveLength(81);
  });

  it.each(FIXTURES)('%s comes out sound in Spanish, its silent entities named on page 1', async (name) => {
    const input = reportInputOf(name, 'es');
    const bytes = await pdfOf(input);
    expect(runOnPdf('qpdf', bytes, ['--check'])).toContain('No syntax');
    const silent = input.responses.filter(({ state }) => state !== 'accepted');
    const [first] = pagesOf(bytes);
    expect(squeezed(first!).includes(squeezed('Sin respuesta aceptada:'))).toBe(silent.length > 0);
  });
});
