import type { AnswerValue } from '../questionnaires/questionnaire.js';
import type { Finding, FindingRule } from './finding.js';
import type { EntityAnswers } from './exercise-answers.service.js';
import type { Pin, PinKind } from './weighing.js';

/** Something that may be put beside a finding. */
export interface PinCandidate {
  readonly kind: PinKind;
  readonly entity: string;
  readonly place: string;
  /** What it says, or what it is called. */
  readonly text: string;
}

interface Materials {
  readonly entities: readonly EntityAnswers[];
  readonly passages: readonly {
    readonly id: string;
    readonly entity: string;
    readonly question: string;
    readonly quoted: string;
  }[];
  readonly documents: readonly { readonly id: string; readonly entity: string; readonly name: string }[];
}

/**
 * What may be put beside a finding: the answers to its questions and the open ones that explain them, the examples of its
 * section, coded passages of these, and every document. `section` are the names of its section's questions.
 */
export function pinCandidates(
  finding: Pick<Finding, 'evidence'>,
  rule: Pick<FindingRule, 'questions' | 'examples' | 'seenBy'>,
  section: ReadonlySet<string>,
  { entities, passages, documents }: Materials,
): readonly PinCandidate[] {
  const asked = new Set([...rule.questions, ...(rule.seenBy ? [rule.seenBy] : [])]);
  const accepted = entities.filter(({ state }) => state === 'accepted');
  const answers = accepted.flatMap(({ entity, answers: given }) =>
    Object.entries(given).flatMap(([question, value]): PinCandidate[] => {
      const isOpen = section.has(question) && typeof value === 'string' && value.includes(' ');
      if (!asked.has(question) && !isOpen) return [];
      return [{ kind: 'answer', entity, place: question, text: textOf(value) }];
    }),
  );
  const examples = accepted.flatMap(({ entity, answers: given }) =>
    itemsIn(rule.examples === undefined ? undefined : given[rule.examples]).map(
      (item, index): PinCandidate => ({
        kind: 'example',
        entity,
        place: `${rule.examples ?? ''}.${index}`,
        text: textOf(item['title'] ?? item['what'] ?? ''),
      }),
    ),
  );
  const coded = passages
    .filter(({ question }) => section.has(question) || asked.has(question))
    .map(({ id, entity, quoted }): PinCandidate => ({ kind: 'passage', entity, place: id, text: quoted }));
  const files = documents.map(({ id, entity, name }): PinCandidate => ({
    kind: 'document',
    entity,
    place: id,
    text: name,
  }));
  return [...answers, ...examples, ...coded, ...files];
}

/** Names a candidate in a form, and a pin of it. */
export function pinKey({ kind, entity, place }: Pick<Pin, 'kind' | 'entity' | 'place'>): string {
  return `${kind}:${entity}:${place}`;
}

function textOf(value: AnswerValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function itemsIn(value: AnswerValue | undefined): readonly Readonly<Record<string, AnswerValue>>[] {
  if (!Array.isArray(value)) return [];
  return value.filter(
    (item): item is Readonly<Record<string, AnswerValue>> =>
      typeof item === 'object' && item !== null && !Array.isArray(item),
  );
}
