import { Injectable } from '@nestjs/common';
import { query } from '../database/statements.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { storedPassages } from '../reviews/passages.service.js';
import { Problem } from '../problem.js';
import type { FindingWordingRow } from './finding.entity.js';
import type { Finding } from './finding.js';
import { FindingsService, type ExerciseFindings } from './findings.service.js';
import { pinCandidates, pinKey, type PinCandidate } from './pin-candidates.js';
import { contraryTo, gapsIn, type Discussed, type Pin, type WeighingGap } from './weighing.js';
import { WeighingReading } from './weighing-reading.service.js';
import { WordingEditsService } from './wording-edits.service.js';

/** How a finding is listed: has it been weighed, for the facts it has now? */
export interface ListedFinding {
  readonly finding: Finding;
  readonly weighed: 'yes' | 'for-other-facts' | 'no';
  readonly pins: number;
}

/** Everything that the page of one finding shows. */
export interface FindingDesk {
  readonly found: ExerciseFindings;
  readonly finding: Finding;
  readonly weighed: { readonly factsHash: string; readonly by: string; readonly at: string } | null;
  readonly pins: readonly (Pin & { readonly text: string })[];
  /** Not pinned yet. */
  readonly candidates: readonly PinCandidate[];
  readonly contrary: readonly string[];
  readonly discussed: readonly Discussed[];
  readonly gaps: readonly WeighingGap[];
  readonly edits: readonly (FindingWordingRow & { readonly by: string })[];
}

/** Loads the pages on which findings are weighed (E8). */
@Injectable()
export class FindingDesks {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly findings: FindingsService,
    private readonly reading: WeighingReading,
    private readonly edits: WordingEditsService,
  ) {}

  async list(
    code: string,
    year: string,
  ): Promise<{ readonly found: ExerciseFindings; readonly listed: readonly ListedFinding[] }> {
    const found = await this.findings.of(code, year);
    const weighing = await this.unitOfWork.read((manager) => this.reading.of(manager, found.exercise.id));
    const listed = found.findings.map((finding): ListedFinding => {
      const weighed = weighing.weighed.get(finding.finding);
      const isFor = weighed?.factsHash === finding.factsHash;
      return {
        finding,
        weighed: weighed ? (isFor ? 'yes' : 'for-other-facts') : 'no',
        pins: weighing.pins.get(finding.finding)?.length ?? 0,
      };
    });
    return { found, listed };
  }

  /** Problem `not-found` where the exercise has no such finding. */
  async load(code: string, year: string, name: string): Promise<FindingDesk> {
    const found = await this.findings.of(code, year);
    const finding = found.findings.find((candidate) => candidate.finding === name);
    if (!finding) throw new Problem('not-found');
    const { exercise, questionnaire, rules } = found;
    return this.unitOfWork.read(async (manager) => {
      const weighing = await this.reading.of(manager, exercise.id);
      const documents = await query<{ id: string; entity: string; name: string }>(manager)`
        SELECT d.id, r.entity_key AS entity, d.name FROM document d JOIN response r ON r.id = d.response_id
        WHERE r.exercise_id = ${exercise.id} ORDER BY r.entity_key, d.at, d.id`;
      const rule = rules.find((one) => one.finding === name);
      const section = questionnaire.sections.find(({ questions }) =>
        questions.some((question) => rule?.questions.includes(question.name)),
      );
      const all = rule
        ? pinCandidates(finding, rule, new Set(section?.questions.map((question) => question.name)), {
            entities: found.answers.entities,
            passages: (await storedPassages(manager, exercise.id)).filter(({ coder }) => coder === 'first'),
            documents,
          })
        : [];
      const textOf = new Map(all.map((one) => [pinKey(one), one.text]));
      const pins = (weighing.pins.get(name) ?? []).map((pin) => ({
        ...pin,
        text: textOf.get(pinKey(pin)) ?? '',
      }));
      const pinned = new Set(pins.map(pinKey));
      const discussed = weighing.discussed.get(name) ?? [];
      return {
        found,
        finding,
        weighed: weighing.weighed.get(name) ?? null,
        pins,
        candidates: all.filter((one) => !pinned.has(pinKey(one))),
        contrary: contraryTo(finding),
        discussed,
        gaps: gapsIn(finding, pins, discussed),
        edits: await this.edits.all(manager, exercise.id, name),
      };
    });
  }
}
