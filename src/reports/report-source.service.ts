import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { UnitOfWork, type Transaction } from '../database/unit-of-work.js';
import { FindingsService, type ExerciseFindings } from '../findings/findings.service.js';
import type { ValidationRecord } from '../findings/validation-record.js';
import { printedTranslations, type PrintedTranslation } from '../reviews/translation.js';
import { TranslationsReading } from '../reviews/translations-reading.service.js';
import { ValidationRecords } from '../findings/validation-records.service.js';

/** Everything a report of an exercise is made from. */
export interface ReportSource extends ExerciseFindings {
  /** Null as long as the partners have not been asked. */
  readonly validation: ValidationRecord | null;
  readonly translations: readonly PrintedTranslation[];
}

/** Gathers what a report is made from. */
@Injectable()
export class ReportSources {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly findings: FindingsService,
    private readonly validation: ValidationRecords,
    private readonly translations: TranslationsReading,
  ) {}

  /** Problems as `FindingsService.of`. */
  async of(code: string, year: string): Promise<ReportSource> {
    const found = await this.findings.of(code, year);
    return this.unitOfWork.read((manager) => this.with(manager, found));
  }

  /** As `of`, and nobody else writes to the initiative until the transaction ends. */
  async takeIn(transaction: Transaction, code: string, year: string): Promise<ReportSource> {
    return this.with(transaction.manager, await this.findings.takeIn(transaction, code, year));
  }

  private async with(manager: EntityManager, found: ExerciseFindings): Promise<ReportSource> {
    const validation = await this.validation.ofIn(manager, found.exercise, found.findings);
    const texts = await this.translations.of(manager, found.exercise);
    return { ...found, validation, translations: printedTranslations(texts) };
  }
}

/** Is this still what an edition was made from? The clock and the decision apart, which the edition itself brings. */
export function isSameSource(a: ReportSource, b: ReportSource): boolean {
  const said = ({ findings, quotes, validation, translations }: ReportSource) =>
    JSON.stringify([findings, quotes, validation, translations]);
  return said(a) === said(b);
}
