import { existsSync, readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { chromium, type Browser } from 'playwright-core';
import { LANGUAGES } from '../../src/language.js';
import { compileReport } from '../../src/reports/compile-report.js';
import { renderHtml } from '../../src/reports/html/render-html.js';
import { ReportContentService } from '../../src/reports/report-content.service.js';
import type { Finding } from '../../src/findings/finding.js';
import type { ReportInput } from '../../src/reports/report-input.js';
import { reportJson } from '../../src/reports/report-json.js';
import { FIXTURES, loadFixture } from '../fixtures/fixtures.js';
import { content, reportInputOf } from './report-of-fixture.js';

const service = new ReportContentService();
const htmlOf = (input: ReportInput) => renderHtml(compileReport(input, content), service.html);
const CHROMIUM = '/usr/bin/chromium';

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  '#34': '"',
  '#38': '&',
};

/** Every text of a part of a model that is for reading: no codes, no drawings' letters. */
function textsOf(part: unknown): readonly string[] {
  const READ = new Set([
    'text',
    'claim',
    'detail',
    'label',
    'caption',
    'note',
    'heading',
    'term',
    'source',
    'alt',
    'by',
  ]);
  if (Array.isArray(part)) return part.flatMap((each) => textsOf(each));
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) => {
    if (key === 'shapes' || key === 'pips') return [];
    return typeof value === 'string' ? (READ.has(key) ? [value] : []) : textsOf(value);
  });
}

/** Every place where an initiative or its people can write, filled with markup. */
function hostileInput(payload: string): ReportInput {
  const fixture = loadFixture('three-entities');
  const { initiative } = fixture;
  const example = { title: payload, what: payload, outside: payload, link: payload };
  const responses = Object.entries(fixture.responses).map(([key, { answers }]) => {
    const written = { beyond_plan: 'yes', beyond_plan_what: payload, quote: payload, quote_consent: 'named' };
    const respondents = [{ name: payload, post: payload }];
    const own = { enabling_factors_own: [{ text: payload }], impact_examples: [example] };
    return [
      key,
      { answers: { ...answers, ...written, ...own, respondents }, cannotAnswer: { basis: payload } },
    ] as const;
  });
  const entities = initiative.entities.map((entity, i) => ({
    ...entity,
    name: `${payload}${i}`,
    city: payload,
  }));
  const input = reportInputOf(
    {
      ...fixture,
      initiative: {
        ...initiative,
        acronym: payload,
        name: { en: payload },
        challenge: { en: payload },
        entities,
      },
      responses: Object.fromEntries(responses),
    },
    'en',
  );
  const unread = [{ entity: 'x', question: payload, reason: payload, value: payload }];
  return {
    ...input,
    unread,
    versionNote: payload,
    decision: { planned: false, year: null, reason: payload, by: payload },
  };
}

