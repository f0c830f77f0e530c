import { Injectable } from '@nestjs/common';
import type { PartnerVisitor } from '../accounts/access.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { isLanguage } from '../language.js';
import type { Question } from '../questionnaires/questionnaire.js';
import { DocumentsService } from './documents.service.js';
import type { PartnerView } from './partner-view.js';
import { PartnerViewsService } from './partner-views.service.js';
import type { Fields } from './read-form.js';
import { YearBeforeService } from './year-before.service.js';
import type { YearBefore } from './year-before.js';

/**
 * What the forms of partners need beside the view: another language on the way, what their documents are called, and the
 * exercise before.
 */
@Injectable()
export class PartnerFormsService {
  constructor(
    private readonly views: PartnerViewsService,
    private readonly accounts: AccountsService,
    private readonly documents: DocumentsService,
    private readonly yearBefore: YearBeforeService,
  ) {}

  /** The view; in the language whose button sent the form along, from now on. */
  async load(visitor: PartnerVisitor, fields?: Fields): Promise<PartnerView> {
    const language = fields?.get('_language')?.[0];
    if (!isLanguage(language)) return this.views.load(visitor);
    await this.accounts.setLanguage(visitor.sessionId, language);
    return this.views.load(visitor, language);
  }

  /** What the last published exercise means for this response; null in a first one. */
  before({ response }: PartnerView): Promise<YearBefore | null> {
    return this.yearBefore.of(response.exerciseId, response.entity);
  }

  /** Names of the entity's documents by id; asked for only where one of these questions has any. */
  async documentNames(
    { response }: PartnerView,
    questions: Iterable<Question>,
  ): Promise<ReadonlyMap<string, string>> {
    const hasAny = [...questions].some(({ type, name }) => type === 'file' && response.answers.has(name));
    if (!hasAny) return new Map();
    const stored = await this.documents.list(response.exerciseId, response.entity);
    return new Map(stored.map(({ id, name }) => [id, name]));
  }
}
