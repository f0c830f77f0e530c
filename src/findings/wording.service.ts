import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { HistoryService } from '../history/history.service.js';
import { LANGUAGES, type PartialTexts } from '../language.js';
import { Problem } from '../problem.js';
import type { Finding } from './finding.js';
import { FindingsService } from './findings.service.js';
import type { FindingsRequest } from './validation.service.js';
import { WordingEditsService } from './wording-edits.service.js';

/** Evaluators word findings; the facts stay as they are. */
@Injectable()
export class WordingService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly history: HistoryService,
    private readonly findings: FindingsService,
    private readonly edits: WordingEditsService,
  ) {}

  /** Stores a wording for the facts it was written for: `hash` is theirs, null where the request did not say. */
  async word(
    { code, year, actor }: Omit<FindingsRequest, 'revision'>,
    name: string,
    hash: string | null,
    edit: {
      readonly wording: PartialTexts;
      readonly reason: string;
      /** How often it had been edited when the edit was begun; not said by those who only know the facts. */
      readonly basis?: number;
      /** Leaves out languages whose words stand as they are for these facts; an empty text is back to the drafted one. */
      readonly changedOnly?: boolean;
    },
  ): Promise<Finding> {
    await this.unitOfWork.run(async (transaction) => {
      const { exercise, findings } = await this.findings.takeIn(transaction, code, year);
      const finding = findings.find((candidate) => candidate.finding === name);
      if (!finding) throw new Problem('not-found');
      if (exercise.state === 'published' || exercise.state === 'cancelled') {
        throw new Problem('step-not-allowed', {
          detail: `The exercise is ${exercise.state}; its wording stands.`,
        });
      }
      if (hash === null)
        throw new Problem('precondition-required', { detail: 'Send the factsHash of the finding.' });
      if (hash !== finding.factsHash) {
        throw new Problem('stale', {
          detail: 'The facts have changed; read and word them again.',
          current: finding,
        });
      }
      const edited = await this.edits.count(transaction.manager, exercise.id, name);
      if (edit.basis !== undefined && edit.basis !== edited) {
        throw new Problem('stale', { detail: 'The wording has changed; read it again.', current: finding });
      }
      const of = { exerciseId: exercise.id, finding: name, factsHash: hash };
      const wording = edit.changedOnly ? changedIn(finding, edit.wording) : edit.wording;
      if (Object.keys(wording).length === 0) return;
      const edits = await this.edits.add(transaction, of, wording, edit.reason, actor);
      await this.history.record(transaction, {
        chain: exercise.initiativeId,
        actor,
        what: 'finding.worded',
        subject: exercise.id,
        details: {
          finding: name,
          factsHash: hash,
          digest: this.history.digest(JSON.stringify(wording)),
          edits,
        },
        why: edit.reason,
      });
    });
    const { findings } = await this.findings.of(code, year);
    return findings.find((candidate) => candidate.finding === name) as Finding;
  }
}

/** The texts that differ from what stands for the facts as they are; one equal to the drafted words takes an edit back. */
function changedIn({ wording, edited }: Finding, wanted: PartialTexts): PartialTexts {
  const changed = LANGUAGES.flatMap((language) => {
    const text = wanted[language];
    const edit = edited?.[language];
    if (text === undefined) return [];
    const isDrafted = text === '' || text === wording[language];
    if (!edit) return isDrafted ? [] : [[language, text] as const];
    if (isDrafted) return [[language, ''] as const];
    return text === edit.text && !edit.stale ? [] : [[language, text] as const];
  });
  return Object.fromEntries(changed);
}
