import type { Strength } from '../../findings/finding.js';
import type { Speech } from '../../findings/speech.js';
import { judgedStrength, type Judgements } from '../../findings/weighing.js';
import type { StrengthLine } from '../report-model.js';

const FACTS = ['allAnswered', 'bothSides', 'concrete', 'uncontradicted'] as const;

/** Four facts, each of which holds or not: never one grade (`domain.md`, section 4). */
export function strengthLine(
  computed: Strength | null,
  speech: Speech,
  judgement?: Judgements,
): StrengthLine | null {
  if (!computed) return null;
  const strength = judgedStrength(computed, judgement);
  const pips = FACTS.map((fact) => {
    const holds = strength[fact];
    return { holds, label: speech.say(`strength.${fact}.${holds}`) };
  });
  const asked = pips.filter(({ holds }) => holds !== null).length;
  const lacking = pips.filter(({ holds }) => holds === false).map(({ label }) => label);
  const key = judgement ? 'strength.label-judged' : 'strength.label';
  return { lacking, label: speech.say(key, { pips: strength.pips, of: asked }), pips };
}
