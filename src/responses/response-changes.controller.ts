import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../accounts/access.decorator.js';
import { ApiAnswer } from '../http/api-answer.decorator.js';
import type { StoredNote } from './change-notes.js';
import { ownPages } from './partner-view.js';
import { changesAnswer, type ChangesDocument, type NoteDocument } from './response-changes.shape.js';
import { ResponseFramesService } from './response-frames.service.js';
import { ResponsesService } from './responses.service.js';
import { YearBeforeService } from './year-before.service.js';
import { sinceBefore } from './year-changes.js';

interface Params {
  readonly code: string;
  readonly year: string;
  readonly entity: string;
}

@ApiTags('responses')
@Controller('api/initiatives/:code/exercises/:year')
export class ResponseChangesController {
  constructor(
    private readonly frames: ResponseFramesService,
    private readonly responses: ResponsesService,
    private readonly yearBefore: YearBeforeService,
  ) {}

  @Get('responses/:entity/changes')
  @Access('reader')
  @ApiAnswer({ shape: changesAnswer })
  @ApiOperation({ summary: 'What differs from the last published exercise, and what the entity says of it' })
  async changes(@Param() { code, year, entity }: Params): Promise<ChangesDocument> {
    const { exerciseId, questionnaire } = await this.frames.find(code, year);
    const { respondent, answers } = await this.responses.load(exerciseId, entity);
    const before = await this.yearBefore.of(exerciseId, entity);
    if (!before) return { entity, previousYear: null, missing: null, questions: [], examples: [] };
    const { sections } = ownPages(questionnaire, respondent);
    const since = sinceBefore(sections, (name) => answers.get(name)?.value ?? null, before);
    return {
      entity,
      previousYear: before.year,
      missing: before.missing,
      questions: since.questions.map(({ question, comparable, reworded, change, look, note }) => ({
        question: question.name,
        comparable,
        reworded,
        change,
        previousOpened: look && look.openedAt !== null,
        openedAt: look?.openedAt ?? null,
        openedBy: look && look.openedAt !== null ? look.by : null,
        note: note && noteDocument(note),
      })),
      examples: since.examples.map(({ section, note }) => ({
        section: section.name,
        note: noteDocument(note),
      })),
    };
  }
}

function noteDocument({ value, language, revision, by, at }: StoredNote): NoteDocument {
  return { text: String(value), language, revision, by, at };
}
