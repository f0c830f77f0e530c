import { positionsOf, type FormFields } from './initiative-form.js';

/**
 * What somebody else has stored meanwhile, beside what stands in the form: the other text by the form's field, and the
 * names of entities and contacts that are stored and not in the form. Entities are found by their short name, contacts by
 * their address, since a list may have shifted.
 */
export function theirsBeside(
  mine: FormFields,
  theirs: FormFields,
): { readonly fields: FormFields; readonly missing: readonly string[] } {
  const beside = new Map<string, string>();
  const missing: string[] = [];
  const compare = (name: string, theirName: string | null) => {
    const stored = (theirName !== null && theirs.get(theirName)) || '';
    if (stored.trim() !== (mine.get(name) ?? '').trim()) beside.set(name, stored);
  };
  const compareBlock = (block: string, theirBlock: string | null, boxes: readonly string[]) => {
    const own = [...mine.keys()].filter(
      (name) => name.startsWith(`${block}.`) && !/\.contacts\.|\.remove$/.test(name),
    );
    // A box that is not ticked sends nothing, and may be ticked in theirs.
    for (const name of new Set([...own, ...boxes.map((box) => `${block}.${box}`)]))
      compare(name, theirBlock === null ? null : theirBlock + name.slice(block.length));
  };
  const compareContacts = (list: string, theirList: string | null) => {
    const pairs = pairsOf(mine, theirs, list, theirList, 'email');
    for (const [at, theirAt] of pairs.matched) compareBlock(at, theirAt, []);
    missing.push(...pairs.missing);
  };
  for (const name of new Set([...mine.keys(), 'demonstration'])) {
    if (!/^(?:entities|contacts)\./.test(name) && !name.endsWith('.remove')) compare(name, name);
  }
  const entities = pairsOf(mine, theirs, 'entities', 'entities', 'key');
  missing.push(...entities.missing);
  for (const [at, theirAt] of entities.matched) {
    compareBlock(at, theirAt, ['coordinator']);
    compareContacts(`${at}.contacts`, theirAt && `${theirAt}.contacts`);
  }
  compareContacts('contacts', 'contacts');
  return { fields: beside, missing };
}

/** The items of my list with theirs of the same key or address (null: they have none), and names of those I lack. */
function pairsOf(mine: FormFields, theirs: FormFields, list: string, theirList: string | null, by: string) {
  const blocks = theirList === null ? [] : positionsOf(theirs, theirList).map((at) => `${theirList}.${at}`);
  const wordOf = (fields: FormFields, block: string) =>
    (fields.get(`${block}.${by}`) ?? '').trim().toLowerCase();
  const byWord = new Map(blocks.map((block) => [wordOf(theirs, block), block]));
  const matched = positionsOf(mine, list).map((at): [string, string | null] => {
    const block = `${list}.${at}`;
    return [block, byWord.get(wordOf(mine, block)) ?? null];
  });
  const known = new Set(matched.map(([, theirBlock]) => theirBlock));
  const missing = blocks
    .filter((block) => !known.has(block))
    .map((block) => theirs.get(`${block}.name`) ?? '');
  return { matched, missing };
}
