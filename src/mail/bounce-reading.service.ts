import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Clock } from '../clock.service.js';
import { BounceFolder } from './bounce-folder.service.js';
import { BounceMailbox } from './bounce-mailbox.service.js';
import { Bounces } from './bounces.service.js';

const TICK_MS = 5000;
const EVERY_MS = 2 * 60_000;

/** Looks for notifications every two minutes, where the settings say where. */
@Injectable()
export class BounceReading implements BeforeApplicationShutdown {
  private readonly logger = new Logger('mail');
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  /** Instant of the last look; empty before the first. */
  private lookedAt = '';
  private mayRead: () => Promise<boolean> = () => Promise.resolve(true);

  constructor(
    private readonly clock: Clock,
    private readonly mailbox: BounceMailbox,
    private readonly folder: BounceFolder,
    private readonly bounces: Bounces,
  ) {}

  /** A command beside the service never reads; nor does the service while `mayRead` says no. */
  start(mayRead: () => Promise<boolean>): void {
    this.mayRead = mayRead;
    if (!this.mailbox.isConfigured && !this.folder.isConfigured) return;
    this.timer = setInterval(() => this.tick(), TICK_MS);
    this.timer.unref();
    this.tick();
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
    await this.running;
  }

  /** Looks now, whenever the last look was. */
  async look(): Promise<void> {
    await this.running;
    this.running = this.readAll().finally(() => (this.running = null));
    await this.running;
  }

  private tick(): void {
    const since = this.lookedAt === '' ? EVERY_MS : Date.parse(this.clock.now()) - Date.parse(this.lookedAt);
    // After a clock that was set back, as well as after two minutes.
    if (this.running || (since >= 0 && since < EVERY_MS)) return;
    void this.look();
  }

  private async readAll(): Promise<void> {
    this.lookedAt = this.clock.now();
    if (!(await this.mayRead())) return;
    for (const [where, source] of [
      ['BOUNCE_DIR', this.folder],
      ['BOUNCE_IMAP_URL', this.mailbox],
    ] as const) {
      await source.read().catch((error: unknown) => {
        this.logger.error(`Notifications of ${where} could not be read: ${(error as Error).message}`);
      });
    }
    await this.bounces.forgetOld().catch((error: unknown) => this.logger.error((error as Error).message));
  }
}
