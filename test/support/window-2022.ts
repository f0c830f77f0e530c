import { aguaClara } from './agua-clara.js';
import type { ApiClient } from './api-client.js';

/** A Wednesday on which of the window 2022 one exercise is late, two are due within a year, and one is due later. */
export const NOW = '2023-05-10T12:00:00.000Z';

/** Four initiatives with the entities of AGUA CLARA: code, acronym, end of the implementation. */
export const WINDOW_2022 = [
  ['RV-1', 'RÍO VERDE', '2022-02-28'],
  ['AC-1', 'AGUA CLARA', '2022-09'],
  ['BN-1', 'BOSQUE NUEVO', '2022-07'],
  ['TA-1', 'TIERRA ALTA', '2024-02-29'],
] as const;

/** Creates them; nobody of one entity of BOSQUE NUEVO can be invited. */
export async function createWindow2022(manager: ApiClient): Promise<void> {
  for (const [code, acronym, end] of WINDOW_2022) {
    const document = aguaClara.document();
    if (code === 'BN-1') document.entities[1].contacts = [];
    const implementation = { start: '2021-01', end };
    const { status, text } = await manager.post('/api/initiatives', {
      ...document,
      ...{ code, acronym, implementation, window: 2022 },
    });
    if (status !== 201) throw new Error(`${code}: ${status} ${text}`);
  }
}
