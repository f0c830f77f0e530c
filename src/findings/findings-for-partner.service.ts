import { Injectable } from '@nestjs/common';
import type { PartnerVisitor } from '../accounts/access.js';
import { Clock } from '../clock.service.js';
import type { Language } from '../language.js';
import type { Finding, FindingSection } from './finding.js';
import { SECTIONS } from './partner-finding.js';
import type { Reaction } from './reaction.js';
import { speechIn, type Speech } from './speech.js';
import { askedAbout, markIn, reactionsTo } from './validation-view.js';
import { takesReactions } from './validation-round.js';
import { ValidationViews, type ValidationPage } from './validation-views.service.js';
import { entityNames, type EntityNames } from './wording.js';
import { WordingsService } from './wordings.service.js';

/** What a partner is shown of the findings. */
export interface PartnerFindings extends ValidationPage {
  /** Are there findings to see? From validation on. */
  readonly isOut: boolean;
  /** Can anything be said? */
  readonly isOpen: boolean;
  /** In the order of the report, those without a finding left out. */
  readonly sections: readonly { readonly name: FindingSection; readonly findings: readonly Finding[] }[];
  readonly speech: Speech;
  readonly entityNames: EntityNames;
  markOf(finding: Finding): string;
  reactionOf(finding: Finding): Reaction | undefined;
}

@Injectable()
export class FindingsForPartner {
  constructor(
    private readonly clock: Clock,
    private readonly views: ValidationViews,
    private readonly wordings: WordingsService,
  ) {}

  async load(visitor: PartnerVisitor, language: Language): Promise<PartnerFindings> {
    const found = await this.views.byId(visitor.exerciseId);
    const { exercise, view } = found;
    const isOut = exercise.state === 'in-validation' || exercise.state === 'published';
    const asked = isOut ? askedAbout(found.findings) : [];
    return {
      ...found,
      isOut,
      isOpen: visitor.colleague === null && takesReactions(exercise, view.round, this.clock.now()),
      sections: SECTIONS.map((name) => ({
        name,
        findings: asked.filter(({ section }) => section === name),
      })).filter(({ findings }) => findings.length > 0),
      speech: speechIn(language, this.wordings.messages[language]),
      entityNames: entityNames(exercise.partnership?.entities ?? []),
      markOf: (finding) => markIn(view, finding),
      reactionOf: (finding) => reactionsTo(view, finding.finding).get(visitor.entity),
    };
  }
}
