import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ActorNames } from '../accounts/actor-names.service.js';
import { Clock } from '../clock.service.js';
import type { Transaction } from '../database/unit-of-work.js';
import { LANGUAGES, type Language, type PartialTexts } from '../language.js';
import { FindingRow, FindingWordingRow } from './finding.entity.js';
import type { Finding, WordingEdit } from './finding.js';

/** The latest edits of an exercise's findings. */
export interface LatestEdits {
  /** Of one finding by language; an edit made for other facts than these is stale. */
  of(finding: string, factsHash: string): Finding['edited'];
}

/** Edited wordings: every edit is kept, the latest of a language stands. */
@Injectable()
export class WordingEditsService {
  constructor(
    private readonly clock: Clock,
    private readonly actors: ActorNames,
  ) {}

  async latest(manager: EntityManager, exerciseId: string): Promise<LatestEdits> {
    const rows = await manager
      .getRepository(FindingWordingRow)
      .find({ where: { exerciseId }, order: { number: 'ASC' } });
    const names = await this.actors.of(
      manager,
      rows.map(({ actor }) => actor),
    );
    return {
      of: (finding, factsHash) => {
        const edited: Partial<Record<Language, WordingEdit>> = {};
        for (const row of rows) {
          if (row.finding !== finding) continue;
          const { text, at, reason, actor } = row;
          // Nothing in it: back to the drafted words.
          if (text === '') {
            delete edited[row.language as Language];
            continue;
          }
          const stale = row.factsHash !== factsHash;
          edited[row.language as Language] = { text, by: names.get(actor) ?? actor, at, reason, stale };
        }
        return Object.keys(edited).length > 0 ? edited : null;
      },
    };
  }

  /** Every edit of a finding, the latest first, each with the name of who made it. */
  async all(
    manager: EntityManager,
    exerciseId: string,
    finding: string,
  ): Promise<readonly (FindingWordingRow & { readonly by: string })[]> {
    const rows = await manager
      .getRepository(FindingWordingRow)
      .find({ where: { exerciseId, finding }, order: { at: 'DESC', number: 'DESC', language: 'ASC' } });
    const names = await this.actors.of(
      manager,
      rows.map(({ actor }) => actor),
    );
    return rows.map((row) => ({ ...row, by: names.get(row.actor) ?? row.actor }));
  }

  count(manager: EntityManager, exerciseId: string, finding: string): Promise<number> {
    return manager.getRepository(FindingWordingRow).countBy({ exerciseId, finding });
  }

  /**
   * Adds an edit for every language given. What partners have said was said of the words before: the finding is with
   * them again. Answers how many edits the exercise has now.
   */
  async add(
    { manager }: Transaction,
    of: { readonly exerciseId: string; readonly finding: string; readonly factsHash: string },
    wording: PartialTexts,
    reason: string,
    actor: string,
  ): Promise<number> {
    const rows = manager.getRepository(FindingWordingRow);
    for (const language of LANGUAGES) {
      const text = wording[language];
      if (text === undefined) continue;
      const last = await rows.maximum('number', { exerciseId: of.exerciseId, finding: of.finding, language });
      await rows.insert({
        ...of,
        language,
        number: (last ?? 0) + 1,
        text,
        reason,
        actor,
        at: this.clock.now(),
      });
    }
    const { exerciseId, finding } = of;
    await manager.getRepository(FindingRow).update({ exerciseId, finding }, { state: 'with-partners' });
    return rows.countBy({ exerciseId });
  }
}
