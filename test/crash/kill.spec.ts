import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { DataSource } from 'typeorm';
import { readConfig } from '../../src/config.js';
import { readingDataSource } from '../../src/database/data-sources.js';
import { loadFixture } from '../fixtures/fixtures.js';
import type { ApiClient } from '../support/api-client.js';
import { startBuiltService, type BuiltService } from '../support/built-service.js';
import { freePort } from '../support/free-port.js';

const fixture = loadFixture('lideres-2023');
const ENTITIES = Object.keys(fixture.responses);
const ROUNDS = 3;
const SUBMISSIONS = 1000;
const CLIENTS = 20;
/** One in so many responses is returned as well, since that leads to a mail. */
const RETURNED = 10;

/** What one client does for one entity, and how far the service has said that it went. */
interface Task {
  readonly code: string;
  readonly entity: string;
  readonly given: {
    readonly answers: Readonly<Record<string, unknown>>;
    readonly cannotAnswer: Readonly<Record<string, string>>;
  };
  readonly isReturned: boolean;
  told: 'nothing' | 'entered' | 'submitted' | 'returned';
}

const exercisesOf = (code: string) => `/api/initiatives/${code}/exercises`;
const addressOf = ({ code, entity }: Task) =>
  `${exercisesOf(code)}/${fixture.exercise.year}/responses/${entity}`;

/** Question, value as JSON, and reason for leaving it out. */
type Cells = readonly (string | null | undefined)[];

/** Of all answers in one order, whatever the order they were sent or found in. */
function sha256(answers: readonly Cells[]): string {
  const sorted = answers.map((cells) => JSON.stringify(cells)).sort();
  return createHash('sha256').update(sorted.join('\n')).digest('hex');
}

async function expectStatus(call: Promise<{ status: number; text: string }>, wanted: number): Promise<void> {
  const { status, text } = await call;
  if (status !== wanted) throw new Error(`${status} instead of ${wanted}: ${text.slice(0, 500)}`);
}

/** Lets so many clients take one item after the other. */
async function shared<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const client = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
}

/** Opens as many exercises of LIDERES as the submissions need. */
async function prepare(api: ApiClient, round: number): Promise<Task[]> {
  const count = SUBMISSIONS / ENTITIES.length;
  const codes = Array.from(
    { length: count },
    (_, index) => `ICT${round}${String(index).padStart(3, '0')}-21`,
  );
  await shared(codes, async (code) => {
    await expectStatus(api.post('/api/initiatives', { ...fixture.initiative, code }), 201);
    await expectStatus(api.post(exercisesOf(code), fixture.exercise), 201);
    await expectStatus(api.post(`${exercisesOf(code)}/${fixture.exercise.year}/open`), 200);
  });
  return codes.flatMap((code, index) =>
    ENTITIES.map((entity, place) => ({
      code,
      entity,
      given: {
        answers: {
          ...fixture.responses[entity]?.answers,
          remarks: `${code} ${entity} ${'ñ水'.repeat(index)}`,
        },
        cannotAnswer: fixture.responses[entity]?.cannotAnswer ?? {},
      },
      isReturned: (index * ENTITIES.length + place) % RETURNED === 0,
      told: 'nothing',
    })),
  );
}

/** Goes as far as it can; the process may be gone at any moment. */
async function carryOut(api: ApiClient, task: Task): Promise<void> {
  const address = addressOf(task);
  const body = { ...task.given, takenBy: 'phone', confirmedBy: 'Rosa Example' };
  await expectStatus(api.put(address, body), 200);
  task.told = 'entered';
  await expectStatus(api.post(`${address}/submit`, {}, { 'idempotency-key': 'kill' }), 200);
  task.told = 'submitted';
  if (!task.isReturned) return;
  const questions = [{ question: 'remarks', remark: 'Could you say more?' }];
  await expectStatus(api.post(`${address}/return`, { questions }), 200);
  task.told = 'returned';
}

const isGone = (error: unknown) => (error as Error).message === 'fetch failed';

interface Found {
  readonly state: string;
  readonly sha256: string;
  /** Idempotency keys that are remembered. */
  readonly keys: number;
  readonly history: readonly string[];
  readonly mailAskedFor: boolean;
}

type Row = Readonly<Record<string, string | null>>;

