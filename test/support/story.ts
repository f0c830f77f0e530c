import type { ApiClient } from './api-client.js';
import type { RunningExpost } from './expost.js';
import { loadFixture, type Fixture, type FixtureName } from '../fixtures/fixtures.js';

/** An exercise of a fixture that has been created, planned and opened through the API. */
export interface OpenExercise {
  readonly fixture: Fixture;
  readonly manager: ApiClient;
  /** Such as `/api/initiatives/ICT149-21/exercises/2023`. */
  readonly path: string;
  /** Personal link of the first contact of an entity, as its invitation holds it. */
  linkOf(entity: string): Promise<string>;
  /** Enters the answers of the fixture for these entities by the API, and submits them. */
  submit(entities?: readonly string[]): Promise<void>;
  accept(entities?: readonly string[]): Promise<void>;
}

async function expectStatus(call: Promise<{ status: number; text: string }>, wanted: number): Promise<void> {
  const { status, text } = await call;
  if (status !== wanted) throw new Error(`${status} instead of ${wanted}: ${text.slice(0, 2000)}`);
}

/** Opens the exercise of a fixture; the clock of the service has to stand within its dates. */
export async function openExercise(
  expost: RunningExpost,
  name: FixtureName = 'lideres-2023',
): Promise<OpenExercise> {
  const story = await openExerciseOver(await expost.api('manager'), loadFixture(name));
  await expost.jobsDone();
  return story;
}

/** As `openExercise`, of a service elsewhere; whoever needs its mails has to wait for them. */
export async function openExerciseOver(manager: ApiClient, fixture: Fixture): Promise<OpenExercise> {
  const { code } = fixture.initiative;
  const exercises = `/api/initiatives/${code}/exercises`;
  const path = `${exercises}/${fixture.exercise.year}`;
  await expectStatus(manager.post('/api/initiatives', fixture.initiative), 201);
  await expectStatus(manager.post(exercises, fixture.exercise), 201);
  await expectStatus(manager.post(`${path}/open`), 200);
  const answering = Object.keys(fixture.responses);
  return {
    fixture,
    manager,
    path,
    linkOf: async (entity) => {
      const email = fixture.initiative.entities.find(({ key }) => key === entity)?.contacts[0]?.email;
      const { body } = await manager.get('/api/outbox?kind=invitation&pageSize=200');
      const mail = body.items.find(
        (item: { to: string; kind: string }) => item.kind === 'invitation' && item.to === email,
      );
      const rendered = await manager.get(`/api/outbox/${mail.id}`);
      return /https?:\/\/\S+\/r\/[\w-]+/.exec(rendered.body.text)?.[0] ?? '';
    },
    submit: async (entities = answering) => {
      for (const entity of entities) {
        const body = { ...fixture.responses[entity], takenBy: 'phone', confirmedBy: 'Rosa Example' };
        await expectStatus(manager.put(`${path}/responses/${entity}`, body), 200);
        await expectStatus(
          manager.post(`${path}/responses/${entity}/submit`, {}, { 'idempotency-key': `story-${entity}` }),
          200,
        );
      }
    },
    accept: async (entities = answering) => {
      for (const entity of entities)
        await expectStatus(manager.post(`${path}/responses/${entity}/accept`), 200);
    },
  };
}
