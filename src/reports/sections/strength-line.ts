import type { Strength } from '../../findings/finding.js';
import type { Speech } from '../../findings/speech.js';
import type { StrengthLine } from '../report-model.js';

const FACTS = ['allAnswered', 'bothSides', 'concrete', 'uncontradicted'] as const;

/** Four facts, each of which holds or not: never one grade (`domain.md`, section 4). */
export function strengthLine(strength: Strength | null, speech: Speech): StrengthLine | null {
  if (!strength) return null;
  const pips = FACTS.map((fact) => {
    const holds = strength[fact];
    return { holds, label: speech.say(`strength.${fact}.${holds}`) };
  });
  const asked = pips.filter(({ holds }) => holds !== null).length;
  const lacking = pips.filter(({ holds }) => holds === false).map(({ label }) => label);
  return { lacking, label: speech.say('strength.label', { pips: strength.pips, of: asked }), pips };
}
