import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { VNode } from 'preact';
import { ROOT } from '../config.js';
import type { PageAssets } from './assets-context.js';
import { ProblemPage, type ProblemPageProps } from './problem-page.js';
import { renderPage } from './render-page.js';

/** Sends pages; knows where the built assets are. */
@Injectable()
export class Pages {
  private assets: PageAssets | null = null;

  /** Reads the list of built assets; a missing build is said here, not on some page later. */
  loadAssets(): PageAssets {
    this.assets ??= JSON.parse(
      readFileSync(join(ROOT, 'dist', 'assets', 'manifest.json'), 'utf8'),
    ) as PageAssets;
    return this.assets;
  }

  async send(reply: FastifyReply, status: number, page: VNode): Promise<void> {
    await reply
      .status(status)
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(renderPage(page, this.loadAssets()));
  }

  problem(reply: FastifyReply, props: ProblemPageProps, status: number): Promise<void> {
    return this.send(reply, status, <ProblemPage {...props} />);
  }
}
