import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { VNode } from 'preact';
import { Restorations } from '../database/restorations.service.js';
import { AssetFiles } from './asset-files.service.js';
import { ProblemPage, type ProblemPageProps } from './problem-page.js';
import { renderPage } from './render-page.js';

/** Sends pages; knows where the built assets are. */
@Injectable()
export class Pages {
  constructor(
    private readonly assets: AssetFiles,
    private readonly restorations: Restorations,
  ) {}

  /** `keep` is for how long and by whom it may be kept, as `Cache-Control` says it; nothing is, unless said. */
  async send(reply: FastifyReply, status: number, page: VNode, keep = 'no-store'): Promise<void> {
    const isRestored = await this.isRestored();
    await reply
      .status(status)
      .type('text/html; charset=utf-8')
      .header('cache-control', isRestored ? 'no-store' : keep)
      .send(renderPage(page, this.assets.addresses(), isRestored));
  }

  problem(reply: FastifyReply, props: ProblemPageProps, status: number): Promise<void> {
    return this.send(reply, status, <ProblemPage {...props} />);
  }

  /** Of a database that does not answer, nobody knows; a page says so, and needs no banner. */
  private async isRestored(): Promise<boolean> {
    try {
      return (await this.restorations.unconfirmed()) !== null;
    } catch {
      return false;
    }
  }
}
