import { LANGUAGES, type Language } from '../../src/language.js';
import { compileReport } from '../../src/reports/compile-report.js';
import { renderHtml } from '../../src/reports/html/render-html.js';
import { renderPdf } from '../../src/reports/pdf/render-pdf.js';
import { readReportFonts, ReportContentService } from '../../src/reports/report-content.service.js';
import { reportDocument } from '../../src/reports/report-answer.shape.js';
import type { ReportInput } from '../../src/reports/report-input.js';
import { reportJson } from '../../src/reports/report-json.js';
import type { Block, ReportModel } from '../../src/reports/report-model.js';
import { loadFixture, type Fixture } from '../fixtures/fixtures.js';
import { describeWithPdfTools, pagesOf, runOnPdf } from '../support/pdf-tools.js';
import { furtherReportOf, lideres2024 } from './further-report.js';
import { content, reportInputOf } from './report-of-fixture.js';

const first = loadFixture('lideres-2023');
const second = lideres2024();
const fonts = readReportFonts();
const look = new ReportContentService().html;

const inputOf = (language: Language = 'en', changes: Partial<ReportInput> = {}) =>
  furtherReportOf([first, second], language, changes);
const modelOf = (input: ReportInput) => compileReport(input, content);
const pdfOf = (input: ReportInput) => renderPdf(modelOf(input), content.style, fonts);

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>;
function blocks<K extends Block['kind']>(model: ReportModel, section: string, kind: K): readonly Of<K>[] {
  const found = model.sections.find(({ id }) => id === section)?.blocks ?? [];
  return found.filter((block): block is Of<K> => block.kind === kind);
}
const plain = (cells: Of<'table'>['rows']) =>
  cells.map((row) => row.map((passages) => passages.map(({ text }) => text).join('')));
const slopeOf = (model: ReportModel) =>
  blocks(model, 'impact', 'figure').find(({ drawing }) => drawing.title.startsWith('Since'));
const claimed = (model: ReportModel, id: string) =>
  model.sections
    .flatMap(({ blocks: all }) => all)
    .find((block) => block.kind === 'finding' && block.id === id) as Of<'finding'> | undefined;

