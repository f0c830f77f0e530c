import { Injectable } from '@nestjs/common';
import { TriesService } from '../accounts/tries.service.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { InvitationFinding, type WholeInvitation } from './invitation-finding.service.js';

/** Reads tokens, and counts those that lead nowhere by the address they came from. */
@Injectable()
export class LinkGate {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tries: TriesService,
    private readonly finding: InvitationFinding,
  ) {}

  /** The invitation a token opens now, or null. */
  async live(token: string, address: string): Promise<WholeInvitation | null> {
    const found = await this.counted(address, () =>
      this.unitOfWork.read((manager) => this.finding.byToken(manager, token)),
    );
    return found?.live ? found : null;
  }

  /** The invitation a token belongs to, also where a newer one has taken its place or it has ended; or null. */
  async known(token: string, address: string): Promise<WholeInvitation | null> {
    return this.counted(address, () =>
      this.unitOfWork.read(
        async (manager) =>
          (await this.finding.byToken(manager, token)) ?? this.finding.byReplacedToken(manager, token),
      ),
    );
  }

  private async counted(
    address: string,
    find: () => Promise<WholeInvitation | null>,
  ): Promise<WholeInvitation | null> {
    await this.tries.assertFew('link', address);
    const found = await find();
    if (!found?.live) await this.tries.count('link', address);
    return found;
  }
}
