import type { Finding } from '../findings/finding.js';
import { votesOf } from '../findings/new-exercise.js';
import type { Speech } from '../findings/speech.js';
import { entityNames, nameOf } from '../findings/wording.js';
import type { Language } from '../language.js';
import type { ErrorLine } from '../pages/notices.js';
import { LANGUAGE_NAMES, pageText } from '../pages/page-text.js';
import type { Blocker, Caution } from './publication.js';
import type { ReportChange } from './report-changes.js';
import type { ReportSource } from './report-source.service.js';
import { votesSaid, YEAR_QUESTION } from './sections/decision.js';

/** Names of findings and of entities by their keys, for pages of staff. */
export interface Names {
  readonly language: Language;
  readonly speech: Speech;
  readonly entity: (key: string) => string;
}

const labelOf = ({ speech }: Names, finding: string) => speech.say(`label.${finding}`);

/** What blocks a report, in words, with the page on which it is mended. `path` is the exercise's. */
export function blockerLine(blocker: Blocker, names: Names, path: string): ErrorLine {
  const { language } = names;
  switch (blocker.kind) {
    case 'stale-wording': {
      const of = { finding: labelOf(names, blocker.finding), language: blocker.language };
      return {
        text: pageText(language, 'report.block.stale', of),
        href: `${path}/findings/${blocker.finding}`,
      };
    }
    case 'round-running':
      return {
        text: pageText(language, 'report.block.round', { round: blocker.round }),
        href: `${path}/validation`,
      };
    case 'quote-undecided':
      return {
        text: pageText(language, 'report.block.quote', { entity: names.entity(blocker.entity) }),
        href: `${path}/validation/quotes`,
      };
    case 'decision-year':
      return { text: pageText(language, 'report.block.decisionYear'), href: '#decision' };
    case 'decision-reason':
      return { text: pageText(language, 'report.block.decisionReason'), href: '#decision' };
    default:
      return blocker satisfies never;
  }
}

/** What to look at before publishing, in words, with the page that shows it. */
export function cautionLine(caution: Caution, language: Language, path: string): ErrorLine {
  switch (caution.kind) {
    case 'not-agreed':
      return { text: pageText(language, 'report.caution.not-agreed'), href: `${path}/validation` };
    case 'contested':
    case 'no-reaction':
      return {
        text: pageText(language, `report.caution.${caution.kind}`, { count: caution.count }),
        href: `${path}/validation`,
      };
    case 'uncoded':
      return {
        text: pageText(language, 'report.caution.uncoded', { count: caution.count }),
        href: `${path}/coding`,
      };
    case 'unread':
      return { text: pageText(language, 'report.caution.unread', { count: caution.count }), href: null };
    case 'missing-text': {
      const languages = new Intl.ListFormat(language).format(
        caution.languages.map((one) => LANGUAGE_NAMES[one]),
      );
      return { text: pageText(language, 'report.caution.missing-text', { languages }), href: null };
    }
    default:
      return caution satisfies never;
  }
}

/** In what a version differs from the one before, in words. */
export function changeText(change: ReportChange, names: Names): string {
  if (!('finding' in change)) return pageText(names.language, `report.change.${change.kind}`);
  const finding = labelOf(names, change.finding);
  return pageText(names.language, `report.change.${change.kind}`, { finding });
}

/** What the partners propose for a new exercise, in words. */
export function proposalText(findings: readonly Finding[], language: Language): string {
  const proposal = findings.find(({ decision }) => decision !== undefined)?.decision;
  if (!proposal) return pageText(language, 'report.proposal.none');
  if (!proposal.planned) return pageText(language, 'report.proposal.no');
  return pageText(language, 'report.proposal.yes', { year: String(proposal.year ?? '–') });
}

/** Which entities find a new exercise useful, and in which year each of them. */
export function votesLine({ exercise, findings, answers }: ReportSource, speech: Speech): string {
  const finding = findings.find(({ decision }) => decision !== undefined);
  if (!finding) return '';
  const accepted = new Map(answers.entities.map((one) => [one.entity, one.answers]));
  const votes = votesOf(finding, exercise.year, (entity) => accepted.get(entity)?.[YEAR_QUESTION]);
  const names = entityNames(exercise.partnership?.entities ?? []);
  return votesSaid(speech, votes, (keys) => speech.list(keys.map((key) => nameOf(names, key))));
}
