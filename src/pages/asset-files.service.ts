import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { ROOT } from '../config.js';
import type { PageAssets } from './assets-context.js';

export interface AssetFile {
  readonly type: string;
  readonly plain: Buffer;
  /** Null where it is compressed already. */
  readonly brotli: Buffer | null;
  readonly gzip: Buffer | null;
}

const FOLDER = join(ROOT, 'dist', 'assets');
const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};

/** What browsers load, read and compressed once: a handful of files, found by their exact name only. */
@Injectable()
export class AssetFiles {
  private files: ReadonlyMap<string, AssetFile> | null = null;
  private list: PageAssets | null = null;

  /** Addresses of the built files. Throws with what to do where nothing has been built. */
  addresses(): PageAssets {
    this.list ??= readManifest();
    return this.list;
  }

  find(name: string): AssetFile | null {
    this.files ??= readFiles();
    return this.files.get(name) ?? null;
  }
}

function readManifest(): PageAssets {
  try {
    return JSON.parse(readFileSync(join(FOLDER, 'manifest.json'), 'utf8')) as PageAssets;
  } catch (cause) {
    throw new Error(`The pages' assets are missing in ${FOLDER}: run "npm run build".`, { cause });
  }
}

function readFiles(): ReadonlyMap<string, AssetFile> {
  const names = readdirSync(FOLDER).filter((name) => TYPES[extensionOf(name)]);
  return new Map(names.map((name) => [name, readFile(name)]));
}

function readFile(name: string): AssetFile {
  const plain = readFileSync(join(FOLDER, name));
  const type = TYPES[extensionOf(name)] ?? 'application/octet-stream';
  if (extensionOf(name) === 'woff2') return { type, plain, brotli: null, gzip: null };
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
  return { type, plain, brotli: brotliCompressSync(plain, quality), gzip: gzipSync(plain, { level: 9 }) };
}

function extensionOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
