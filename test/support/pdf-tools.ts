import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Debian's poppler-utils and qpdf: what other people's programs see in a PDF of ours. */
const TOOLS = ['pdfinfo', 'pdftotext', 'pdffonts', 'qpdf'] as const;
type Tool = (typeof TOOLS)[number];

export const missingTools = TOOLS.filter((tool) => {
  try {
    execFileSync(tool, [tool === 'qpdf' ? '--version' : '-v'], { stdio: 'ignore' });
    return false;
  } catch {
    return true;
  }
});

/** `describe` where the tools are there; else skipped, and said so loudly. */
export function describeWithPdfTools(name: string, examples: () => void): void {
  if (missingTools.length === 0) {
    describe(name, examples);
    return;
  }
  console.warn(`SKIPPED: "${name}" needs ${missingTools.join(', ')} (apt-get install poppler-utils qpdf).`);
  describe.skip(name, examples);
}

/** What a tool prints of a PDF; throws where it finds fault with it. */
export function runOnPdf(
  tool: Tool,
  bytes: Uint8Array,
  options: readonly string[],
  output: readonly string[] = [],
): string {
  const folder = mkdtempSync(join(tmpdir(), 'expost-pdf-'));
  try {
    const file = join(folder, 'report.pdf');
    writeFileSync(file, bytes);
    return execFileSync(tool, [...options, file, ...output], {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The text of each page, as a reader copies it. */
export function pagesOf(bytes: Uint8Array): readonly string[] {
  return runOnPdf('pdftotext', bytes, ['-layout', '-enc', 'UTF-8'], ['-']).split('\f').slice(0, -1);
}
