import { formOf } from '../../src/initiatives/initiative-form.js';
import type { Initiative } from '../../src/initiatives/initiative.js';
import type { Hands } from './hands.js';

/** Fills in the form of an initiative, and asks for room where a list of it is too short. */
export async function fillInitiative(hands: Hands, initiative: Initiative): Promise<void> {
  for (const [name, value] of formOf(initiative)) {
    if (value === '') continue;
    const field = hands.page.locator(`[name="${name}"]`);
    for (const [item, list] of itemsAbove(name)) {
      if ((await hands.page.locator(`[name^="${item}."]`).count()) === 0)
        await hands.press(`button[value="more:${list}"]`);
    }
    const kind = await field.evaluate((it) => (it as HTMLInputElement).type);
    if (kind === 'select-one') await hands.pick(`[name="${name}"]`, value);
    else if (kind === 'checkbox') await hands.choose(`[name="${name}"]`);
    else await hands.write(`[name="${name}"]`, value);
  }
}

/** Such as `entities.1` of `entities`, then `entities.1.contacts.0` of `entities.1.contacts`. */
function itemsAbove(name: string): readonly (readonly [item: string, list: string])[] {
  return [...name.matchAll(/(?<=(entities|groups|contacts))\.\d+(?=\.)/g)].map((found) => {
    const list = name.slice(0, found.index);
    return [list + found[0], list];
  });
}
