import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ApiClient } from '../support/api-client.js';
import { startTestExpost, type RunningExpost } from '../support/expost.js';

const read = (name: string) => JSON.parse(readFileSync(join(__dirname, '..', 'fixtures', name), 'utf8'));
const aguaClara = () => read('three-entities.json').initiative;

describe('initiatives over HTTP', () => {
  let expost: RunningExpost;
  let manager: ApiClient;
  let reader: ApiClient;
  beforeAll(async () => {
    expost = await startTestExpost();
    manager = await expost.api('manager');
    reader = await expost.api('reader');
  });
  afterAll(() => expost.stop());

  it('creates AGUA CLARA from its document, and a reader finds it whole', async () => {
    const created = await manager.post('/api/initiatives', aguaClara());
    expect(created).toMatchObject({ status: 201 });
  });
});
