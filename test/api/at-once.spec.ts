import { aguaClara, open } from '../support/agua-clara.js';
import type { ApiAnswer, ApiClient } from '../support/api-client.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';
import { loadFixture } from '../fixtures/fixtures.js';
import { tables } from '../support/tables.js';

jest.setTimeout(60_000);

const ROUNDS = 5;
const fixture = loadFixture('three-entities');

/** What happens to one initiative at the same moment, also from two instances on one database. */
describe('what several people do to one exercise at once', () => {
  let expost: RunningExpost;
  let manager: ApiClient;
  let count = 0;
  beforeAll(async () => {
    expost = await startTestExpost({ now: aguaClara.now });
    manager = await expost.api('manager');
  });
  afterAll(() => expost.stop());

  const next = () => `ICT4${String((count += 1)).padStart(2, '0')}-22`;
  const submitted = async () => {
    const { exercise } = await open(manager, { code: next() });
    const entities = Object.entries(fixture.responses);
    for (const [entity, { answers, cannotAnswer }] of entities) {
      const response = `${exercise}/responses/${entity}`;
      expect((await manager.put(response, { answers, cannotAnswer })).status).toBe(200);
      const key = { 'idempotency-key': entity };
      expect((await manager.post(`${response}/submit`, {}, key)).status).toBe(200);
    }
    return { exercise, entities: entities.map(([entity]) => entity) };
  };
  const statuses = (answers: readonly ApiAnswer[]) => answers.map(({ status }) => status).sort();

  it('validation freezes an answer that is accepted in the same moment, or waits for it', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { exercise, entities } = await submitted();
      const [last = '', ...others] = entities;
      for (const entity of others) await manager.post(`${exercise}/responses/${entity}/accept`);
      await manager.post(`${exercise}/close`);
      const [validated] = await Promise.all([
        manager.post(`${exercise}/validate`),
        manager.post(`${exercise}/responses/${last}/accept`),
      ]);
      if (validated.status !== 200) continue;
      const { body } = await manager.get(`${exercise}/findings`);
      const applied = body.find(({ finding }: { finding: string }) => finding === 'knowledge-applied');
      expect(applied.withoutAnswer).not.toContain(last);
    }
  });

  it('an exercise that opens has the entities that its initiative then has', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const document = { ...aguaClara.document(), code: next() };
      const initiative = `/api/initiatives/${document.code}`;
      await manager.post('/api/initiatives', document);
      await manager.post(`${initiative}/exercises`, aguaClara.plan());
      const fewer = { ...document, entities: document.entities.slice(0, -1) };
      await Promise.all([
        manager.post(`${initiative}/exercises/${aguaClara.year}/open`),
        manager.put(initiative, fewer, { 'if-match': '"1"' }),
      ]);
      const keys = (entities: readonly { readonly key: string }[]) => entities.map(({ key }) => key);
      const { body: now } = await manager.get(initiative);
      const { exercise, initiative: stored } = await tables(expost);
      const id = stored?.find(({ code }) => code === document.code)?.id;
      const opened = exercise?.find(({ initiative_id: of }) => of === id);
      const { entities } = JSON.parse(String(opened?.partnership));
      expect([round, keys(entities)]).toEqual([round, keys(now.entities)]);
    }
  });

  it('each of eight wordings of one finding is kept, and none fails', async () => {
    const { exercise, entities } = await submitted();
    for (const entity of entities) await manager.post(`${exercise}/responses/${entity}/accept`);
    const { body: findings } = await manager.get(`${exercise}/findings`);
    const tag = { 'if-match': `"${findings[0].factsHash}"` };
    const worded = Array.from({ length: 8 }, (_, person) => {
      const body = { wording: { en: `Wording ${person}` }, reason: 'Plainer.' };
      return manager.patch(`${exercise}/findings/${findings[0].finding}`, body, tag);
    });
    expect(statuses(await Promise.all(worded))).toEqual(Array(8).fill(200));
    const { finding_wording: kept } = await tables(expost);
    expect(kept?.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('five different years are planned side by side, one year once', async () => {
    const document = { ...aguaClara.document(), code: next() };
    await manager.post('/api/initiatives', document);
    const plan = (year: number) =>
      manager.post(`/api/initiatives/${document.code}/exercises`, { ...aguaClara.plan(), year });
    expect(statuses(await Promise.all([2025, 2026, 2027, 2028, 2029].map(plan)))).toEqual(Array(5).fill(201));
    expect(statuses(await Promise.all([2030, 2030, 2030].map(plan)))).toEqual([201, 409, 409]);
  });
});
