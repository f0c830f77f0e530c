import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ApiClient } from './api-client.js';

const fixture = JSON.parse(readFileSync(join(__dirname, '..', 'fixtures', 'three-entities.json'), 'utf8'));

/** AGUA CLARA: three entities with a contact each, asked in May 2024. */
export const aguaClara = {
  /** A day on which the exercise is open. */
  now: '2024-05-08T15:00:00.000Z',
  code: fixture.initiative.code as string,
  year: fixture.exercise.year as number,
  /** Fresh copies, to be changed at will. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  document: (): any => JSON.parse(JSON.stringify(fixture.initiative)),
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  plan: (): any => ({ ...fixture.exercise }),
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  responses: (): any => JSON.parse(JSON.stringify(fixture.responses)),
} as const;

export interface Story {
  readonly initiative: string;
  readonly exercise: string;
}

/** Creates the initiative and plans and opens its exercise; answers their addresses. */
export async function open(
  manager: ApiClient,
  change: { readonly code?: string; readonly entities?: readonly object[] } = {},
): Promise<Story> {
  const document = { ...aguaClara.document(), ...change };
  const initiative = `/api/initiatives/${document.code}`;
  const exercise = `${initiative}/exercises/${aguaClara.year}`;
  for (const [path, body] of [
    ['/api/initiatives', document],
    [`${initiative}/exercises`, aguaClara.plan()],
    [`${exercise}/open`, undefined],
  ] as const) {
    const { status, text } = await manager.post(path, body);
    if (status >= 300) throw new Error(`${path}: ${status} ${text}`);
  }
  return { initiative, exercise };
}
