import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { UnitOfWork, type Transaction } from '../database/unit-of-work.js';
import { FindingsService, type ExerciseFindings } from '../findings/findings.service.js';
import { CodingAgreements, type CodingAgreement } from '../reviews/coding-agreement.service.js';
import type { ValidationRecord } from '../findings/validation-record.js';
import { printedTranslations, type PrintedTranslation } from '../reviews/translation.js';
import { TranslationsReading } from '../reviews/translations-reading.service.js';
import type { OverYears } from './exercises-over-years.js';
import { PublishedExercises } from './published-exercises.service.js';
import { ValidationRecords } from '../findings/validation-records.service.js';

/** Everything a report of an exercise is made from. */
export interface ReportSource extends ExerciseFindings {
  /** Null as long as the partners have not been asked. */
  readonly validation: ValidationRecord | null;
  readonly translations: readonly PrintedTranslation[];
  /** Null where nobody has coded a second time. */
  readonly agreement: CodingAgreement | null;
  /** Beside the exercises published before it; null where there is none. */
  readonly overYears: OverYears | null;
}

/** What stands beside the findings: what evaluators have added to what they rest on, and the exercises before. */
@Injectable()
export class ReportAnnex {
  constructor(
    private readonly translations: TranslationsReading,
    private readonly agreements: CodingAgreements,
    private readonly published: PublishedExercises,
  ) {}

  async of(
    manager: EntityManager,
    found: ExerciseFindings,
  ): Promise<Pick<ReportSource, 'translations' | 'agreement' | 'overYears'>> {
    const texts = await this.translations.of(manager, found.exercise);
    const agreement = await this.agreements.of(manager, found.exercise.id);
    const overYears = await this.published.before(manager, found);
    return { translations: printedTranslations(texts), agreement, overYears };
  }
}

/** Gathers what a report is made from. */
@Injectable()
export class ReportSources {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly findings: FindingsService,
    private readonly validation: ValidationRecords,
    private readonly annex: ReportAnnex,
  ) {}

  /** Problems as `FindingsService.of`. */
  of(code: string, year: string): Promise<ReportSource> {
    return this.unitOfWork.read((manager) => this.ofIn(manager, code, year));
  }

  /** As `of`, in the caller's reading. */
  async ofIn(manager: EntityManager, code: string, year: string): Promise<ReportSource> {
    return this.with(manager, await this.findings.ofIn(manager, code, year));
  }

  /** As `of`, and nobody else writes to the initiative until the transaction ends. */
  async takeIn(transaction: Transaction, code: string, year: string): Promise<ReportSource> {
    return this.with(transaction.manager, await this.findings.takeIn(transaction, code, year));
  }

  private async with(manager: EntityManager, found: ExerciseFindings): Promise<ReportSource> {
    const validation = await this.validation.ofIn(manager, found.exercise, found.findings);
    return { ...found, validation, ...(await this.annex.of(manager, found)) };
  }
}

/** Is this still what an edition was made from? The clock and the decision apart, which the edition itself brings. */
export function isSameSource(a: ReportSource, b: ReportSource): boolean {
  const said = ({ findings, quotes, validation, translations, agreement, overYears }: ReportSource) =>
    JSON.stringify([findings, quotes, validation, translations, agreement, overYears]);
  return said(a) === said(b);
}
