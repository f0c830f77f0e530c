import type { Block } from '../report-model.js';

export interface BlockGroup {
  /** Set in one grid, or alone. */
  readonly kind: 'cases' | 'halves' | 'single';
  readonly blocks: readonly Block[];
}

/** Cases that follow each other stand in one grid, so do tables on half the width. */
export function groupedBlocks(blocks: readonly Block[]): readonly BlockGroup[] {
  const groups: BlockGroup[] = [];
  for (const block of blocks) {
    const kind = block.kind === 'case' ? 'cases' : block.kind === 'table' && block.half ? 'halves' : 'single';
    const last = groups.at(-1);
    if (kind === 'single' || last?.kind !== kind) groups.push({ kind, blocks: [block] });
    else groups[groups.length - 1] = { kind, blocks: [...last.blocks, block] };
  }
  return groups;
}
