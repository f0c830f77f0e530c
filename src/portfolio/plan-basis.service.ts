import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { ChangesSinceService, type ChangesSince } from '../exercises/changes-since.service.js';
import type { ExerciseOfInitiative } from '../exercises/exercises.service.js';
import { WindowMessages } from '../mail/window-messages.service.js';
import { compareVersions, countChanges } from '../questionnaires/compare-versions.js';
import { QuestionnairesService } from '../questionnaires/questionnaires.service.js';

/** What a plan stands on: the versions there are, and what has changed since the exercise before. */
@Injectable()
export class PlanBasis {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly questionnaires: QuestionnairesService,
    private readonly changes: ChangesSinceService,
    private readonly messages: WindowMessages,
  ) {}

  versions() {
    return this.questionnaires.list();
  }

  has(questionnaire: string): boolean {
    return this.questionnaires.has(questionnaire);
  }

  /** How far the window has come with words of its own. */
  messagesOf(window: number) {
    return this.messages.of(window);
  }

  /** Null in a first exercise, and where none before it has been published. */
  since(found: ExerciseOfInitiative): Promise<ChangesSince | null> {
    return this.unitOfWork.read((manager) => this.changes.of(manager, found));
  }

  /** What the one version makes of the other; null where they are the same, or one of them is not there any more. */
  counts(before: string, now: string) {
    if (before === now || !this.has(before) || !this.has(now)) return null;
    return countChanges(compareVersions(this.questionnaires.get(before), this.questionnaires.get(now)));
  }
}
