import { covers, type Topic } from './topic.js';

/** A report as it is served, as far as a digest asks. Instants. */
export interface ServedReport {
  readonly versionId: string;
  readonly exerciseId: string;
  readonly initiativeId: string;
  readonly window: number;
  /** From 1; more than that is a correction. */
  readonly number: number;
  readonly publishedAt: string;
  readonly firstPublishedAt: string;
}

/** What somebody follows; reports published after `since` are news. */
export interface Followed {
  readonly topic: Topic;
  readonly since: string;
}

/** A version that somebody has been told of, in a mail that may have left. */
export interface Told {
  readonly versionId: string;
  readonly exerciseId: string;
}

export interface News<Report extends ServedReport> {
  readonly report: Report;
  /** Corrects a report that the reader has been told of, or that was out before the reader began to follow. */
  readonly corrects: boolean;
}

/**
 * What is new to somebody, in the order of the reports: versions served now, of what is followed, published since, and
 * not told before. One report followed in two ways is told once.
 */
export function newsFor<Report extends ServedReport>(
  followed: readonly Followed[],
  told: readonly Told[],
  reports: readonly Report[],
): readonly News<Report>[] {
  const versions = new Set(told.map(({ versionId }) => versionId));
  const exercises = new Set(told.map(({ exerciseId }) => exerciseId));
  return reports.flatMap((report) => {
    if (versions.has(report.versionId)) return [];
    const by = followed.filter(({ topic, since }) => covers(topic, report) && report.publishedAt > since);
    if (by.length === 0) return [];
    const wasOut = by.every(({ since }) => report.firstPublishedAt <= since);
    return [{ report, corrects: report.number > 1 && (exercises.has(report.exerciseId) || wasOut) }];
  });
}
