import type { Block, CaseBlock } from '../report-model.js';

export type BlockGroup =
  | { readonly kind: 'cases'; readonly blocks: readonly CaseBlock[] }
  | { readonly kind: 'single'; readonly block: Block };

/** Cases that follow each other stand in one grid. */
export function groupedBlocks(blocks: readonly Block[]): readonly BlockGroup[] {
  const groups: BlockGroup[] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    if (block.kind !== 'case') groups.push({ kind: 'single', block });
    else if (last?.kind === 'cases')
      groups[groups.length - 1] = { kind: 'cases', blocks: [...last.blocks, block] };
    else groups.push({ kind: 'cases', blocks: [block] });
  }
  return groups;
}
