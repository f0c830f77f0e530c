import { Injectable } from '@nestjs/common';
import { LANGUAGES, type Language, type PartialTexts } from '../language.js';
import { Problem } from '../problem.js';
import { readRecorded } from './read-validation.js';
import { ReactionReplies, type Reply } from './reaction-replies.service.js';
import { Reactions } from './reactions.service.js';
import { shownWording } from './shown-wording.js';
import type { FindingsRequest } from './validation.service.js';
import { ValidationViews } from './validation-views.service.js';
import { WordingService } from './wording.service.js';

/** What evaluators do about one finding while it is with the partners. */
@Injectable()
export class ValidationActs {
  constructor(
    private readonly views: ValidationViews,
    private readonly replies: ReactionReplies,
    private readonly reactions: Reactions,
    private readonly wording: WordingService,
  ) {}

  reply(request: FindingsRequest, finding: string, entity: string, reply: Reply): Promise<void> {
    return this.replies.reply(request, finding, entity, reply);
  }

  record(
    request: FindingsRequest,
    entity: string,
    { said, by }: ReturnType<typeof readRecorded>,
  ): Promise<void> {
    return this.reactions.recordInMeeting(request, entity, said, by);
  }

  /** Words the languages whose text differs from what is shown; whoever had reacted is asked again by the job that follows. */
  async word(
    request: FindingsRequest,
    name: string,
    form: Readonly<Record<Language, string>> & { readonly reason: string; readonly factsHash: string },
  ): Promise<'unchanged' | void> {
    const { findings, exercise } = await this.views.find(request.code, request.year);
    const finding = findings.find((one) => one.finding === name);
    if (!finding) throw new Problem('not-found');
    if (exercise.state !== 'in-validation') throw new Problem('step-not-allowed');
    const wording: PartialTexts = Object.fromEntries(
      LANGUAGES.filter((language) => form[language].trim() !== shownWording(finding, language)).map(
        (language) => [language, form[language].trim()],
      ),
    );
    if (Object.keys(wording).length === 0) return 'unchanged';
    const edit = { wording, reason: form.reason.trim(), basis: request.revision ?? 0 };
    await this.wording.word(request, name, form.factsHash, edit);
  }
}
