import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const EXECUTABLE = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** As `describe`; where there is no Chromium it says so and counts as skipped, never as passed. */
export const describeInChromium: (name: string, tests: () => void) => void = existsSync(EXECUTABLE)
  ? describe
  : (name, tests) => {
      process.stderr.write(
        `\nSKIPPED, NOT PASSED: "${name}" needs a browser and there is none at ${EXECUTABLE} (Debian: apt-get install chromium).\n`,
      );
      describe.skip(name, tests);
    };

export function startChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: EXECUTABLE, args: FLAGS });
}

/** Everything a page did that it should not: script errors, refusals by its own policy, dialogs, other hosts. */
export interface Watched {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly trouble: string[];
}

export interface Visit {
  readonly script?: boolean;
  readonly width?: number;
  /** The browser's language. */
  readonly locale?: string;
}

/** A fresh profile with one page, under watch. */
export async function openPage(
  browser: Browser,
  { script = true, width = 390, locale = 'es' }: Visit = {},
): Promise<Watched> {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    javaScriptEnabled: script,
    locale,
  });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const trouble: string[] = [];
  page.on('pageerror', (error) => trouble.push(`error: ${error.message}`));
  page.on('console', (line) => {
    if (/Content Security Policy|Refused to/i.test(line.text())) trouble.push(`policy: ${line.text()}`);
  });
  page.on('dialog', (dialog) => {
    if (dialog.type() !== 'beforeunload') trouble.push(`dialog: ${dialog.message()}`);
    void dialog.accept().catch(() => undefined);
  });
  page.on('request', (request) => {
    const { hostname } = new URL(request.url());
    if (hostname !== '127.0.0.1') trouble.push(`request to ${hostname}`);
  });
  return { page, context, trouble };
}

const axeSource = readFileSync(
  createRequire(join(process.cwd(), 'package.json')).resolve('axe-core/axe.min.js'),
  'utf8',
);

/** What axe-core finds against WCAG 2.2 AA and good practice, one line each; none where all is well. */
export async function violations(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource);
  return page.evaluate(async () => {
    interface Found {
      readonly id: string;
      readonly nodes: readonly { readonly html: string }[];
    }
    const axe = (
      globalThis as unknown as {
        axe: { run(where: Document, how: object): Promise<{ violations: Found[] }> };
      }
    ).axe;
    const found = await axe.run(document, { resultTypes: ['violations'] });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200) ?? ''}`);
  });
}

/**
 * The page as it stands, opened where scripts run: in a page without them no check can. Nothing is asked of the service
 * but what the page shows (styles, fonts).
 */
export async function asSeen<T>(browser: Browser, page: Page, check: (twin: Page) => Promise<T>): Promise<T> {
  const html = await page.content();
  const twin = await (twins.get(browser) ?? newTwin(browser));
  await twin.setViewportSize(page.viewportSize() ?? { width: 390, height: 800 });
  const address = page.url();
  await twin.route(address, (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }),
  );
  await twin.goto(address);
  const found = await check(twin);
  await twin.unroute(address);
  return found;
}

const twins = new WeakMap<Browser, Promise<Page>>();

function newTwin(browser: Browser): Promise<Page> {
  const twin = browser.newContext().then((context) => context.newPage());
  twins.set(browser, twin);
  return twin;
}

/** What keeps somebody from using a page as it stands: axe-core's findings, sideways scrolling, controls a finger misses. */
export async function faults(page: Page): Promise<readonly string[]> {
  const tooWide = await overflow(page);
  return [
    ...(tooWide > 0 ? [`${tooWide} pixels too wide`] : []),
    ...(await smallTargets(page)).map((target) => `small: ${target}`),
    ...(await violations(page)),
  ];
}

/** How many pixels of the page lie beyond the right edge of the window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth));
}

/** Controls a finger would miss: shown, not part of running text, and lower than 44 pixels. */
export function smallTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const controls = document.querySelectorAll<HTMLElement>('a, button, input, select, textarea, summary');
    return [...controls]
      .filter((control) => {
        const { width, height } = control.getBoundingClientRect();
        const inText =
          control.closest('p, dd, .govuk-list') !== null || control.matches('.govuk-task-list__link');
        return width > 1 && height > 1 && height < 43.5 && !inText && !control.matches('.govuk-skip-link');
      })
      .map((control) => `${control.outerHTML.slice(0, 100)} ${control.getBoundingClientRect().height}`);
  });
}