describe('the report of LIDERES in 2024', () => {
  const model = modelOf(inputOf());

  it('draws what has changed since 2023 as a slope, and says what is not compared and why', () => {
    const slope = slopeOf(model);
    expect(slope?.drawing.title).toBe('Since 2023: 2 better, 1 worse, 10 the same');
    expect(slope?.drawing.alt).toContain(
      'Opened to other organisations: in 2023 3 of 5, 1 without answer; in 2024 5 of 5: better.',
    );
    expect(slope?.drawing.alt).toContain(
      'Development challenge tackled: in 2023 largely; in 2024 fully: better.',
    );
    expect(slope?.source).toContain('n = 5 of 5 (2023) and 5 of 5 (2024).');
    expect(slope?.source).toContain(
      'Not compared with 2023: Negative or unwanted effects (the question is not marked comparable).',
    );
  });

  it.each([
    ['opened-to-others', 'Since 2023: better (then 3 of 5, 1 without answer; now 5 of 5).'],
    ['new-areas', 'Since 2023: worse (then 5 of 5; now 4 of 5).'],
    ['knowledge-applied', 'Since 2023: the same.'],
    ['challenge-tackled', 'Since 2023: better (then largely; now fully).'],
    ['sdg-contribution', 'Since 2023, target by target – better: 17.17; the same: 8.3, 8.5, 11.1'],
  ])('says of %s: %s', (finding, since) => {
    expect(claimed(model, finding)?.detail).toContain(since);
  });

  it('says nothing of the kind where nothing can be compared', () => {
    for (const finding of ['negative-effects', 'partnership-now', 'enabling-factors', 'new-exercise'])
      expect(claimed(model, finding)?.detail ?? '').not.toContain('Since 2023');
  });

  it('tells what became of each perspective of 2023, and who says so', () => {
    const table = blocks(model, 'future', 'table').find(({ caption }) => caption.includes('2023'));
    expect(table?.caption).toBe('What became of the perspectives of 2023');
    expect(plain(table?.rows ?? []).map(([, became]) => became)).toEqual([
      'under way',
      'done',
      'entities differ',
      'dropped',
    ]);
    expect(plain(table?.rows ?? [])[3]?.[2]).toBe(
      'under way: CAINCO; dropped: Tecnológico de Monterrey, Gobierno de Cantabria and Ashoka México; no answer: Fundación Carolina',
    );
  });

  it('says that an entity is called otherwise', () => {
    const [list] = blocks(model, 'partnership', 'list');
    expect(list?.items.map((passages) => passages.map(({ text }) => text).join(''))).toEqual([
      'Called otherwise: Gobierno de Cantabria, Consejería de Economía, Hacienda y Fondos Europeos (before: Gobierno de Cantabria, Consejería de Economía y Hacienda).',
    ]);
  });

  it('says who proposes a further exercise, what was decided, and that none follows', () => {
    expect(claimed(model, 'new-exercise')?.detail).toBe(
      'Say yes: Gobierno de Cantabria (2026). Say no: CAINCO, Tecnológico de Monterrey, Ashoka México and Fundación Carolina.',
    );
    const said = blocks(model, 'new-exercise', 'paragraph').map(({ passages }) =>
      passages.map(({ text }) => text).join(''),
    );
    expect(said).toEqual(['Decided: no new ex post exercise is planned.']);
    const reason = 'The circular economy programme ends in 2026.';
    const decision = { planned: true, year: 2026, reason, by: 'Nadia Ferrand' };
    const other = blocks(modelOf(inputOf('en', { decision })), 'new-exercise', 'paragraph').at(-1);
    expect(other?.passages.map(({ text }) => text).join('')).toBe(
      `Decided: a new ex post exercise takes place in 2026. This is not what the partners propose. Reason given by Nadia Ferrand: ${reason}`,
    );
  });

  it('as data holds both years of each finding, and fits its description', () => {
    const input = inputOf();
    const document = JSON.parse(JSON.stringify(reportJson(input, modelOf(input))));
    // The fixture writes months of the implementation, as people enter them.
    const issues = reportDocument.safeParse(document).error?.issues ?? [];
    expect(issues.filter(({ path }) => path[1] !== 'implementation')).toEqual([]);
    const of = (name: string) =>
      document.overTheYears.find(({ finding }: { finding: string }) => finding === name);
    expect(of('new-areas')).toMatchObject({
      change: 'worse',
      exercises: [
        { year: 2023, quantifier: 'all', yes: 5 },
        { year: 2024, quantifier: 'most', yes: 4, no: 1 },
      ],
    });
    expect(of('negative-effects')).toMatchObject({ change: 'not-comparable' });
    expect(document.previousPerspectives.map(({ became }: { became: string }) => became)).toEqual([
      'under-way',
      'done',
      'entities-differ',
      'dropped',
    ]);
  });

  it.each(LANGUAGES)('says the same in %s, on a page too', (language) => {
    const html = renderHtml(modelOf(inputOf(language)), look);
    const { messages } = content;
    for (const key of ['years.change.better', 'years.change.worse', 'became.dropped', 'decision.not-planned'])
      expect(html).toContain(messages[language][key]);
    expect(html).toContain('2023</text>');
  });
});

describe('a first exercise', () => {
  it('compares nothing', () => {
    const model = modelOf(reportInputOf('lideres-2023', 'en'));
    expect(slopeOf(model)).toBeUndefined();
    expect(JSON.stringify(model)).not.toMatch(/Since 20|What became of the perspectives/);
  });
});

