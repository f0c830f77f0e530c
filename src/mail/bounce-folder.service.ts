import { existsSync } from 'node:fs';
import { mkdir, open, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '../config.module.js';
import type { Config } from '../config.js';
import { Bounces } from './bounces.service.js';
import { MOST_BYTES } from './notification.js';

const MOST_AT_ONCE = 200;

/** Where files are taken from, and where they go; handled ones get the ending. */
interface Folders {
  readonly from: string;
  readonly done: string;
  readonly notRead: string;
  readonly ending: string;
}

/**
 * Reads notifications that a mail server leaves as files: `.eml` files, moved here whole, or a Maildir. They are moved on
 * (`done/` or the Maildir's `cur/`; what a person has to look at, `not-read/`), never deleted.
 */
@Injectable()
export class BounceFolder {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly bounces: Bounces,
  ) {}

  get isConfigured(): boolean {
    return this.config.bounces.dir !== null;
  }

  /** Answers how many files have been moved on. */
  async read(): Promise<number> {
    const { dir } = this.config.bounces;
    if (dir === null) return 0;
    const folders = foldersOf(dir);
    await mkdir(folders.done, { recursive: true });
    await mkdir(folders.notRead, { recursive: true });
    let moved = 0;
    for (const name of await filesIn(folders)) {
      const file = join(folders.from, name);
      const taken = await this.bounces.take(await beginningOf(file));
      if (taken === 'later') continue;
      const target = taken === 'done' ? folders.done : folders.notRead;
      await rename(file, freeName(join(target, name), folders.ending));
      moved += 1;
    }
    return moved;
  }
}

function foldersOf(dir: string): Folders {
  const notRead = join(dir, 'not-read');
  if (existsSync(join(dir, 'new')))
    return { from: join(dir, 'new'), done: join(dir, 'cur'), notRead, ending: ':2,S' };
  return { from: dir, done: join(dir, 'done'), notRead, ending: '' };
}

/** Oldest names first; of a Maildir any name, elsewhere `.eml` only. Links to other places are left alone. */
async function filesIn({ from, ending }: Folders): Promise<readonly string[]> {
  const all = await readdir(from, { withFileTypes: true });
  return all
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .filter((name) => ending !== '' || name.toLowerCase().endsWith('.eml'))
    .toSorted()
    .slice(0, MOST_AT_ONCE);
}

async function beginningOf(file: string): Promise<Uint8Array> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(MOST_BYTES), 0, MOST_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** A name that no other file has: moving must not write over one. */
function freeName(path: string, ending: string): string {
  for (let nth = 1; ; nth += 1) {
    const free = `${nth === 1 ? path : `${path}.${nth}`}${ending}`;
    if (!existsSync(free)) return free;
  }
}
