import type { Finding } from './finding.js';
import { awaitsAnswer, markOf, type Reaction } from './reaction.js';
import type { ReactionReplyRow, ValidationMeetingRow } from './validation.entity.js';
import { recordOf, type FindingRecord } from './validation-record.js';
import type { ValidationRound } from './validation-round.js';

/** All that has been said in the validation of an exercise, as it stands. */
export interface ValidationView {
  /** In their order. */
  readonly rounds: readonly ValidationRound[];
  /** The latest. */
  readonly round: ValidationRound | null;
  /** Called meetings and cancelled ones, the latest last. */
  readonly meetings: readonly ValidationMeetingRow[];
  /** By finding: how often its wording has been edited. */
  readonly edits: ReadonlyMap<string, number>;
  /** By finding, then by entity: its latest reaction. */
  readonly reactions: ReadonlyMap<string, ReadonlyMap<string, Reaction>>;
  readonly replies: ReadonlyMap<string, ReadonlyMap<string, ReactionReplyRow>>;
}

const NONE: ReadonlyMap<string, never> = new Map<string, never>();

/** The latest reactions to one finding, by entity. */
export function reactionsTo(view: ValidationView, finding: string): ReadonlyMap<string, Reaction> {
  return view.reactions.get(finding) ?? NONE;
}

export function repliesTo(view: ValidationView, finding: string): ReadonlyMap<string, ReactionReplyRow> {
  return view.replies.get(finding) ?? NONE;
}

export function markIn(view: ValidationView, finding: Pick<Finding, 'finding' | 'factsHash'>): string {
  return markOf(finding.factsHash, view.edits.get(finding.finding) ?? 0);
}

/** The findings partners are asked about: those whose condition does not hold are not drafted. */
export function askedAbout(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ notDrafted }) => notDrafted === null);
}

/** Those on which an entity has still to say what it thinks, as they read now. */
export function waitingFor(view: ValidationView, findings: readonly Finding[], entity: string) {
  return askedAbout(findings).filter((finding) =>
    awaitsAnswer(reactionsTo(view, finding.finding).get(entity), markIn(view, finding)),
  );
}

/** Of those that partners are asked about. */
export function findingRecords(
  view: ValidationView,
  entities: readonly string[],
  findings: readonly Finding[],
): readonly FindingRecord[] {
  return askedAbout(findings).map((finding) =>
    recordOf(entities, {
      finding: finding.finding,
      mark: markIn(view, finding),
      reactions: reactionsTo(view, finding.finding),
      printed: new Map(
        [...repliesTo(view, finding.finding)].flatMap(([entity, { printed }]) =>
          printed === null ? [] : [[entity, printed] as const],
        ),
      ),
    }),
  );
}

/** The meeting that stands: called and not cancelled, the latest of several. */
export function calledMeetingIn({ meetings }: Pick<ValidationView, 'meetings'>): ValidationMeetingRow | null {
  return meetings.findLast(({ state }) => state === 'called') ?? null;
}
