const DEEPEST = 12;
/** Ten times what the largest document of ours holds. */
const MOST_VALUES = 50_000;

/**
 * Why a JSON text is no document of ours, counted on the text before it is parsed: nested too deeply, or too many values
 * in it, which cost the parser and every check after it more than the bytes of the body say. Null where neither holds.
 */
export function tooMuchIn(json: string): 'depth' | 'values' | null {
  let depth = 0;
  let values = 0;
  let inString = false;
  for (let index = 0; index < json.length; index += 1) {
    const code = json.charCodeAt(index);
    if (inString) {
      if (code === 92) index += 1;
      else if (code === 34) inString = false;
    } else if (code === 34) inString = true;
    else if (code === 123 || code === 91) {
      depth += 1;
      if (depth > DEEPEST) return 'depth';
    } else if (code === 125 || code === 93) depth -= 1;
    else if (code === 44) {
      values += 1;
      if (values > MOST_VALUES) return 'values';
    }
  }
  return null;
}
