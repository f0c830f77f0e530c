import type { RunningExpost } from './expost.js';
import { openSecondYear, type SecondYear } from './second-year.js';
import { openExercise, type OpenExercise } from './story.js';

export type Changed = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Exercises of LIDERES year after year, each answered as in 2023 but for what is said. */
export interface YearsOfLideres {
  readonly story: OpenExercise;
  /** Such as `/api/initiatives/ICT149-21`. */
  readonly initiative: string;
  /** Enters, submits and accepts everybody's answers of the exercise that is open. */
  answer(changed: Changed, silent?: readonly string[]): Promise<void>;
  /** Takes the exercise that is open to its report. */
  publish(): Promise<void>;
  /** Opens the exercise of the next year, which the report before has planned. */
  openNext(): Promise<string>;
  /** Of the exercise that is open. */
  path(): string;
}

/** 2023 is published, 2024 is open. */
export async function yearsOfLideres(expost: RunningExpost): Promise<YearsOfLideres> {
  const story = await openExercise(expost);
  const { manager, fixture } = story;
  let open: SecondYear = await openSecondYear(expost, story);
  const step = async (path: string, body?: unknown, headers = {}) => {
    const { status, text } = await manager.post(path, body, headers);
    if (status >= 300) throw new Error(`${path}: ${status} ${text.slice(0, 1000)}`);
  };
  const answerLater = async (entity: string, changed: Readonly<Record<string, unknown>>) => {
    const path = `${open.path}/responses/${entity}`;
    const first = fixture.responses[entity]?.answers ?? {};
    const again = first.new_exercise === 'yes' ? { new_exercise_year: open.year + 1 } : {};
    const answers = { ...first, ...again, ...changed };
    const put = await manager.put(path, { answers, takenBy: 'phone', confirmedBy: 'Rosa Example' });
    if (put.status >= 300) throw new Error(put.text.slice(0, 1000));
    await step(`${path}/submit`, {}, { 'idempotency-key': `${open.year}-${entity}` });
    await step(`${path}/accept`);
  };
  return {
    story,
    initiative: story.path.replace(/\/exercises\/\d{4}$/, ''),
    path: () => open.path,
    answer: async (changed, silent = []) => {
      for (const entity of Object.keys(fixture.responses))
        if (!silent.includes(entity)) await answerLater(entity, changed[entity] ?? {});
    },
    publish: async () => {
      for (const name of ['close', 'validate', 'publish']) await step(`${open.path}/${name}`);
      await expost.jobsDone();
    },
    openNext: async () => {
      const year = open.year + 1;
      const path = open.path.replace(/\d{4}$/, String(year));
      expost.clock.set(`${year}-04-05T12:00:00.000Z`);
      await step(`${path}/open`);
      await expost.jobsDone();
      open = { ...open, year, path };
      return path;
    },
  };
}
