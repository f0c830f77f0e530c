import { Injectable } from '@nestjs/common';
import { actorOf, type StaffVisitor } from '../accounts/access.js';
import { ActorNames } from '../accounts/actor-names.service.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { ExercisesService, type ExerciseOfInitiative } from '../exercises/exercises.service.js';
import type { Question } from '../questionnaires/questionnaire.js';
import { isReviewable } from '../responses/writing.js';
import { type CodebookCode } from './codebook.js';
import { CodebookService } from './codebook.service.js';
import type { CodingText } from './coding-texts.service.js';
import { atHand } from './coding-view.js';
import { codeKey, textKey, type Coder, type Passage } from './passage.js';
import { PassageTaking } from './passage-taking.service.js';
import { SecondCodingRow } from './second-coding.entity.js';

/** What the coding page shows of an exercise. */
export interface CodingDesk extends ExerciseOfInitiative {
  readonly texts: readonly CodingText[];
  readonly passages: readonly Passage[];
  /** Of the first coder, in answers whose words are gone; of this coder alone. */
  readonly flagged: readonly Passage[];
  readonly codebook: readonly CodebookCode[];
  readonly recent: readonly CodebookCode[];
  readonly names: ReadonlyMap<string, string>;
  /** Entities that have answered something and not submitted it, by name. */
  readonly waiting: readonly string[];
  readonly isOpen: boolean;
  readonly second: SecondCodingRow | null;
  /** The reader has coded any of it first. */
  readonly isFirst: boolean;
}

/** The codebook, and the names of those who use it. */
@Injectable()
export class CodingBook {
  constructor(
    readonly codebook: CodebookService,
    readonly names: ActorNames,
  ) {}
}

/** Loads the coding page. */
@Injectable()
export class CodingReading {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly exercises: ExercisesService,
    private readonly taking: PassageTaking,
    private readonly book: CodingBook,
  ) {}

  /** Questions with their titles, by name. */
  questions({ exercise }: ExerciseOfInitiative): ReadonlyMap<string, Question> {
    return this.book.codebook.questionnaire(exercise.questionnaire).questions;
  }

  /**
   * Texts and passages as this visitor may see them: who codes a sample blindly sees none of the first coder's passages
   * in it until the end. Problem `not-found` where there is no exercise.
   */
  load(code: string, year: string, visitor: StaffVisitor, coder: Coder): Promise<CodingDesk> {
    return this.unitOfWork.read(async (manager) => {
      const found = await this.exercises.findIn(manager, code, year);
      const { partnership, id: exerciseId } = found.exercise;
      const questionnaire = this.book.codebook.questionnaire(found.exercise.questionnaire);
      const codebook = await this.book.codebook.read(manager, questionnaire);
      const second = await manager.getRepository(SecondCodingRow).findOneBy({ exerciseId });
      const nothing = { texts: [], passages: [], flagged: [], waiting: [], names: new Map<string, string>() };
      if (!partnership)
        return { ...found, ...nothing, codebook, recent: [], isOpen: false, second, isFirst: false };
      const read = await this.taking.passages.read(manager, { exerciseId, partnership, questionnaire });
      const sample = new Set(second?.sample.map(textKey));
      const isBlind = second?.coder === actorOf(visitor) && second.finishedAt === null;
      const texts = read.texts.filter((text) => coder === 'first' || sample.has(textKey(text)));
      const passages = read.passages.filter(
        (each) => each.coder === coder && !(coder === 'first' && isBlind && sample.has(textKey(each))),
      );
      const states = await this.taking.states(manager, exerciseId);
      const isWaiting = (key: string) => ['in-progress', 'returned'].includes(states.get(key) ?? '');
      return {
        ...found,
        texts,
        passages: passages.filter(({ state }) => state === 'anchored'),
        flagged: passages.filter(({ state }) => state === 'flagged'),
        codebook,
        recent: recentCodes(codebook, read.passages, actorOf(visitor)),
        names: await this.book.names.of(manager, new Set(passages.map(({ actor }) => actor))),
        waiting: partnership.entities.filter(({ key }) => isWaiting(key)).map(({ name }) => name),
        isOpen: isReviewable(found.exercise),
        second,
        isFirst: read.passages.some((each) => each.coder === 'first' && each.actor === actorOf(visitor)),
      };
    });
  }
}

function recentCodes(
  codebook: readonly CodebookCode[],
  passages: readonly Passage[],
  actor: string,
): readonly CodebookCode[] {
  const byKey = new Map(codebook.map((code) => [codeKey(code), code]));
  const used = passages
    .filter((passage) => passage.actor === actor)
    .toSorted((a, b) => (a.at < b.at ? 1 : -1))
    .flatMap(({ codes }) => codes.flatMap((code) => byKey.get(codeKey(code)) ?? []));
  return atHand(used, codebook);
}
