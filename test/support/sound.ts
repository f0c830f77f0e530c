import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { asSeen, faults, type Watched } from './chromium.js';

const shots = process.env['SHOTS'];

/** Nothing keeps anybody from using the page as it stands; with `SHOTS` it is also pictured there, narrow and wide. */
export async function assertSound(browser: Browser, watched: Watched, name: string): Promise<void> {
  if (shots) {
    mkdirSync(shots, { recursive: true });
    for (const width of [1200, 320]) {
      await watched.page.setViewportSize({ width, height: 800 });
      await watched.page.screenshot({ path: join(shots, `${name}-${width}.png`), fullPage: true });
    }
  }
  expect([name, await asSeen(browser, watched.page, faults)]).toEqual([name, []]);
}
