import type { CodingAgreement } from '../reviews/coding-agreement.service.js';
import type { OverYears } from './exercises-over-years.js';
import type { ReportChange } from './report-changes.js';
import type { ValidationRecord } from '../findings/validation-record.js';
import type { Finding } from '../findings/finding.js';
import type { Quote } from '../findings/quote.js';
import type { Initiative } from '../initiatives/initiative.js';
import type { Partnership } from '../initiatives/partnership.js';
import type { Language, PartialTexts } from '../language.js';
import type {
  AnswerValue,
  Answers,
  CannotAnswer,
  Choice,
  Questionnaire,
} from '../questionnaires/questionnaire.js';
import type { ResponseState } from '../responses/response.js';

import type { PrintedTranslation } from '../reviews/translation.js';

/** The response of one entity as the report reads it; answers are empty unless it is accepted. */
export interface ReportResponse {
  readonly entity: string;
  readonly state: ResponseState;
  readonly revision: number;
  /** Instant, ISO 8601 in UTC. */
  readonly acceptedAt: string | null;
  /** Where staff took the answers: how, such as `phone`, and who of the entity confirmed them. */
  readonly takenBy: string | null;
  readonly confirmedBy: string | null;
  readonly answers: Answers;
  readonly cannotAnswer: CannotAnswer;
  /** Language in which the entity wrote; null or absent where nobody knows. */
  readonly language?: Language | null;
}

/** An answer that its questionnaire cannot read: printed in the annex, never dropped. */
export interface UnreadAnswer {
  readonly entity: string;
  readonly question: string;
  readonly reason: string;
  readonly value: AnswerValue;
}

/** Everything a report says comes from here: no clock, no database, no file. The same input gives the same bytes. */
export interface ReportInput {
  readonly language: Language;
  readonly initiative: Omit<Initiative, 'entities'>;
  /** As the exercise copied it when it opened. */
  readonly partnership: Partnership;
  readonly exercise: {
    readonly year: number;
    readonly number: number;
    /** Civil dates `YYYY-MM-DD`. */
    readonly opensOn: string;
    readonly closesOn: string;
    readonly timeZone: string;
  };
  readonly questionnaire: Questionnaire;
  readonly findings: readonly Finding[];
  readonly responses: readonly ReportResponse[];
  /** Perspectives reported in the exercise before, about which this one asked; absent in the first. */
  readonly lastPerspectives?: readonly Choice[];
  /** Beside the exercises published before; null or absent where there is none. */
  readonly overYears?: OverYears | null;
  readonly unread: readonly UnreadAnswer[];
  /** With what their entities have said of them; absent where nothing but the answers is known. */
  readonly quotes?: readonly Quote[];
  /** How the partners were asked and what they said; null as long as nobody has been asked. */
  readonly validation?: ValidationRecord | null;
  /** Evaluators' translations of what entities wrote, those of changed answers not among them; absent: none. */
  readonly translations?: readonly PrintedTranslation[];
  /** How far two coders agreed; absent or null where nobody has coded a second time. */
  readonly agreement?: CodingAgreement | null;
  /** Codes made by evaluators for own words, in order of creation. */
  readonly ownCodes: readonly { readonly code: string; readonly texts: PartialTexts }[];
  /** The evaluator's decision on the new ex post exercise; the partners' proposal is in its finding. */
  readonly decision: {
    readonly planned: boolean;
    readonly year: number | null;
    readonly reason: string | null;
    readonly by: string;
  } | null;
  readonly status: 'draft' | 'published';
  /** From 1; the version a draft would become. */
  readonly version: number;
  /** What a correction corrects. */
  readonly versionNote: string | null;
  /** Name of who publishes; absent in a draft. */
  readonly by?: string;
  /** In what a correction differs from the version before. */
  readonly changes?: readonly ReportChange[];
  /** Civil date `YYYY-MM-DD` of the report. */
  readonly date: string;
  /** Have the partners had their say on the findings? */
  readonly agreed: boolean;
  /** The answers are a reconstruction. */
  readonly demonstration: boolean;
}
