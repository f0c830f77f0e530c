import type { Language } from '../language.js';
import type { Finding } from './finding.js';

/** A finding in one language as people read it: as evaluators have edited it, else as it was drafted. */
export function shownWording(finding: Pick<Finding, 'wording' | 'edited'>, language: Language): string {
  return finding.edited?.[language]?.text ?? finding.wording[language];
}
