import type { Finding, RankedFactor, RankedPerspective } from '../../findings/finding.js';
import { codeText } from '../../findings/wording.js';
import { drawFactorBars } from '../charts/factor-bars.js';
import type { OutlineSection } from '../report-content.js';
import type { Block, TableBlock } from '../report-model.js';
import { cell } from './cells.js';
import { draftedIn, namesIn, roleOf, type Composition } from './composition.js';
import { inRoleOrder } from './dot-figure.js';
import { findingBlock } from './finding-blocks.js';

/** Each kind of factor: the statement, then all that were named as bars. Hindering factors are always printed. */
export function factorsBlocks(composition: Composition, section: OutlineSection): readonly Block[] {
  return section.findings.flatMap((name) => {
    const finding = draftedIn(composition, name);
    if (!finding) return [];
    const figure = factorsFigure(composition, finding);
    const block = findingBlock(composition, finding, section.voices[name] ?? []);
    return figure ? [block, figure] : [block];
  });
}

function factorsFigure(composition: Composition, finding: Finding): Block | null {
  const { speech, catalogue, entities, accepted, input } = composition;
  const factors = (finding.ranked ?? []).filter((each): each is RankedFactor => 'points' in each);
  const [leading] = factors;
  if (!leading) return null;
  const total = entities.length;
  // Where too few answered nothing is reported, and all that was named is drawn.
  const isOpen = finding.quantifier === 'not-enough-answers';
  const drawn = factors.filter((factor) => factor.reported || isOpen);
  const others = factors.filter((factor) => !drawn.includes(factor));
  const bars = drawn.map((factor) => {
    const label = codeText(factor.code, catalogue, speech);
    const count = speech.say('chart.factors.count', {
      support: factor.support.length,
      total,
      first: factor.first.length,
    });
    return {
      label,
      reported: factor.reported,
      roles: inRoleOrder(factor.support.map((key) => roleOf(composition, key))),
      count,
      alt: speech.say('chart.factors.alt-row', {
        text: label,
        count,
        names: namesIn(composition, factor.support),
      }),
    };
  });
  const drawing = drawFactorBars({
    title: speech.say('chart.factors.title', {
      text: codeText(leading.code, catalogue, speech),
      support: leading.support.length,
      total,
    }),
    language: input.language,
    bars,
    total,
  });
  const named = others.map(({ code, support }) =>
    speech.say('perspectives.other', {
      text: codeText(code, catalogue, speech),
      support: support.length,
      total,
    }),
  );
  const source = [
    ...(named.length > 0 ? [speech.say('perspectives.others', { others: speech.series(named) })] : []),
    speech.say('chart.factors.source', { n: accepted.size, year: input.exercise.year }),
  ].join(' ');
  return { kind: 'figure', drawing, source, wordsLabel: speech.say('chart.words') };
}

/** What the partners mean to do next, and who: those that commit themselves apart from those that support it. */
export function perspectivesTable(composition: Composition): TableBlock | null {
  const { speech, catalogue, entities } = composition;
  const finding = draftedIn(composition, 'future-perspectives');
  const ranked = (finding?.ranked ?? []).filter((each): each is RankedPerspective => 'commit' in each);
  if (!finding || ranked.length === 0) return null;
  // Where too few answered nothing is reported, and all that was named is listed.
  const isOpen = finding.quantifier === 'not-enough-answers';
  const reported = ranked.filter((each) => each.reported || isOpen);
  const others = ranked.filter((each) => !reported.includes(each));
  const widths = [0.3, 0.35, 0.27, 0.08];
  const named = ({ code, support }: RankedPerspective) =>
    speech.say('perspectives.other', {
      text: codeText(code, catalogue, speech),
      support: support.length,
      total: entities.length,
    });
  const orNone = (keys: readonly string[]) => (keys.length > 0 ? namesIn(composition, keys) : '–');
  return {
    kind: 'table',
    caption: speech.say('perspectives.table'),
    columns: ['perspective', 'commit', 'support', 'count'].map((key, i) => ({
      heading: speech.say(`table.${key}`),
      width: widths[i]!,
    })),
    rows: reported.map(({ code, support, commit }) => [
      cell(codeText(code, catalogue, speech), { strong: true }),
      cell(orNone(commit)),
      cell(orNone(support.filter((key) => !commit.includes(key)))),
      cell(speech.say('chart.count', { yes: support.length, total: entities.length })),
    ]),
    note:
      others.length > 0
        ? speech.say('perspectives.others', { others: speech.series(others.map(named)) })
        : null,
  };
}
