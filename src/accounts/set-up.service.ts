import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { AccountRecords } from './account-records.service.js';

/** Makes the link by which the first person comes in. */
@Injectable()
export class SetUpService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly records: AccountRecords,
  ) {}

  /** A new link at each start, which ends the one before; null once there is an account. */
  async newLink(): Promise<string | null> {
    return this.unitOfWork.run(async (transaction) =>
      (await this.records.exist(transaction.manager)) ? null : this.records.links.issueSetUp(transaction),
    );
  }
}
