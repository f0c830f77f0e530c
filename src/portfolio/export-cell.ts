/**
 * A text as a cell of a CSV file. A spreadsheet takes a cell for a formula by its first character, also behind white
 * space and in its full-width form (OWASP, CSV injection): such a text gets an apostrophe in front, and so does one that
 * begins with an apostrophe, so that taking one away gives every text back exactly (`csvTextOf`).
 */
export function csvText(text: string): string {
  return /^(?:[\s\p{Cc}\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]|')/u.test(text) ? `'${text}` : text;
}

/** The text that `csvText` made this cell of. */
export function csvTextOf(cell: string): string {
  return cell.startsWith("'") ? cell.slice(1) : cell;
}

/** A text inside the XML of a sheet: what XML cannot hold is written `_xHHHH_` (ECMA-376, part 1, 22.9.2.19). */
export function xlsxText(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[^\P{Cc}\t\n]|[\ufffe\uffff]/gu, (character) => {
      const hex = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
      return `_x${hex}_`;
    })
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}
