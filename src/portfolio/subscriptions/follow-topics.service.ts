import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { InitiativeRow } from '../../initiatives/initiative.entity.js';
import { PublishedReports, type PublishedReport } from '../../reports/published-reports.service.js';
import { topicOf, topicText, type NamedTopic, type Topic } from './topic.js';

/** What can be followed: only what has a report that anybody may read, so that nothing else shows by being offered. */
@Injectable()
export class FollowTopics {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly published: PublishedReports,
  ) {}

  /** Windows from the latest on, each followed by its initiatives. */
  async offered(): Promise<readonly NamedTopic[]> {
    const reports = await this.unitOfWork.read((manager) => this.published.listIn(manager));
    return offeredBy(reports);
  }

  /** Names of topics that are followed, also of such as are not offered any more; windows first, then by name. */
  async named(manager: EntityManager, topics: readonly string[]): Promise<readonly NamedTopic[]> {
    const read = topics.map(topicOf);
    const ids = read.flatMap((topic) => (topic.kind === 'initiative' ? [topic.initiativeId] : []));
    const rows = await manager.getRepository(InitiativeRow).findBy({ id: In(ids) });
    const named = read.flatMap((topic): NamedTopic[] => {
      if (topic.kind === 'window') return [{ ...topic, topic: topicText(topic) }];
      const row = rows.find(({ id }) => id === topic.initiativeId);
      return row ? [namedInitiative(topic, row.code, row.acronym, row.windowYear)] : [];
    });
    return named.toSorted(
      (a, b) => nameOf(a).localeCompare(nameOf(b)) || a.window - b.window || a.topic.localeCompare(b.topic),
    );
  }
}

/** What these reports let people follow. */
function offeredBy(reports: readonly PublishedReport[]): readonly NamedTopic[] {
  const windows = [...new Set(reports.map(({ window }) => window))];
  return windows.flatMap((window): NamedTopic[] => {
    const own = new Map(
      reports
        .filter((report) => report.window === window)
        .map((report) => [report.initiativeId, report] as const),
    );
    return [
      { kind: 'window', topic: topicText({ kind: 'window', window }), window },
      ...[...own].map(([initiativeId, { code, acronym }]) =>
        namedInitiative({ kind: 'initiative', initiativeId }, code, acronym, window),
      ),
    ];
  });
}

function namedInitiative(topic: Topic, code: string, acronym: string, window: number): NamedTopic {
  return { kind: 'initiative', topic: topicText(topic), code, acronym, window };
}

/** Before every acronym there is nothing. */
function nameOf(topic: NamedTopic): string {
  return topic.kind === 'window' ? '' : topic.acronym;
}
