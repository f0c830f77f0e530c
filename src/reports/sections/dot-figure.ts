import { ROLES, type Role } from '../../initiatives/partnership.js';
import type { Finding } from '../../findings/finding.js';
import { ANSWERS, drawDotPlot, type Answer, type DotRow } from '../charts/dot-plot.js';
import type { Block } from '../report-model.js';
import { countText, draftedIn, namesIn, roleOf, type Composition } from './composition.js';

/** Findings as dots by role; those that count nothing, or are withheld, are left out. Null where none is left. */
export function dotFigure(composition: Composition, names: readonly string[]): Block | null {
  const { speech, entities, accepted, input } = composition;
  const findings = names.flatMap((name) => draftedIn(composition, name) ?? []).filter(isCounted);
  if (findings.length === 0) return null;
  // By value, never by alphabet; equals stay in the programme's order.
  const sorted = [...findings].sort((a, b) => share(b) - share(a));
  const confirmed = sorted.filter(({ yes, subject }) => yes.length * 2 > subject.entities.length).length;
  const present = ROLES.filter((role) => entities.some((entity) => entity.role === role));
  const drawing = drawDotPlot({
    title: speech.say('chart.dots.title', { count: confirmed, total: sorted.length }),
    language: input.language,
    rows: sorted.map((finding) => dotRow(composition, finding)),
    answers: Object.fromEntries(ANSWERS.map((answer) => [answer, speech.say(`chart.${answer}`)])) as Record<
      Answer,
      string
    >,
    roles: Object.fromEntries(present.map((role) => [role, speech.say(`role.${role}`)])),
  });
  const degrees = sorted.some(({ degrees }) => degrees !== undefined) ? 'yes' : 'no';
  const source = speech.say('chart.dots.source', { n: accepted.size, year: input.exercise.year, degrees });
  return { kind: 'figure', drawing, source, wordsLabel: speech.say('chart.words') };
}

function isCounted(finding: Finding): boolean {
  return (
    finding.quantifier !== null &&
    !finding.perTarget &&
    !finding.ranked &&
    finding.subject.kind !== 'partnership'
  );
}

function share({ yes, subject }: Finding): number {
  return yes.length / Math.max(1, subject.entities.length);
}

function dotRow(composition: Composition, finding: Finding): DotRow {
  const { speech } = composition;
  const { yes, partly, no, withoutAnswer, divergent } = finding;
  const fully = yes.filter((key) => !partly.includes(key));
  const label = speech.say(`label.${finding.finding}`);
  const rolesOf = (keys: readonly string[]) => inRoleOrder(keys.map((key) => roleOf(composition, key)));
  return {
    label,
    note: divergent ? speech.say('finding.note.divergent') : null,
    count: countText(composition, finding),
    alt: speech.say('chart.dots.alt-row', {
      label,
      yes: yes.length,
      names: yes.length > 0 ? namesIn(composition, yes) : speech.say('chart.none'),
      partly: partly.length,
      no: no.length,
      without: withoutAnswer.length,
    }),
    marks: { yes: rolesOf(fully), partly: rolesOf(partly), no: rolesOf(no), without: rolesOf(withoutAnswer) },
  };
}

export function inRoleOrder(roles: readonly Role[]): readonly Role[] {
  return [...roles].sort((a, b) => ROLES.indexOf(a) - ROLES.indexOf(b));
}
