import { Injectable } from '@nestjs/common';
import type { StaffVisitor } from '../accounts/access.js';
import { Clock } from '../clock.service.js';
import type { Language } from '../language.js';
import { staffContext } from '../pages/staff/staff-context.js';
import type { StaffContext } from '../pages/staff/staff-frame.js';
import { speechIn, type Speech } from './speech.js';
import { ValidationViews, type ExerciseHead, type ValidationPage } from './validation-views.service.js';
import { WordingsService } from './wordings.service.js';

/** What the evaluators' pages of a validation are made from. */
export interface Desk {
  readonly page: ValidationPage;
  readonly speech: Speech;
}

@Injectable()
export class ValidationDesk {
  constructor(
    private readonly clock: Clock,
    private readonly views: ValidationViews,
    private readonly wordings: WordingsService,
  ) {}

  context(visitor: StaffVisitor, language: Language): StaffContext {
    return staffContext(visitor, language, this.clock.now());
  }

  head(code: string, year: string): Promise<ExerciseHead> {
    return this.views.head(code, year);
  }

  async load(code: string, year: string, language: Language): Promise<Desk> {
    const page = await this.views.find(code, year);
    return { page, speech: speechIn(language, this.wordings.messages[language]) };
  }
}
