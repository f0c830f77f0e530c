import { Injectable } from '@nestjs/common';
import { reachOf } from '../accounts/reach.js';
import type { StaffVisitor } from '../accounts/access.js';
import { query } from '../database/statements.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { Use } from './pages/questionnaire-pages.js';

/** Which exercises use which version, as far as the visitor's grants reach. */
@Injectable()
export class QuestionnaireUses {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  list(visitor: StaffVisitor): Promise<readonly (Use & { readonly questionnaire: string })[]> {
    const reach = reachOf(visitor);
    return this.unitOfWork.read(
      (manager) => query<Use & { questionnaire: string }>(manager)`SELECT i.code, i.acronym, e.year, e.state,
        e.questionnaire FROM exercise e JOIN initiative i ON i.id = e.initiative_id
        WHERE e.state <> 'cancelled'
          AND (${reach.everywhere} = 1 OR i.window_year IN (${reach.windows}) OR i.code IN (${reach.codes}))
        ORDER BY e.year DESC, i.code`,
    );
  }
}
