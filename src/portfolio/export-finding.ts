import type { Finding } from '../findings/finding.js';
import type { Speech } from '../findings/speech.js';
import type { ExportCell, ExportRow } from './export-table.js';

/** The exercise that a row is about. */
export interface ExportPlace {
  readonly window: number;
  readonly initiative: string;
  readonly year: number;
}

const SEPARATOR = ' ';

/** A finding as a row of `EXPORT_COLUMNS.findings`; entities by their keys, separated by a space. */
export function findingRow(place: ExportPlace, finding: Finding, speech: Speech): ExportRow {
  const { subject, strength, notDrafted } = finding;
  const label = (prefix: string, key: string | null | undefined): ExportCell => {
    if (key === null || key === undefined) return null;
    return speech.has(`${prefix}.${key}`) ? speech.say(`${prefix}.${key}`) : null;
  };
  const edit = finding.edited?.[speech.language];
  const lists = [finding.yes, finding.partly, finding.no, finding.withoutAnswer];
  return [
    place.window,
    place.initiative,
    place.year,
    finding.finding,
    label('label', finding.finding),
    finding.section,
    label('section', finding.section),
    subject.role ? `${subject.kind}:${subject.role}` : subject.kind,
    finding.state,
    label('finding-state', finding.state),
    finding.quantifier,
    finding.degree ?? null,
    label('degree', finding.degree),
    subject.entities.length,
    ...lists.map((list) => list.length),
    ...lists.map((list) => list.join(SEPARATOR)),
    flag(finding.divergent),
    strength?.pips ?? null,
    flag(strength?.allAnswered),
    flag(strength?.bothSides),
    flag(strength?.concrete),
    flag(strength?.uncontradicted),
    notDrafted,
    notDrafted === null ? finding.wording[speech.language] : null,
    edit?.by ?? null,
    edit ? flag(edit.stale) : null,
    finding.factsHash,
  ];
}

function flag(holds: boolean | null | undefined): ExportCell {
  return holds === null || holds === undefined ? null : Number(holds);
}
