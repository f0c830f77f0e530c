import { catalogueTexts } from '../../findings/catalogue-texts.js';
import type { Finding, FindingFacts } from '../../findings/finding.js';
import { speechIn, type Speech } from '../../findings/speech.js';
import { wordingOf } from '../../findings/word-finding.js';
import {
  entityNames,
  nameOf,
  type CatalogueTexts,
  type EntityNames,
  type Wording,
} from '../../findings/wording.js';
import type { Entity, Role } from '../../initiatives/partnership.js';
import { textIn, type PartialTexts } from '../../language.js';
import type { Respondent } from '../../questionnaires/questionnaire.js';
import type { Outline, ReportContent } from '../report-content.js';
import type { ReportInput, ReportResponse } from '../report-input.js';
import type { Passages } from '../report-model.js';

/** What every section of a report draws on. */
export interface Composition {
  readonly input: ReportInput;
  readonly outline: Outline;
  readonly speech: Speech;
  /** In the partnership's order. */
  readonly entities: readonly Entity[];
  readonly names: EntityNames;
  readonly catalogue: CatalogueTexts;
  readonly findings: ReadonlyMap<string, Finding>;
  /** Accepted responses by entity. */
  readonly accepted: ReadonlyMap<string, ReportResponse>;
}

export function composeFrom(input: ReportInput, { messages, outline }: ReportContent): Composition {
  const { partnership, questionnaire, ownCodes, findings, responses } = input;
  return {
    input,
    outline,
    speech: speechIn(input.language, messages[input.language]),
    entities: partnership.entities,
    names: entityNames(partnership.entities),
    catalogue: catalogueTexts(questionnaire, ownCodes),
    findings: new Map(findings.map((finding) => [finding.finding, finding])),
    accepted: new Map(
      responses.filter(({ state }) => state === 'accepted').map((response) => [response.entity, response]),
    ),
  };
}

export function nameIn({ names }: Composition, key: string): string {
  return nameOf(names, key);
}

export function namesIn(composition: Composition, keys: readonly string[]): string {
  return composition.speech.list(keys.map((key) => nameIn(composition, key)));
}

export function roleOf({ entities }: Composition, key: string): Role {
  return entities.find((entity) => entity.key === key)?.role ?? 'other';
}

/** Entities without an accepted answer, named on page 1. */
export function silentIn({ entities, accepted }: Composition): readonly string[] {
  return entities.map(({ key }) => key).filter((key) => !accepted.has(key));
}

/** A drafted finding, or null where it is absent or was withheld. */
export function draftedIn({ findings }: Composition, name: string): Finding | null {
  const finding = findings.get(name);
  return finding && finding.notDrafted === null ? finding : null;
}

/** The wording as drafted or edited: an edited one is one whole, under the finding's label. */
export function wordingIn(composition: Composition, finding: Finding): Wording {
  const { speech, names, catalogue, input } = composition;
  const drafted = wordingOf(finding, names, catalogue, speech);
  const stored = finding.edited?.[input.language]?.text ?? finding.wording[input.language];
  const whole = drafted.detail ? `${drafted.claim} ${drafted.detail}` : drafted.claim;
  if (!stored || stored === whole) return drafted;
  return { claim: speech.say(`label.${finding.finding}`), detail: stored };
}

export function claimOf(composition: Composition, finding: Finding): string {
  const { claim, detail } = wordingIn(composition, finding);
  return finding.edited?.[composition.input.language] ? detail : claim;
}

/** A text of the initiative, with its language marked where it falls back to another one. */
export function ownText({ speech }: Composition, texts: PartialTexts): Passages {
  const { text, language } = textIn(texts, speech.language);
  if (language === speech.language) return [{ text, language: null }];
  return [
    { text, language },
    { text: ` (${speech.languageName(language)})`, language: null },
  ];
}

export function respondentIn({ input, entities }: Composition, key: string): Respondent {
  const { partnership, exercise, lastPerspectives = [] } = input;
  const role = entities.find((entity) => entity.key === key)?.role ?? 'other';
  return {
    entity: key,
    role,
    partnership,
    exerciseYear: exercise.year,
    exerciseNumber: exercise.number,
    lastPerspectives,
  };
}

/** How many entities a finding is about, and how many of them say yes. */
export function countText({ speech }: Composition, facts: Pick<FindingFacts, 'yes' | 'subject'>): string {
  return speech.say('chart.count', { yes: facts.yes.length, total: facts.subject.entities.length });
}
