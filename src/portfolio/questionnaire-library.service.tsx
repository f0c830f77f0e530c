import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { StaffVisitor } from '../accounts/access.js';
import { Pages } from '../pages/pages.service.js';
import type { StaffContext } from '../pages/staff/staff-frame.js';
import { compareVersions, countChanges } from '../questionnaires/compare-versions.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import { QuestionnairesService } from '../questionnaires/questionnaires.service.js';
import { CompareVersionsPage } from './pages/compare-versions-page.js';
import { QuestionnairePage, QuestionnairesPage } from './pages/questionnaire-pages.js';
import { QuestionnaireUses } from './questionnaire-uses.service.js';

/** Shows the questionnaires, with what each question feeds and which exercises use them. */
@Injectable()
export class QuestionnaireLibrary {
  constructor(
    private readonly pages: Pages,
    private readonly questionnaires: QuestionnairesService,
    private readonly uses: QuestionnaireUses,
  ) {}

  /** Problem `not-found` where there is none. */
  get(id: string): Questionnaire {
    return this.questionnaires.get(id);
  }

  async sendAll(reply: FastifyReply, visitor: StaffVisitor, context: StaffContext): Promise<void> {
    const uses = await this.uses.list(visitor);
    const questionnaires = this.questionnaires.list().map(({ id, title }) => ({
      id,
      title,
      questions: this.questionnaires.get(id).questions.size,
      uses: uses.filter(({ questionnaire }) => questionnaire === id).length,
    }));
    await this.pages.send(
      reply,
      200,
      <QuestionnairesPage context={context} questionnaires={questionnaires} />,
    );
  }

  /** The last two versions where none are named. Problem `not-found` where one of those named is not there. */
  async sendComparison(
    reply: FastifyReply,
    context: StaffContext,
    asked: { readonly from?: string | undefined; readonly to?: string | undefined },
  ): Promise<void> {
    const versions = this.questionnaires.list();
    const [last, beforeLast = last] = versions.map(({ id }) => id).toReversed();
    const { from = beforeLast ?? '', to = last ?? '' } = asked;
    const [before, now] = [this.questionnaires.get(from), this.questionnaires.get(to)];
    const sections = versions.length < 2 ? [] : compareVersions(before, now);
    await this.pages.send(
      reply,
      200,
      <CompareVersionsPage
        context={context}
        versions={versions}
        from={from}
        to={to}
        sections={sections}
        counts={versions.length < 2 ? null : countChanges(sections)}
      />,
    );
  }

  async sendOne(
    reply: FastifyReply,
    visitor: StaffVisitor,
    context: StaffContext,
    id: string,
  ): Promise<void> {
    const questionnaire = this.questionnaires.get(id);
    const feeds = new Map<string, string[]>();
    for (const { finding, questions, seenBy, examples } of this.questionnaires.rules(id)) {
      for (const name of [...questions, seenBy, examples]) {
        if (name !== undefined) feeds.set(name, [...(feeds.get(name) ?? []), finding]);
      }
    }
    const uses = (await this.uses.list(visitor)).filter((use) => use.questionnaire === id);
    await this.pages.send(
      reply,
      200,
      <QuestionnairePage context={context} questionnaire={questionnaire} feeds={feeds} uses={uses} />,
    );
  }
}