describe('the HTML report', () => {
  it('opens alone: no script, no address but the links people gave, one style known by its hash', () => {
    const html = htmlOf(reportInputOf('lideres-2023', 'en'));
    expect(html).not.toMatch(/<script|<link|<img|@import|url\((?!data:)/i);
    expect(html.match(/<style>/g)).toHaveLength(1);
    expect(html).not.toMatch(/ (style|on\w+)=/);
    const css = /<style>([\s\S]*?)<\/style>/.exec(html)![1]!;
    const hash = createHash('sha256').update(css).digest('base64');
    expect(service.htmlPolicy).toContain(`style-src 'sha256-${hash}'`);
  });

  it.each(LANGUAGES)('has one first heading and then skips no level, its language set, in %s', (language) => {
    const html = htmlOf(reportInputOf('nine-entities', language));
    expect(html).toContain(`<html lang="${language}">`);
    const levels = [...html.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.forEach((level, i) => expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1));
  });

  it('gives table headers their scope, drawings their words, and quotes their language', () => {
    const html = htmlOf(reportInputOf('lideres-2023', 'en'));
    expect(html.match(/<th /g)!.length).toBe(html.match(/<th scope="(col|row)"/g)!.length);
    const drawings = html.match(/<svg[^>]* role="img"/g)!.length;
    expect(html.match(/<title id="[^"]+">[^<]+<\/title><desc id="[^"]+">[^<]+<\/desc>/g)).toHaveLength(
      drawings,
    );
    expect(html).toMatch(/<blockquote lang="es">/);
  });

  it.each(FIXTURES)('says of %s all that its model says, so all that the PDF says', (name) => {
    const model = compileReport(reportInputOf(name, 'fr'), content);
    const shown = htmlOf(reportInputOf(name, 'fr'))
      .replace(/<style>[\s\S]*?<\/style>/, '')
      .replace(/<[^>]+>/g, '')
      .replace(/&(lt|gt|amp|quot|#\d+);/g, (_, entity: string) => ENTITIES[entity] ?? '')
      .replace(/\s+/g, '');
    for (const text of textsOf(model.sections)) expect(shown).toContain(text.replace(/\s+/g, ''));
  });

  it('says who holds it back: draft, not agreed, demonstration', () => {
    const html = htmlOf(reportInputOf('lideres-2023', 'fr', { status: 'draft' }));
    for (const mark of ['mark.draft', 'mark.not-agreed', 'mark.demonstration']) {
      expect(html).toContain(content.messages.fr[mark]);
    }
  });

  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['an image', '"><img src=x onerror=alert(1)>'],
    ['a style', '</style><style>*{display:none}'],
    ['an end of a drawing', '</svg></title></desc><svg onload=alert(1)>'],
    ['a link', 'javascript:alert(1)'],
  ])('shows %s as it was typed, wherever it was typed', (_, payload) => {
    const html = htmlOf(hostileInput(payload));
    const body = html.slice(html.indexOf('</style>'));
    expect(body).not.toMatch(/<script|<img|<svg onload|<style/i);
    expect(html).not.toContain(`href="${payload}`);
    expect(html.match(/<style>/g)).toHaveLength(1);
  });
});

describe('the JSON report', () => {
  it('holds the findings and the model all renderings share, and survives any text', () => {
    const payload = 'عربي 🌱 </script> \u202e\u0007';
    const input = hostileInput(payload);
    const model = compileReport(input, content);
    const report = JSON.parse(JSON.stringify(reportJson(input, model))) as {
      readonly findings: readonly { readonly finding: string; readonly decided?: unknown }[];
      readonly model: unknown;
      readonly unread: readonly { readonly value: string }[];
    };
    expect(report.findings.map(({ finding }) => finding)).toEqual(
      input.findings.map(({ finding }) => finding),
    );
    expect(report.findings.find(({ finding }) => finding === 'new-exercise')?.decided).toEqual(
      input.decision,
    );
    expect(report.model).toEqual(JSON.parse(JSON.stringify(model)));
    expect(report.unread[0]?.value).toBe(payload);
  });

  it.each(FIXTURES)('gives every finding of %s the shape the API gives it', (name) => {
    const input = reportInputOf(name, 'en');
    const { findings } = reportJson(input, compileReport(input, content)) as {
      readonly findings: readonly Finding[];
    };
    expect(findings).toHaveLength(21);
    const entities = input.partnership.entities.map(({ key }) => key);
    for (const finding of findings) {
      const { subject, yes, partly, no, withoutAnswer, strength, wording } = finding;
      expect(['all', 'role', 'all-but', 'partnership']).toContain(subject.kind);
      expect(entities).toEqual(expect.arrayContaining([...subject.entities]));
      expect(yes).toEqual(expect.arrayContaining([...partly]));
      if (subject.kind !== 'partnership' && finding.notDrafted === null && !finding.perTarget) {
        expect([...yes, ...no, ...withoutAnswer].sort()).toEqual([...subject.entities].sort());
      }
      const facts = strength && [
        strength.allAnswered,
        strength.bothSides,
        strength.concrete,
        strength.uncontradicted,
      ];
      expect(strength?.pips).toBe(facts?.filter((fact) => fact === true).length);
      expect(Object.keys(wording).sort()).toEqual([...LANGUAGES].sort());
      expect(finding).toMatchObject({ state: 'draft', edited: null });
    }
    const found = (key: string) => findings.find(({ finding }) => finding === key);
    expect(Object.keys(found('challenge-tackled')!)).toEqual(
      expect.arrayContaining(['degree', 'degrees', 'degreesSeen']),
    );
    expect(Object.keys(found('sdg-contribution')!.perTarget!)).toEqual(
      Object.values(input.partnership.sdgTargets).flat(),
    );
    expect(found('starting-point')?.startingPoint).toMatchObject({
      linking: expect.any(Array),
      ties: expect.any(Array),
    });
    expect(found('partnership-now')?.partnershipNow).toMatchObject({
      groups: expect.any(Array),
      outside: expect.any(Array),
    });
    expect(found('new-exercise')).toMatchObject({
      decision: { planned: expect.any(Boolean) },
      decided: input.decision,
    });
  });

  it('names no contact, no address and no telephone', () => {
    const input = reportInputOf('lideres-2023', 'en');
    const text = JSON.stringify(reportJson(input, compileReport(input, content)));
    expect(text).not.toMatch(/@|example\.org|phone|email/);
  });
});

const inBrowser = existsSync(CHROMIUM) ? describe : describe.skip;
if (!existsSync(CHROMIUM))
  console.warn(`SKIPPED: the HTML report in a browser needs ${CHROMIUM} (apt-get install chromium).`);

inBrowser('the HTML report in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    const args = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];
    browser = await chromium.launch({ executablePath: CHROMIUM, args });
  });
  afterAll(() => browser.close());

  it.each([
    ['en', 1100],
    ['es', 320],
  ] as const)('passes axe in %s at %d pixels, without sideways scrolling', async (language, width) => {
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    await page.setContent(htmlOf(reportInputOf('lideres-2023', language)));
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
    const { violations } = (await page.evaluate('axe.run()')) as { violations: readonly { id: string }[] };
    expect(violations.map(({ id }) => id)).toEqual([]);
    await page.close();
  });

  it('runs nothing, and its policy lets its own style and fonts in', async () => {
    const page = await browser.newPage();
    const refused: string[] = [];
    page.on('console', (message) => refused.push(message.text()));
    page.on('dialog', (dialog) => {
      refused.push(dialog.message());
      void dialog.dismiss();
    });
    const body = htmlOf(hostileInput('"><img src=x onerror=alert(1)><script>alert(2)</script>'));
    await page.route('http://report.example.org/', (route) =>
      route.fulfill({
        body,
        contentType: 'text/html',
        headers: { 'content-security-policy': service.htmlPolicy },
      }),
    );
    await page.goto('http://report.example.org/');
    expect(await page.evaluate('getComputedStyle(document.body).borderTopWidth')).toBe('6px');
    expect(
      await page.evaluate('document.fonts.ready.then(() => document.fonts.check(\'16px "Source Sans 3"\'))'),
    ).toBe(true);
    expect(refused).toEqual([]);
    await page.close();
  });
});
