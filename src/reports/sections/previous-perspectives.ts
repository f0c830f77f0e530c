import { becameOf, OUTCOMES, type BecameOf } from '../../findings/became.js';
import type { ReportInput } from '../report-input.js';
import type { TableBlock } from '../report-model.js';
import { cell } from './cells.js';
import { namesIn, type Composition } from './composition.js';

/** What became of the perspectives of the report before, by the accepted answers. */
export function becameIn({
  lastPerspectives = [],
  partnership,
  responses,
}: ReportInput): readonly BecameOf[] {
  const keys = partnership.entities.map(({ key }) => key);
  return becameOf(
    lastPerspectives,
    keys,
    responses.filter(({ state }) => state === 'accepted'),
  );
}

/** Each perspective of the report before, where it stands, and who says so; null in a first exercise. */
export function previousPerspectivesTable(composition: Composition): TableBlock | null {
  const { speech, input } = composition;
  const became = becameIn(input);
  if (became.length === 0) return null;
  const year = input.overYears?.exercises.at(-2)?.year;
  const widths = [0.36, 0.17, 0.47];
  return {
    kind: 'table',
    caption: speech.say('became.table', { year: year === undefined ? 'none' : String(year) }),
    columns: ['perspective', 'became', 'who-says'].map((key, i) => ({
      heading: speech.say(`table.${key}`),
      width: widths[i]!,
    })),
    rows: became.map((one) => [
      cell(speech.textOf(one.text), { strong: true }),
      cell(speech.say(`became.${one.became}`)),
      cell(whoSays(composition, one)),
    ]),
    note: null,
  };
}

/** Everybody by name, those without an answer too. */
function whoSays(composition: Composition, { said, dontKnow, withoutAnswer }: BecameOf): string {
  const { speech } = composition;
  const groups = [
    ...OUTCOMES.map((word) => [word, said[word]] as const),
    ['dont-know', dontKnow] as const,
    ['without', withoutAnswer] as const,
  ].filter(([, keys]) => keys.length > 0);
  return speech.series(
    groups.map(([word, keys]) =>
      speech.say('became.group', { word: speech.say(`became.${word}`), names: namesIn(composition, keys) }),
    ),
  );
}
