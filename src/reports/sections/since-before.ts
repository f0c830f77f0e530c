import { entityNames, nameOf } from '../../findings/wording.js';
import type { Finding } from '../../findings/finding.js';
import type { Speech } from '../../findings/speech.js';
import type { Entity } from '../../initiatives/partnership.js';
import { partnershipChanges, type PartnershipChanges } from '../../initiatives/partnership-changes.js';
import { levelOf } from '../../findings/over-years.js';
import type { OutlineSection } from '../report-content.js';
import type { Block, FigureBlock, TableBlock } from '../report-model.js';
import { cell } from './cells.js';
import type { Composition } from './composition.js';
import { labelOf, notComparedText, saidText, sinceText, slopeFigure, type YearPair } from './over-years.js';

/** This exercise beside the one before it; null in a first one. */
export function pairOf({ input, speech }: Composition): YearPair | null {
  const { overYears } = input;
  return overYears ? { years: overYears, to: overYears.exercises.length - 1, speech } : null;
}

/** The slope from the exercise before to this one, and under it what is not comparable. */
export function slopeBlock(composition: Composition, { slope = [] }: OutlineSection): FigureBlock | null {
  const pair = pairOf(composition);
  const figure = pair && slopeFigure(pair, slope);
  if (!figure) return null;
  const not = notComparedText(pair, slope);
  return not ? { ...figure, source: `${figure.source} ${not}` } : figure;
}

/** All exercises side by side, where there are more than the two that the slope shows. */
export function yearsBlock(composition: Composition, { slope = [] }: OutlineSection): TableBlock | null {
  const pair = pairOf(composition);
  return pair && pair.to > 1 && slope.length > 0 ? yearsTable(pair, slope) : null;
}

function yearsTable({ years, speech, to }: YearPair, names: readonly string[]): TableBlock {
  const lines = names.flatMap((name) => years.findings.filter(({ finding }) => finding === name));
  const asked = lines.filter(({ said }) => said.some((one) => one !== null && levelOf(one) !== null));
  const width = 0.46 / years.exercises.length;
  const year = years.exercises[to - 1]!.year;
  return {
    kind: 'table',
    caption: speech.say('years.table'),
    columns: [
      { heading: speech.say('years.table.finding'), width: 0.36 },
      ...years.exercises.map((exercise) => ({ heading: String(exercise.year), width })),
      { heading: speech.say('years.table.change', { year }), width: 0.18 },
    ],
    rows: asked.map((line) => [
      cell(labelOf(speech, line)),
      ...line.said.map((said) => cell(saidText(speech, said))),
      cell(speech.say(`years.change.${line.steps.at(-1)!.change}`)),
    ]),
    note: null,
    dense: true,
  };
}

/** What has changed of a finding since the exercise before. */
export function sinceSentences(composition: Composition, finding: Finding): readonly string[] {
  const pair = pairOf(composition);
  if (!pair) return [];
  // Who has left is known by the earlier exercise only.
  const before = entityNames(pair.years.exercises[pair.to - 1]!.partnership.entities);
  const called = (key: string) =>
    composition.names.has(key) ? nameOf(composition.names, key) : nameOf(before, key);
  return sinceText(pair, finding, called);
}

/** In what the partnership differs from the exercise before; nothing where it is as it was. */
export function changesBlocks(composition: Composition): readonly Block[] {
  const pair = pairOf(composition);
  if (!pair) return [];
  const { speech, input } = composition;
  const earlier = pair.years.exercises[pair.to - 1]!;
  const lines = changesIn(speech, partnershipChanges(earlier.partnership, input.partnership));
  if (lines.length === 0) return [];
  return [
    { kind: 'heading', text: speech.say('changes.heading', { year: earlier.year }) },
    { kind: 'list', items: lines.map((line) => cell(line)) },
  ];
}

/** Who has come and gone, is called otherwise or holds another role, and what the initiative aims at otherwise. */
function changesIn(
  speech: Speech,
  { joined, left, changed, challenge, targets }: PartnershipChanges,
): readonly string[] {
  const role = (name: string) => speech.say(`role.${name}`);
  const named = (entity: Entity) => `${entity.name} (${role(entity.role)})`;
  const listed = (key: string, names: readonly string[]) =>
    names.length > 0 ? [speech.say(`changes.${key}`, { names: speech.list(names) })] : [];
  const each = (field: 'name' | 'role') =>
    changed.flatMap(({ name, changes }) =>
      changes.filter((change) => change.field === field).map(({ before, now }) => ({ name, before, now })),
    );
  const renamed = each('name').map(({ before, now }) => speech.say('changes.renamed.item', { before, now }));
  const roles = each('role').map(({ name, before, now }) =>
    speech.say('changes.roles.item', { name, before: role(`${before}`), now: role(`${now}`) }),
  );
  const series = (key: string, items: readonly string[]) =>
    items.length > 0 ? [speech.say(`changes.${key}`, { items: speech.series(items) })] : [];
  const target = (has: 'before' | 'now') =>
    targets.filter((one) => one[has === 'now' ? 'before' : 'now'] === null).map((one) => one.target);
  return [
    ...listed('joined', joined.map(named)),
    ...listed('left', left.map(named)),
    ...series('renamed', renamed),
    ...series('roles', roles),
    ...(challenge.includes(speech.language) ? [speech.say('changes.challenge')] : []),
    ...listed('targets-new', target('now')),
    ...listed('targets-gone', target('before')),
  ];
}
