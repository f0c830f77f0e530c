import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { readWordings } from '../findings/wordings.service.js';
import { reportCss, type HtmlLook } from './html/report-css.js';
import type { FontName, Outline, ReportContent, Style } from './report-content.js';
import type { ReportFonts } from './pdf/faces.js';
import { unpackWoff } from './pdf/unpack-woff.js';

// `dist/reports` and `src/reports` lie equally deep below the root.
const root = join(import.meta.dirname, '..', '..');

const FAMILIES: Readonly<Record<FontName, { readonly family: string; readonly weight: number }>> = {
  'serif-600': { family: 'source-serif-4', weight: 600 },
  'sans-400': { family: 'source-sans-3', weight: 400 },
  'sans-600': { family: 'source-sans-3', weight: 600 },
};

/** What reports say and how they look, read once at start; a missing file stops the start, naming it. */
@Injectable()
export class ReportContentService {
  readonly content: ReportContent = readReportContent();
  readonly html: HtmlLook = readHtmlLook();
  /** Content-Security-Policy of a stored HTML report: nothing but its own style, known by its hash. */
  readonly htmlPolicy = `default-src 'none'; style-src '${cspHash(this.html.css)}'; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
}

export function readReportContent(): ReportContent {
  return {
    messages: readWordings(),
    outline: readJson<Outline>('outline.json'),
    style: readJson<Style>('style.json'),
  };
}

/** Fonts of the npm packages, out of their woff files (nothing here reads woff2), Latin first. */
export function readReportFonts(): ReportFonts {
  const subsets = (family: string) =>
    family === 'source-sans-3'
      ? ['latin', 'latin-ext', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext', 'vietnamese']
      : ['latin', 'latin-ext', 'greek', 'cyrillic', 'cyrillic-ext', 'vietnamese'];
  return Object.fromEntries(
    Object.entries(FAMILIES).map(([name, { family, weight }]) => [
      name,
      subsets(family).map((subset) =>
        unpackWoff(readFont(family, `${subset}-${weight}`, 'woff'), inflateSync),
      ),
    ]),
  ) as unknown as ReportFonts;
}

/** The style of an HTML report with its three fonts inside, so that the file opens alone. */
export function readHtmlLook(): HtmlLook {
  const faces = Object.values(FAMILIES).map(({ family, weight }) => ({
    family: family === 'source-sans-3' ? 'Source Sans 3' : 'Source Serif 4',
    weight,
    woff2: readFont(family, `latin-${weight}`, 'woff2').toString('base64'),
  }));
  return { css: reportCss(readJson<Style>('style.json'), faces) };
}

export function cspHash(css: string): string {
  return `sha256-${createHash('sha256').update(css).digest('base64')}`;
}

function readFont(family: string, subset: string, kind: 'woff' | 'woff2'): Buffer {
  const file = `${family}-${subset}-normal.${kind}`;
  return readFileSync(join(root, 'node_modules', '@fontsource', family, 'files', file));
}

function readJson<T>(file: string): T {
  const path = join(root, 'reports', file);
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T;
  } catch (cause) {
    throw new Error(`${path} cannot be read: restore it from the source.`, { cause });
  }
}