describe('a third exercise', () => {
  const silent = (fixture: Fixture, ...keys: readonly string[]): Fixture => ({
    ...fixture,
    responses: Object.fromEntries(Object.entries(fixture.responses).filter(([key]) => !keys.includes(key))),
  });
  const third = { ...second, exercise: { ...second.exercise, year: 2027 } };
  const model = modelOf(furtherReportOf([first, second, silent(third, 'cantabria', 'cainco')], 'en'));

  it('draws the step from the second, and shows all three side by side', () => {
    expect(slopeOf(model)?.drawing.title).toMatch(/^Since 2024: 0 better, \d+ worse/);
    const table = blocks(model, 'impact', 'table').find(({ columns }) => columns.length === 5);
    expect(table?.columns.map(({ heading }) => heading)).toEqual([
      'Finding',
      '2023',
      '2024',
      '2027',
      'Since 2024',
    ]);
    const rows = plain(table?.rows ?? []);
    expect(rows.find(([label]) => label === 'Opened to other organisations')).toEqual([
      'Opened to other organisations',
      '3 of 5',
      '5 of 5',
      '3 of 5',
      'worse',
    ]);
    expect(rows.find(([label]) => label === 'Development challenge tackled')).toEqual([
      'Development challenge tackled',
      'largely',
      'fully',
      'too few answers',
      'not comparable',
    ]);
  });

  it('names those who are no longer asked, and those who are new', () => {
    const entities = third.initiative.entities.map((entity) =>
      entity.key === 'ashoka' ? { ...entity, key: 'red', name: 'Red de Mentores' } : entity,
    );
    const sdgTargets = { ...third.initiative.sdgTargets, primary: ['8.3', '4.4'] };
    const challenge = { ...third.initiative.challenge, en: 'Keep the model going in Santa Cruz' };
    const changed = { ...third, initiative: { ...third.initiative, entities, sdgTargets, challenge } };
    const report = modelOf(furtherReportOf([first, second, changed], 'en'));
    expect(claimed(report, 'knowledge-applied')?.detail).toContain(
      'Since 2024: worse (then 5 of 5; now 4 of 5, 1 without answer). No longer among those asked: Ashoka México. Newly asked: Red de Mentores.',
    );
    const [list] = blocks(report, 'partnership', 'list');
    expect(list?.items.map((passages) => passages.map(({ text }) => text).join(''))).toEqual([
      'New: Red de Mentores (other entity).',
      'No longer part of it: Ashoka México (other entity).',
      'The development challenge is worded otherwise.',
      'Targets added: 4.4.',
      'Targets no longer named: 8.5.',
    ]);
  });
});

describeWithPdfTools('the PDF of a further exercise', () => {
  it('gives the same bytes for the same input', async () => {
    expect(Buffer.from(await pdfOf(inputOf())).equals(Buffer.from(await pdfOf(inputOf())))).toBe(true);
  });

  it.each(LANGUAGES)(
    'is sound in %s, has at most nine pages, and describes every figure',
    async (language) => {
      const bytes = await pdfOf(inputOf(language));
      expect(runOnPdf('qpdf', bytes, ['--check'])).toContain('No syntax or stream encoding errors found');
      expect(pagesOf(bytes).length).toBeLessThanOrEqual(9);
      const qdf = runOnPdf('qpdf', bytes, ['--qdf', '--object-streams=disable'], ['-']);
      const figures = qdf.match(/\/S \/Figure/g) ?? [];
      expect(figures.length).toBeGreaterThanOrEqual(7);
      expect(qdf.match(/\/Alt /g)).toHaveLength(figures.length);
    },
  );

  it('sets the slope with its labels, and the table of perspectives with headers', async () => {
    const bytes = await pdfOf(inputOf());
    const text = pagesOf(bytes).join('\n');
    for (const shown of [
      'Since 2023: 2 better, 1 worse',
      'What became of the perspectives of 2023',
      'Where it stands',
    ])
      expect(text).toContain(shown);
    const tree = runOnPdf('pdfinfo', bytes, ['-struct']);
    const headers = tree.match(/^ *TH\b/gm)?.length ?? 0;
    expect(tree.match(/\/Scope \/(Row|Column)/g)).toHaveLength(headers);
  });
});
