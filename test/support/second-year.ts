import type { RunningExpost } from './expost.js';
import type { OpenExercise } from './story.js';

/** The exercise that the partners of a fixture asked for, opened after the first has been published. */
export interface SecondYear {
  /** Such as `/api/initiatives/ICT149-21/exercises/2024`. */
  readonly path: string;
  readonly year: number;
  /** Enters the answers of the first year again for an entity, with these changed, submits and accepts them. */
  answer(entity: string, changed: Readonly<Record<string, unknown>>): Promise<void>;
}

export interface BetweenYears {
  /** Who answers in the first year, all of the fixture where it is not said. */
  readonly answering?: readonly string[];
  /** The answers of the first year have been submitted already. */
  readonly submitted?: boolean;
  /** What changes in the initiative between the two exercises, once the second is planned. */
  readonly meanwhile?: () => Promise<void>;
}

/** Takes the first exercise of a story to its report, moves the clock a year on and opens the second. */
export async function openSecondYear(
  expost: RunningExpost,
  story: OpenExercise,
  { answering, submitted = false, meanwhile }: BetweenYears = {},
): Promise<SecondYear> {
  const { manager, fixture } = story;
  const expectDone = async (call: Promise<{ status: number; text: string }>) => {
    const { status, text } = await call;
    if (status >= 300) throw new Error(`${status}: ${text.slice(0, 1000)}`);
  };
  if (!submitted) await story.submit(answering);
  await story.accept(answering);
  for (const step of ['close', 'validate', 'publish'])
    await expectDone(manager.post(`${story.path}/${step}`));
  await expost.jobsDone();
  const year = fixture.exercise.year + 1;
  const path = story.path.replace(/\d{4}$/, String(year));
  await meanwhile?.();
  expost.clock.set(`${year}-04-05T12:00:00.000Z`);
  await expectDone(manager.post(`${path}/open`));
  await expost.jobsDone();
  return {
    path,
    year,
    answer: async (entity, changed) => {
      const first = fixture.responses[entity]?.answers ?? {};
      const answers = {
        ...first,
        ...(first.new_exercise === 'yes' ? { new_exercise_year: year + 1 } : {}),
        ...changed,
      };
      const body = { answers, takenBy: 'phone', confirmedBy: 'Rosa Example' };
      await expectDone(manager.put(`${path}/responses/${entity}`, body));
      const key = { 'idempotency-key': `second-${entity}` };
      await expectDone(manager.post(`${path}/responses/${entity}/submit`, {}, key));
      await expectDone(manager.post(`${path}/responses/${entity}/accept`));
    },
  };
}
