import type { TypeName } from '../report-content.js';
import type { Passages } from '../report-model.js';
import type { Line, Typesetter } from './typeset.js';

/** As few lines as the width allows, and as even as they can be: none of one word. */
export function evenLines(
  set: Typesetter['set'],
  passages: Passages,
  type: TypeName,
  width: number,
): readonly Line[] {
  const fewest = set(passages, type, width).length;
  let [least, most] = [width / 2, width];
  while (most - least > 4) {
    const middle = (least + most) / 2;
    if (set(passages, type, middle).length > fewest) least = middle;
    else most = middle;
  }
  return set(passages, type, most);
}
