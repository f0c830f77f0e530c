import type { RunningExpost } from './expost.js';
import { startTestExpost } from './expost.js';
import { formBrowser, type FormBrowser } from './form-browser.js';
import { openExercise, type OpenExercise } from './story.js';
import { tables } from './tables.js';

export const CODING = '/staff/initiatives/ICT149-21/exercises/2023/coding';

type Row = Readonly<Record<string, unknown>>;

/** LIDERES with every response submitted, and two evaluators at their desks. */
export interface CodingDesks {
  readonly expost: RunningExpost;
  readonly story: OpenExercise;
  readonly ines: FormBrowser;
  readonly olga: FormBrowser;
  passages(): Promise<readonly Row[]>;
  codesOf(passage: unknown): Promise<readonly string[]>;
  /** A factor as the findings have it now. */
  factor(code: string): Promise<{ readonly support: readonly string[]; readonly points: number } | undefined>;
}

export async function codingDesks(): Promise<CodingDesks> {
  const expost = await startTestExpost();
  const story = await openExercise(expost);
  await story.submit();
  return {
    expost,
    story,
    ines: await formBrowser(expost, 'Inés Example'),
    olga: await formBrowser(expost, 'Olga Example'),
    passages: async () => (await tables(expost)).passage ?? [],
    codesOf: async (id) =>
      ((await tables(expost)).passage_code ?? [])
        .filter((row) => row.passage_id === id)
        .toSorted((a, b) => Number(a.position) - Number(b.position))
        .map((row) => `${String(row.catalogue)}:${String(row.code)}`),
    factor: async (code) => {
      const { body } = await story.manager.get(`${story.path}/findings`);
      const { ranked } = body.find((each: { finding: string }) => each.finding === 'enabling-factors');
      return ranked.find((each: { code: string }) => each.code === code);
    },
  };
}

/** The first so many characters of an answer, as a form marks them. */
export const mark = (entity: string, question: string, revision = 1, end = 20): string =>
  `${entity}:${question}::${revision}:0:${end}`;

/** What an act is undone by. */
export const actOf = (location: string): string =>
  new URL(location, 'http://here').searchParams.get('act') ?? '';
