import type { Exercise } from '../exercises/exercise.js';
import type { Finding } from '../findings/finding.js';
import { differsFromProposal } from '../findings/new-exercise.js';
import type { Quote } from '../findings/quote.js';
import type { ValidationRecord } from '../findings/validation-record.js';
import { LANGUAGES, type Language, type PartialTexts } from '../language.js';
import type { ProblemPlace } from '../problem.js';

/** One thing that keeps a report from being published. */
export type Blocker = ProblemPlace &
  (
    | { readonly kind: 'stale-wording'; readonly finding: string; readonly language: string }
    | { readonly kind: 'round-running'; readonly round: number }
    | { readonly kind: 'quote-undecided'; readonly entity: string }
    | { readonly kind: 'decision-year' | 'decision-reason' }
  );

export interface PublicationSource {
  readonly exercise: Exercise;
  readonly findings: readonly Finding[];
  readonly quotes: readonly Quote[];
  readonly validation: ValidationRecord | null;
}

/** Everything that still blocks the publication of a report, said at once. */
export function blockingPublication(source: PublicationSource): readonly Blocker[] {
  return [
    ...staleWordings(source),
    ...runningRounds(source),
    ...undecidedQuotes(source),
    ...decisionGaps(source),
  ];
}

function staleWordings({ findings }: PublicationSource): readonly Blocker[] {
  return findings.flatMap(({ finding, edited }) =>
    Object.entries(edited ?? {})
      .filter(([, edit]) => edit.stale)
      .map(([language]) => ({
        kind: 'stale-wording' as const,
        finding,
        language,
        pointer: `/findings/${finding}/wording/${language}`,
        detail: `The ${language} wording of ${finding} was written for other facts: look at it again`,
      })),
  );
}

/** As long as the partners can still have their say, findings have no state that could be printed. */
function runningRounds({ validation }: PublicationSource): readonly Blocker[] {
  return (validation?.rounds ?? [])
    .filter(({ endedAt }) => endedAt === null)
    .map(({ number }) => ({
      kind: 'round-running' as const,
      round: number,
      pointer: `/validation/rounds/${number}`,
      detail: `Round ${number} of the validation is running: end it first`,
    }));
}

/** Words somebody wants to print, of which their entity has not said whether they may be. */
function undecidedQuotes({ quotes }: PublicationSource): readonly Blocker[] {
  return quotes
    .filter(({ approval }) => approval === 'asked')
    .map(({ entity, source }) => ({
      kind: 'quote-undecided' as const,
      entity,
      pointer: `/quotes/${entity}/${source}`,
      detail: `${entity} has not said whether it may be quoted: wait, or withdraw the quote`,
    }));
}

function decisionGaps({ exercise: { decision }, findings }: PublicationSource): readonly Blocker[] {
  const noYear = decision?.planned && decision.year === null;
  const proposal = findings.find((finding) => finding.decision !== undefined)?.decision ?? null;
  // Answers may have changed since it was decided, and with them what the partners propose.
  const noReason = decision && decision.reason === null && differsFromProposal(decision, proposal);
  return [
    ...(noYear
      ? [
          {
            kind: 'decision-year' as const,
            pointer: '/decision/year',
            detail: 'A new exercise is decided without its year',
          },
        ]
      : []),
    ...(noReason
      ? [
          {
            kind: 'decision-reason' as const,
            pointer: '/decision/reason',
            detail: 'The decision differs from what the partners propose: say why',
          },
        ]
      : []),
  ];
}

/** What a careful publisher looks at first; none of it keeps the report from being published. */
export type Caution =
  | { readonly kind: 'not-agreed' }
  | { readonly kind: 'contested' | 'no-reaction' | 'uncoded' | 'unread'; readonly count: number }
  | { readonly kind: 'missing-text'; readonly languages: readonly Language[] };

export function cautionsBefore(
  source: PublicationSource,
  texts: readonly PartialTexts[],
  unread: number,
): readonly Caution[] {
  const drafted = source.findings.filter(({ notDrafted }) => notDrafted === null);
  const counted = (kind: 'contested' | 'no-reaction' | 'uncoded' | 'unread', count: number) =>
    count > 0 ? [{ kind, count }] : [];
  const missing = LANGUAGES.filter((language) => texts.some((one) => (one[language] ?? '').trim() === ''));
  return [
    ...(source.validation === null ? [{ kind: 'not-agreed' as const }] : []),
    ...counted('contested', drafted.filter(({ state }) => state === 'contested').length),
    ...counted('no-reaction', drafted.filter(({ state }) => state === 'no-reaction').length),
    ...counted(
      'uncoded',
      drafted.reduce((sum, { uncoded }) => sum + (uncoded?.length ?? 0), 0),
    ),
    ...counted('unread', unread),
    ...(missing.length > 0 ? [{ kind: 'missing-text' as const, languages: missing }] : []),
  ];
}

/** Who publishes before anybody has decided on a new exercise decides as the partners propose. `at` is an instant. */
export function withDecision(
  exercise: Exercise,
  findings: readonly Finding[],
  by: string,
  at: string,
): Exercise {
  if (exercise.decision) return exercise;
  const proposal = findings.find(({ decision }) => decision !== undefined)?.decision;
  const { planned, year } = proposal ?? { planned: false, year: null };
  return { ...exercise, decision: { planned, year, reason: null, by, at } };
}