/** What the file holds of each response, by initiative and entity. */
async function found(source: DataSource): Promise<ReadonlyMap<string, Found>> {
  const rows = (sql: string) => source.query<Row[]>(sql);
  const byResponse = async (sql: string) => {
    const groups = new Map<string | null, Row[]>();
    for (const row of await rows(sql)) {
      const group = groups.get(row['response'] ?? null) ?? [];
      groups.set(row['response'] ?? null, [...group, row]);
    }
    return (id: string | null | undefined) => groups.get(id ?? null) ?? [];
  };
  const answers = await byResponse(
    'SELECT response_id AS response, question, value, cannot_answer FROM answer',
  );
  const keys = await byResponse('SELECT response_id AS response FROM submission');
  const lines = await byResponse(
    'SELECT subject AS response, what, chain, number FROM history ORDER BY chain, number',
  );
  const jobs = new Set((await rows('SELECT kind, key FROM job')).map(({ kind, key }) => `${kind} ${key}`));
  const all = new Map<string, Found>();
  const responses = await rows(
    `SELECT r.id, i.code, r.entity_key, r.state FROM response r
     JOIN exercise e ON e.id = r.exercise_id JOIN initiative i ON i.id = e.initiative_id`,
  );
  for (const { id, code, entity_key: entity, state } of responses) {
    all.set(`${code} ${entity}`, {
      state: state ?? '',
      sha256: sha256(
        answers(id).map(({ question, value, cannot_answer: reason }) => [question, value, reason]),
      ),
      keys: keys(id).length,
      history: lines(id).map(({ what }) => what?.replace('response.', '') ?? ''),
      mailAskedFor: lines(id).some(({ chain, number }) =>
        jobs.has(`reviews.mail-returned ${chain}:${number}`),
      ),
    });
  }
  return all;
}

/** All that a task can leave behind: nothing, or whole steps in their order. */
function stepsOf({ given }: Task): readonly (Found | undefined)[] {
  const answers = [
    ...Object.entries(given.answers).map(([question, value]) => [question, JSON.stringify(value), null]),
    ...Object.entries(given.cannotAnswer).map(([question, reason]) => [question, null, reason]),
  ] as Cells[];
  const whole = { sha256: sha256(answers), mailAskedFor: false };
  return [
    undefined,
    { ...whole, state: 'in-progress', keys: 0, history: ['entered'] },
    { ...whole, state: 'submitted', keys: 1, history: ['entered', 'submitted'] },
    {
      ...whole,
      state: 'returned',
      keys: 1,
      history: ['entered', 'submitted', 'returned'],
      mailAskedFor: true,
    },
  ];
}
const STEPS: readonly Task['told'][] = ['nothing', 'entered', 'submitted', 'returned'];

describe('a service that is killed', () => {
  let dataDir: string;
  let service: BuiltService;
  beforeAll(() => (dataDir = mkdtempSync(join(tmpdir(), 'expost-kill-'))));
  afterAll(async () => {
    await service.kill();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it(`at a random moment of ${SUBMISSIONS} submissions, ${ROUNDS} times, has all it had acknowledged, and nothing by halves`, async () => {
    const port = await freePort();
    service = await startBuiltService({ dataDir, port });
    const api = service.api('manager');
    const tasks: Task[] = [];
    for (let round = 1; round <= ROUNDS; round += 1) {
      const own = await prepare(api, round);
      tasks.push(...own);
      const moment = Math.ceil(Math.random() * SUBMISSIONS * 0.95);
      const submitted = () => own.filter(({ told }) => told === 'submitted' || told === 'returned').length;
      let killing: Promise<void> | null = null;
      await shared(own, async (task) => {
        if (submitted() >= moment) killing ??= wait(Math.random() * 5).then(() => service.kill());
        try {
          await carryOut(api, task);
        } catch (error) {
          if (!killing || !isGone(error)) throw error;
        }
      });
      await killing;
      service = await startBuiltService({ dataDir, port });

      const source = readingDataSource(readConfig({ DATA_DIR: dataDir }), []);
      if (!source) throw new Error('On SQLite there is a reading connection.');
      await source.initialize();
      expect(await source.query('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
      expect(await source.query('PRAGMA foreign_key_check')).toEqual([]);
      expect(await source.query(BROKEN_CHAINS)).toEqual([]);
      const kept = await found(source);
      await source.destroy();
      for (const task of tasks) {
        const stands = kept.get(`${task.code} ${task.entity}`);
        const step = stepsOf(task).findIndex((one) => isDeepStrictEqual(one, stands));
        // What was acknowledged, or one step more whose answer did not arrive; nothing in between.
        const least = STEPS.indexOf(task.told);
        expect({ task, stands, step: step === least || step === least + 1 }).toEqual({
          task,
          stands,
          step: true,
        });
      }
      expect(submitted()).toBeGreaterThanOrEqual(moment);
    }
  }, 120_000);
});

/** Lines of a history that do not follow the line before them. */
const BROKEN_CHAINS = `SELECT h.chain, h.number FROM history h
  LEFT JOIN history p ON p.chain = h.chain AND p.number = h.number - 1
  WHERE h.previous_hash <> coalesce(p.hash, '${'0'.repeat(64)}') OR (p.hash IS NULL AND h.number > 1)`;
