// The coding page with 10,000 characters and 200 passages in a browser: how long until the code of a key is painted.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { asProgram, openExercise, responses } from './seed.mjs';
import { median, note } from './table.mjs';

const EXECUTABLE = process.env.CHROMIUM ?? '/usr/bin/chromium';
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-sync'];
const SENTENCES = 200;
const LENGTH = 50;
const TIMES = 24;

/** 200 sentences of 50 characters with the space behind each, none like another. */
const text = Array.from({ length: SENTENCES }, (_one, index) =>
  `Sentence ${String(index).padStart(3, '0')} says how it is applied now, there.`.slice(0, LENGTH - 2),
)
  .map((sentence) => `${sentence.replace(/[ .,]+$/, '').padEnd(LENGTH - 2, 'x')}. `)
  .join('')
  .trimEnd();

/** Run in the browser: until the frame after the one in which something appeared, which is what the eye waits for. */
const UNTIL_PAINTED = `(seen) => new Promise((resolve) => {
  let began = 0;
  const observer = new MutationObserver(() => {
    if (!document.querySelector(seen)) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began), 0));
  });
  observer.observe(document.body, { subtree: true, childList: true });
  addEventListener('keydown', () => (began = performance.now()), { capture: true, once: true });
  window.measuring = true;
})`;
/** An empty page on which a key makes one element appear. */
const BARE = `addEventListener('keydown', () => {
  document.body.append(Object.assign(document.createElement('i'), { className: 'x' }));
})`;

export async function measureCoding(service) {
  if (!existsSync(EXECUTABLE)) {
    console.log(`Not measured: the coding page needs a browser, and there is none at ${EXECUTABLE}.`);
    return;
  }
  const { http, token } = service;
  const path = await openExercise(http, token);
  const headers = asProgram(token);
  const { answers } = responses.cainco;
  const response = {
    answers: { ...answers, knowledge_how: text },
    takenBy: 'phone',
    confirmedBy: 'Rosa Example',
  };
  await http.send('PUT', `${path}/responses/cainco`, { headers, body: JSON.stringify(response) });
  await http.send('POST', `${path}/responses/cainco/submit`, {
    headers: { ...headers, 'idempotency-key': 'bench-coding' },
    body: '{}',
  });
  const coding = `/staff${path.slice('/api'.length)}/coding`;
  const form = { ...headers, 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };
  for (let index = 0; index < SENTENCES; index += 1) {
    const start = index * LENGTH;
    const s = `cainco:knowledge_how::1:${start}:${Math.min(start + LENGTH - 1, text.length)}`;
    const body = new URLSearchParams({ s, quick: 'enabling_factors:trust' }).toString();
    await http.send('POST', `${coding}/passages`, { headers: form, body, expect: [303] });
  }
  const browser = await chromium.launch({ executablePath: EXECUTABLE, args: FLAGS });
  try {
    const context = await browser.newContext({ extraHTTPHeaders: { authorization: `Bearer ${token}` } });
    const page = await context.newPage();
    const bare = await keys(page, async () => {
      await page.setContent('<body></body>');
      await page.evaluate(BARE);
      return 'i.x';
    });
    await page.goto(`${service.url}${coding}?entity=cainco`);
    const passages = await page.locator('.xp-passage').count();
    if (passages < SENTENCES) throw new Error(`The page shows ${passages} of ${SENTENCES} passages.`);
    const ms = await keys(page, async (turn) => {
      await page.waitForFunction(() => !globalThis.document.querySelector('.xp-pending'));
      await page
        .locator('input[name=s]')
        .nth(turn * 7)
        .focus();
      return '.xp-pending';
    });
    note(
      `a code key on a page of 10,000 characters and ${passages} passages, painted`,
      `${ms.toFixed(1)} ms`,
      {
        value: ms,
        limits: { 'a key on an empty page, ms': bare },
        goal: '≤ 50 ms',
        met: ms <= 50,
      },
    );
  } finally {
    await browser.close();
  }
}

/** Median over so many presses of the key 2; `ready` makes the page ready and answers what is to be seen. */
async function keys(page, ready) {
  const times = [];
  for (let turn = 0; turn < TIMES; turn += 1) {
    const seen = await ready(turn);
    const painted = page.evaluate(`(${UNTIL_PAINTED})(${JSON.stringify(seen)})`);
    await page.waitForFunction(() => globalThis.measuring);
    await page.keyboard.press('2');
    times.push(await painted);
    await page.evaluate('window.measuring = false');
  }
  return median(times);
}
