import { Injectable } from '@nestjs/common';
import type { Exercise } from '../exercises/exercise.js';
import { ExercisesService, type ExerciseOfInitiative } from '../exercises/exercises.service.js';
import type { PartialTexts, Texts } from '../language.js';
import type { Entity } from '../initiatives/partnership.js';
import { Problem } from '../problem.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import { QuestionnairesService } from '../questionnaires/questionnaires.service.js';
import { ownPages, shownWith } from '../responses/partner-view.js';
import { ResponsesService } from '../responses/responses.service.js';
import { catalogueTexts } from './catalogue-texts.js';
import { compareAnswers, isCompared, type ComparedQuestion, type ComparedResponse } from './compare.js';
import { FindingsService } from './findings.service.js';
import { divergencesOf, type Divergence } from './shown-divergence.js';

export interface ComparedSection {
  readonly name: string;
  readonly title: Texts;
  /** How many of its questions a finding calls divergent. */
  readonly divergent: number;
}

export interface Comparison extends ExerciseOfInitiative {
  /** Empty before the exercise is opened. */
  readonly sections: readonly ComparedSection[];
  /** Name of the section that is shown. */
  readonly section: string;
  readonly questions: readonly ComparedQuestion[];
  readonly divergences: ReadonlyMap<string, readonly Divergence[]>;
  /** Entities whose answers can be compared. */
  readonly answered: readonly Entity[];
  /** Texts of what own words were coded to. */
  readonly codes: ReadonlyMap<string, PartialTexts>;
}

/** E6: the answers of all entities beside each other. */
@Injectable()
export class CompareService {
  constructor(
    private readonly exercises: ExercisesService,
    private readonly findings: FindingsService,
    private readonly questionnaires: QuestionnairesService,
    private readonly responses: ResponsesService,
  ) {}

  /** One section, or the first that findings are read from. Problem `not-found` for an unknown one. */
  async of(code: string, year: string, wanted: string | undefined): Promise<Comparison> {
    const found = await this.exercises.find(code, year);
    const { exercise } = found;
    if (!exercise.partnership) {
      const maps = { divergences: new Map(), codes: new Map() };
      return { ...found, ...maps, sections: [], section: '', questions: [], answered: [] };
    }
    const questionnaire = this.questionnaires.get(exercise.questionnaire);
    const rules = this.questionnaires.rules(exercise.questionnaire);
    const { findings, ownCodes } = await this.findings.of(code, year);
    const roleOf = new Map(exercise.partnership.entities.map(({ key, role }) => [key, role]));
    const divergences = divergencesOf(rules, findings, roleOf);
    const responses = await this.read(exercise, questionnaire);
    const sections = questionnaire.sections;
    const first = sections.find(({ questions }) =>
      questions.some(({ name }) => rules.some((rule) => rule.questions.includes(name))),
    );
    const section = wanted === undefined ? (first ?? sections[0]) : sections.find((s) => s.name === wanted);
    if (!section) throw new Problem('not-found');
    return {
      ...found,
      sections: sections.map(({ name, title, questions }) => ({
        name,
        title,
        divergent: questions.filter((question) => divergences.has(question.name)).length,
      })),
      section: section.name,
      questions: compareAnswers(
        section.questions.map(({ name }) => name),
        responses,
      ),
      divergences,
      answered: responses.filter(({ state }) => isCompared(state)).map(({ entity }) => entity),
      codes: catalogueTexts(questionnaire, ownCodes),
    };
  }

  private async read(exercise: Exercise, questionnaire: Questionnaire): Promise<ComparedResponse[]> {
    const read: ComparedResponse[] = [];
    for (const entity of exercise.partnership?.entities ?? []) {
      const { respondent, state, answers } = await this.responses.load(exercise.id, entity.key);
      const { questions } = ownPages(questionnaire, respondent);
      const { visible } = shownWith(questionnaire, respondent, answers);
      read.push({ entity, state, questions, visible, answers });
    }
    return read;
  }
}
