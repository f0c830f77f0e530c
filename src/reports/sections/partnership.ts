import type { Pair } from '../../findings/finding.js';
import { pairsText } from '../../findings/wording.js';
import { sideOf } from '../../initiatives/side.js';
import { drawTies, type TiesPanel } from '../charts/ties-diagram.js';
import type { OutlineSection } from '../report-content.js';
import type { Block, TableBlock } from '../report-model.js';
import { cell } from './cells.js';
import { draftedIn, nameIn, ownText, type Composition } from './composition.js';
import { findingBlocks } from './finding-blocks.js';
import { changesBlocks } from './since-before.js';

/** Who the entities are, what they set out to change, how they were and are linked. */
export function partnershipBlocks(composition: Composition, section: OutlineSection): readonly Block[] {
  const { speech, input } = composition;
  return [
    roleMatrix(composition),
    ...changesBlocks(composition),
    { kind: 'heading', text: speech.say('challenge.heading') },
    { kind: 'paragraph', style: 'text', passages: ownText(composition, input.partnership.challenge) },
    ...findingBlocks(composition, section),
    tiesFigure(composition),
  ];
}

function roleMatrix(composition: Composition): TableBlock {
  const { speech, entities } = composition;
  const headings = ['entity', 'role', 'country', 'side'] as const;
  const widths = [0.47, 0.23, 0.19, 0.11];
  return {
    kind: 'table',
    caption: speech.say('partnership.table'),
    columns: headings.map((key, i) => ({ heading: speech.say(`table.${key}`), width: widths[i]! })),
    rows: entities.map((entity) => {
      const place = [entity.city, entity.coordinator ? speech.say('table.coordinator') : null].filter(
        Boolean,
      );
      return [
        cell(place.length > 0 ? `${entity.name} (${place.join(', ')})` : entity.name),
        cell(speech.say(`role.${entity.role}`), { mark: entity.role }),
        cell(speech.country(entity.country)),
        cell(speech.say(`side.${sideOf(entity)}`)),
      ];
    }),
    note: null,
  };
}

function tiesFigure(composition: Composition): Block {
  const { speech, entities, accepted, input } = composition;
  const before = draftedIn(composition, 'starting-point')?.startingPoint ?? null;
  const now = draftedIn(composition, 'partnership-now')?.partnershipNow ?? null;
  const knowsBefore = before !== null && before.type !== null;
  const knowsNow = now !== null && now.state !== null;
  const panel = (key: string, ties: readonly Pair[], oneSided: readonly Pair[]): TiesPanel => ({
    title: speech.say(`chart.ties.${key}`),
    ties,
    oneSided,
  });
  const panels = {
    before: panel('before', before?.ties ?? [], before?.oneSided ?? []),
    now: panel('now', now?.ties ?? [], now?.oneSided ?? []),
  };
  const drawing = drawTies({
    title: speech.say('chart.ties.title', {
      known: knowsBefore && knowsNow ? 'both' : knowsNow ? 'now' : knowsBefore ? 'before' : 'neither',
      before: panels.before.ties.length,
      now: panels.now.ties.length,
    }),
    alt: speech.say('chart.ties.alt', {
      before: panels.before.title,
      now: panels.now.title,
      tiesBefore: panelText(composition, panels.before),
      tiesNow: panelText(composition, panels.now),
    }),
    language: input.language,
    nodes: entities.map(({ key, role }) => ({ key, role, name: nameIn(composition, key) })),
    ...panels,
  });
  const source = speech.say('chart.ties.source', { n: accepted.size, year: input.exercise.year });
  return { kind: 'figure', drawing, source, wordsLabel: speech.say('chart.words') };
}

function panelText({ speech, names }: Composition, { ties, oneSided }: TiesPanel): string {
  const text = ties.length > 0 ? pairsText(ties, names, speech) : speech.say('chart.ties.no-ties');
  if (oneSided.length === 0) return text;
  return speech.say('chart.ties.alt-one-sided', { ties: text, oneSided: pairsText(oneSided, names, speech) });
}
