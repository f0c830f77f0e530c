import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { QuestionnairesService } from '../../src/questionnaires/questionnaires.service.js';
import type { RunningExpost } from './expost.js';

export const FIRST_VERSION = 'joint-ex-post/v1';
export const SECOND_VERSION = 'joint-ex-post/v2';

interface Element {
  name: string;
  title: Record<string, string>;
  comparable?: boolean;
  choices?: { value: string; text: Record<string, string> }[];
  [key: string]: unknown;
}

/**
 * The questionnaires with an invented second version: one question is worded otherwise, one has lost a choice and one its
 * mark, one is gone, one is new.
 */
export function questionnairesWithSecond(): QuestionnairesService {
  const directory = mkdtempSync(join(tmpdir(), 'expost-surveys-'));
  try {
    cpSync(join(process.cwd(), 'surveys'), directory, { recursive: true });
    const folder = join(directory, 'joint-ex-post');
    const definition = JSON.parse(readFileSync(join(folder, 'v1.json'), 'utf8')) as {
      pages: { name: string; elements: Element[] }[];
    };
    for (const page of definition.pages) page.elements = page.elements.flatMap(changed);
    writeFileSync(join(folder, 'v2.json'), JSON.stringify(definition));
    const rules = readFileSync(join(folder, 'v1.findings.json'), 'utf8');
    const ownRules = rules.replace(FIRST_VERSION, SECOND_VERSION).replaceAll(/"wider",\s*/g, '');
    writeFileSync(join(folder, 'v2.findings.json'), ownRules);
    return new QuestionnairesService(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function changed(element: Element): Element[] {
  switch (element.name) {
    case 'knowledge_applied':
      return [{ ...element, title: { ...element.title, es: '¿Sigue aplicando su entidad lo aprendido?' } }];
    case 'beneficiaries_work_continued':
      return [{ ...element, choices: element.choices?.filter(({ value }) => value !== 'wider') ?? [] }];
    case 'own_impact_increased':
      return [{ ...element, comparable: false }];
    case 'basis':
      return [];
    case 'remarks':
      return [
        element,
        {
          ...element,
          name: 'wishes',
          title: {
            default: 'What do you wish for?',
            es: '¿Qué desea?',
            fr: 'Que souhaitez-vous ?',
            pt: 'O que deseja?',
          },
        },
      ];
    default:
      return [element];
  }
}

/** Gives a running service the second version too, as if it had been started with it. */
export function addSecondVersion(expost: RunningExpost): void {
  const own = expost.get(QuestionnairesService) as unknown as { loaded: Map<string, unknown> };
  const { loaded } = questionnairesWithSecond() as unknown as { loaded: ReadonlyMap<string, unknown> };
  own.loaded.set(SECOND_VERSION, loaded.get(SECOND_VERSION));
}
