import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { HistoryService } from '../history/history.service.js';
import { Problem } from '../problem.js';
import { documentName } from './document-name.js';
import { documentType, MEDIA_TYPES } from './document-type.js';
import { DocumentRow } from './document.entity.js';
import { respondentIn, type ResponseFrame } from './response-frame.js';
import { ResponseWritingService, type ResponseWriter } from './response-writing.service.js';

/** An uploaded document without its bytes; answers hold its id. */
export interface StoredDocument {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
}

const LARGEST = 10 * 1024 * 1024;
/** An answer names five at most; the others are those it named before, which stay with its history. */
const MOST_OF_ONE_RESPONSE = 20;
const COLUMNS = { id: true, name: true, mediaType: true, size: true, sha256: true } as const;

/** Documents of responses: checked by their content, kept for ever, found by id only. */
@Injectable()
export class DocumentsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly history: HistoryService,
    private readonly writing: ResponseWritingService,
  ) {}

  /** Problems: `body-too-large`, `wrong-document` (content, number), `closed` where the response takes no answers now. */
  async store(
    frame: ResponseFrame,
    entity: string,
    sent: { readonly name: string; readonly bytes: Buffer },
    by: ResponseWriter,
  ): Promise<StoredDocument> {
    const respondent = respondentIn(frame, entity);
    const { bytes } = sent;
    const type = documentType(bytes);
    if (bytes.length > LARGEST) {
      throw new Problem('body-too-large', { detail: 'A document has 10 MB at most; nothing was stored.' });
    }
    if (bytes.length === 0 || !type) throw wrongDocument(bytes.length);
    const document = {
      id: randomUUID(),
      name: documentName(sent.name, type),
      mediaType: MEDIA_TYPES[type],
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    };
    await this.unitOfWork.run(async (transaction) => {
      const held = await this.writing.take(transaction, frame, respondent);
      if (held.writing === 'none') throw new Problem('closed');
      await this.writing.know(transaction, by, held.now);
      const responseId = held.head.id ?? (await this.writing.create(held, 'not-opened'));
      const rows = transaction.manager.getRepository(DocumentRow);
      if ((await rows.countBy({ responseId })) >= MOST_OF_ONE_RESPONSE) {
        throw new Problem('wrong-document', {
          detail: `A response keeps ${MOST_OF_ONE_RESPONSE} documents at most; name some of those in the answer.`,
        });
      }
      await rows.insert({ ...document, responseId, bytes, personId: by.personId, at: held.now });
      const { id, size } = document;
      await this.history.record(transaction, {
        chain: frame.initiativeId,
        actor: by.actor,
        what: 'document.stored',
        subject: responseId,
        details: { document: id, size, digest: this.history.digest(document.sha256) },
      });
    });
    return document;
  }

  async list(exerciseId: string, entity: string): Promise<readonly StoredDocument[]> {
    return this.unitOfWork.read((manager) =>
      manager
        .getRepository(DocumentRow)
        .createQueryBuilder('d')
        .select(Object.keys(COLUMNS).map((column) => `d.${column}`))
        .innerJoin('response', 'r', 'r.id = d.response_id')
        .where('r.exercise_id = :exerciseId AND r.entity_key = :entity', { exerciseId, entity })
        .orderBy('d.at')
        .addOrderBy('d.id')
        .getMany(),
    );
  }

  /** Problem `not-found` where this entity has no such document, whoever else may have it. */
  async read(exerciseId: string, entity: string, id: string): Promise<StoredDocument & { bytes: Buffer }> {
    const found = await this.unitOfWork.read((manager) =>
      manager
        .getRepository(DocumentRow)
        .createQueryBuilder('d')
        .innerJoin('response', 'r', 'r.id = d.response_id')
        .where('d.id = :id AND r.exercise_id = :exerciseId AND r.entity_key = :entity', {
          id,
          exerciseId,
          entity,
        })
        .getOne(),
    );
    if (!found) throw new Problem('not-found');
    return found;
  }
}

function wrongDocument(size: number): Problem {
  const detail =
    size === 0
      ? 'The file is empty.'
      : 'By its content it is no PDF, PNG or JPEG; save it as one of these and send it again.';
  return new Problem('wrong-document', { detail, errors: [{ pointer: '/file', detail }] });
}
