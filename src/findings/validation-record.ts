import type { Language } from '../language.js';
import type { FindingState } from './finding.js';
import { stateAfter, standingOf, type Reaction, type Standing } from './reaction.js';

/** An entity's own words, in the language they were written in. */
export interface Spoken {
  readonly entity: string;
  readonly text: string;
  readonly language: Language;
  /** Said in a meeting and recorded by staff. */
  readonly inMeeting: boolean;
}

/** Who stands where on one finding, entities by key in the partnership's order; each stands in exactly one list. */
export interface FindingRecord {
  readonly finding: string;
  /** As the reactions make it now, whether or not the round has ended. */
  readonly state: FindingState;
  readonly agreed: readonly string[];
  readonly commented: readonly Spoken[];
  /** The dissent as it is to be printed. */
  readonly contested: readonly Spoken[];
  /** Named as such, never counted as agreeing. */
  readonly silent: readonly string[];
}

/** How the findings of an exercise were agreed with the partners, for the report. */
export interface ValidationRecord {
  readonly findings: readonly FindingRecord[];
  /** Entities that have said nothing on any finding. */
  readonly silent: readonly string[];
  readonly rounds: readonly {
    readonly number: number;
    readonly startedAt: string;
    /** Civil date. */
    readonly endsOn: string;
    readonly endedAt: string | null;
  }[];
  /** Meetings that were held, with who was there. */
  readonly meetings: readonly {
    readonly startsAt: string;
    readonly timeZone: string;
    readonly participants: readonly { readonly name: string; readonly entity: string | null }[];
  }[];
}

/** What the record of one finding is made from. */
export interface FindingToRecord {
  readonly finding: string;
  readonly mark: string;
  /** The latest of each entity. */
  readonly reactions: ReadonlyMap<string, Reaction>;
  /** By entity: its dissent as evaluators have shortened it for print. */
  readonly printed: ReadonlyMap<string, string>;
}

/** `entities` are the keys of the partnership in its order. */
export function recordOf(entities: readonly string[], of: FindingToRecord): FindingRecord {
  const standings = entities.map(
    (entity) => [entity, standingOf(of.reactions.get(entity), of.mark)] as const,
  );
  const those = (wanted: Standing) => standings.flatMap(([entity, one]) => (one === wanted ? [entity] : []));
  const spoken = (entity: string, printed?: string): Spoken => {
    const reaction = of.reactions.get(entity);
    return {
      entity,
      text: printed ?? reaction?.text ?? '',
      language: reaction?.language ?? 'en',
      inMeeting: reaction?.meetingId != null,
    };
  };
  return {
    finding: of.finding,
    state: stateAfter(standings.map(([, standing]) => standing)),
    agreed: those('agree'),
    commented: those('comment').map((entity) => spoken(entity)),
    contested: those('disagree').map((entity) => spoken(entity, of.printed.get(entity))),
    silent: those('silent'),
  };
}

/** Entities that have said nothing on any of these findings. */
export function silentThroughout(
  entities: readonly string[],
  records: readonly FindingRecord[],
): readonly string[] {
  return entities.filter((entity) => records.every(({ silent }) => silent.includes(entity)));
}
