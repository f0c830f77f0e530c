import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Texts } from '../language.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import { QuestionnairesService } from '../questionnaires/questionnaires.service.js';
import { CodebookCodeRow } from './codebook.entity.js';
import { CATALOGUES, type CodebookCode } from './codebook.js';
import type { CodeName } from './passage.js';
import type { StoredCode } from './snapshot.js';

/** Reads the service's codebook: the catalogues of all questionnaires, and what evaluators added. */
@Injectable()
export class CodebookService {
  constructor(private readonly questionnaires: QuestionnairesService) {}

  /** By catalogue; first the questionnaire's codes in its order, then those made by evaluators in the order of creation. */
  async read(manager: EntityManager, only?: Questionnaire): Promise<readonly CodebookCode[]> {
    const rows = await manager
      .getRepository(CodebookCodeRow)
      .find({ order: { position: 'ASC', code: 'ASC' } });
    return CATALOGUES.flatMap((catalogue) => {
      const said = rows.filter((row) => row.catalogue === catalogue);
      const given = [...this.given(catalogue, only)].map(([code, texts]): CodebookCode => {
        const row = said.find((each) => each.own === 0 && each.code === code);
        const { definition = '', example = '', revision = 0 } = row ?? {};
        return {
          catalogue,
          code,
          own: false,
          texts,
          definition,
          example,
          state: 'active',
          mergedInto: null,
          revision,
        };
      });
      return [
        ...given,
        ...said.filter(({ own }) => own === 1).map((row): CodebookCode => ({ ...row, own: true })),
      ];
    });
  }

  /** Problem `not-found` where there is none of this name. */
  questionnaire(id: string): Questionnaire {
    return this.questionnaires.get(id);
  }

  /** Is there such a code in a catalogue of a questionnaire? */
  isGiven({ catalogue, code }: CodeName): boolean {
    return this.given(catalogue).has(code);
  }

  /** Null where nothing has been written about it. */
  stored(manager: EntityManager, { catalogue, code }: CodeName): Promise<StoredCode | null> {
    return manager.getRepository(CodebookCodeRow).findOneBy({ catalogue, code });
  }

  async nextPosition(manager: EntityManager): Promise<number> {
    return ((await manager.getRepository(CodebookCodeRow).maximum('position', {})) ?? 0) + 1;
  }

  private given(catalogue: string, only?: Questionnaire): ReadonlyMap<string, Texts> {
    const codes = new Map<string, Texts>();
    for (const questionnaire of only
      ? [only]
      : this.questionnaires.list().map(({ id }) => this.questionnaires.get(id))) {
      const question = questionnaire.questions.get(catalogue);
      const choices =
        question?.type === 'ranking' ? question.choices : question?.type === 'matrix' ? question.rows : [];
      for (const { value, text } of choices) if (!codes.has(value)) codes.set(value, text);
    }
    return codes;
  }
}
