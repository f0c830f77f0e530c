// What the machine can do at the most: the same libraries with nothing of ours around them.
import { createRequire } from 'node:module';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** Durable inserts a second into SQLite with synchronous=FULL, so many rows a commit. */
export function durableInserts(rowsPerCommit, seconds = 2) {
  const folder = mkdtempSync(join(tmpdir(), 'expost-bench-'));
  const database = new Database(join(folder, 'limit.sqlite'));
  database.pragma('journal_mode = wal');
  database.pragma('synchronous = FULL');
  database.exec('CREATE TABLE answer (id INTEGER PRIMARY KEY, question TEXT, value TEXT, at TEXT)');
  const insert = database.prepare('INSERT INTO answer (question, value, at) VALUES (?, ?, ?)');
  const commit = database.transaction(() => {
    for (let row = 0; row < rowsPerCommit; row += 1)
      insert.run('remarks', 'x'.repeat(200), '2023-04-05T12:00:00.000Z');
  });
  const end = performance.now() + seconds * 1000;
  let commits = 0;
  while (performance.now() < end) {
    commit();
    commits += 1;
  }
  database.close();
  rmSync(folder, { recursive: true, force: true });
  return (commits * rowsPerCommit) / seconds;
}

/** Milliseconds in which bare pdfkit writes these texts on as many pages, with the report's text font. */
export async function barePdf(pages, font) {
  const PDFDocument = createRequire(import.meta.url)('pdfkit');
  const began = performance.now();
  const document = new PDFDocument({ size: 'A4', margin: 50, font, compress: true });
  const chunks = [];
  document.on('data', (chunk) => chunks.push(chunk));
  pages.forEach((text, index) => {
    if (index > 0) document.addPage();
    document.fontSize(10).text(text);
  });
  const done = new Promise((resolve) => document.on('end', resolve));
  document.end();
  await done;
  return { ms: performance.now() - began, bytes: Buffer.concat(chunks).length };
}
