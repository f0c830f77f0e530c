import { Injectable } from '@nestjs/common';
import type { PartnerVisitor } from '../accounts/access.js';
import { Problem } from '../problem.js';
import type { Question } from '../questionnaires/questionnaire.js';
import { DocumentsService } from './documents.service.js';
import type { Fields } from './read-form.js';
import { ResponseFramesService } from './response-frames.service.js';
import { writerOf } from './response-writing.service.js';
import { sentFiles } from './sent-files.js';

export interface TakenUpload {
  /** The form's fields, the new document among its question's. */
  readonly fields: Fields;
  /** Question whose file could not be taken; null where all is well. */
  readonly refused: string | null;
}

/** Takes the file that a form's "upload" button sends along with everything else that was typed. */
@Injectable()
export class DocumentUploads {
  constructor(
    private readonly documents: DocumentsService,
    private readonly frames: ResponseFramesService,
  ) {}

  async take(
    visitor: PartnerVisitor,
    questions: readonly Question[],
    fields: Fields,
    body: unknown,
  ): Promise<TakenUpload> {
    const name = fields.get('_upload')?.[0];
    const question = questions.find((one) => one.name === name && one.type === 'file');
    const file = question && (await sentFiles(body)).find(({ name: filename }) => filename !== '');
    if (!question || !file) return { fields, refused: null };
    const frame = await this.frames.get(visitor.exerciseId);
    try {
      const { id } = await this.documents.store(frame, visitor.entity, file, writerOf(visitor));
      const kept = fields.get(question.name) ?? [];
      return { fields: new Map([...fields, [question.name, [...kept, id]]]), refused: null };
    } catch (error) {
      const isFile =
        error instanceof Problem && (error.key === 'wrong-document' || error.key === 'body-too-large');
      if (isFile) return { fields, refused: question.name };
      throw error;
    }
  }
}
