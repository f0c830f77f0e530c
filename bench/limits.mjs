// What the machine can do at the most: the same libraries with nothing of ours around them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import PDFDocument from 'pdfkit';
import { freePort, startChild } from './children.mjs';
import { client, load } from './load.mjs';
import { ANSWERS } from './seed.mjs';
import { note, people, rate, round } from './table.mjs';

/** How many people at once every load is measured with. */
export const CROWDS = [1, 8, 32, 64];

/** Bare Fastify: requests a second for each crowd, start-up and memory. */
export async function measureEcho(seconds) {
  const port = await freePort();
  const echo = await startChild('echo.mjs', { PORT: String(port) });
  const http = client(`http://127.0.0.1:${port}`);
  const body = JSON.stringify({ value: 'x'.repeat(200), revision: 1 });
  const post = () => http.send('POST', '/', { headers: { 'content-type': 'application/json' }, body });
  try {
    const idleMb = await echo.residentMb();
    await load(32, { seconds: 1 }, post);
    const perSecond = {};
    for (const crowd of CROWDS) {
      const result = await load(crowd, { seconds, server: echo }, post);
      perSecond[crowd] = result.perSecond;
      note(`limit: bare Fastify echo at ${people(crowd)}`, rate(result));
    }
    return { perSecond, readyMs: echo.readyMs, idleMb };
  } finally {
    await http.close();
    await echo.stop();
  }
}

/** Durable inserts a second into SQLite with synchronous=FULL, so many rows a commit. */
export function durableInserts(rowsPerCommit, seconds) {
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
  const began = performance.now();
  let commits = 0;
  while (performance.now() - began < seconds * 1000) {
    commit();
    commits += 1;
  }
  const took = (performance.now() - began) / 1000;
  database.close();
  rmSync(folder, { recursive: true, force: true });
  return (commits * rowsPerCommit) / took;
}

/** Inserts a second where every one of a crowd waits for the same commit. */
export function measureInserts(seconds) {
  const perSecond = Object.fromEntries(CROWDS.map((crowd) => [crowd, durableInserts(crowd, seconds)]));
  const figures = CROWDS.map((crowd) => round(perSecond[crowd])).join(', ');
  note(`limit: bare durable SQLite inserts/s, ${CROWDS.join(', ')} a commit`, figures);
  return perSecond;
}

/** Whole responses a second as bare rows, written in so many commits, each shared by a crowd. */
export function responsesInserted(crowd, commits, seconds) {
  const rows = durableInserts(Math.ceil((ANSWERS * crowd) / commits), seconds);
  return { [`${ANSWERS} inserts in ${commits} commits`]: rows / ANSWERS };
}

/** Milliseconds in which bare pdfkit writes these texts, a page each, in this font. */
export async function barePdf(pages, font) {
  const began = performance.now();
  const document = new PDFDocument({ size: 'A4', margin: 50, font, compress: true });
  const chunks = [];
  document.on('data', (chunk) => chunks.push(chunk));
  const done = new Promise((resolve) => document.on('end', resolve));
  pages.forEach((text, index) => {
    if (index > 0) document.addPage();
    document.fontSize(9).text(text);
  });
  document.end();
  await done;
  return { ms: performance.now() - began, bytes: Buffer.concat(chunks).length };
}
