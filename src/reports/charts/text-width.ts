// Advance widths of Source Sans 3 in thousandths of the size, read from the shipped font: U+0020 to U+007E, then
// U+00C0 to U+00FF. A drawing is laid out without the font at hand, and must come out alike in PDF and SVG.
const REGULAR =
  '200 289 426 497 497 824 609 249 303 303 418 497 249 311 249 350 497 497 497 497 497 497 497 497 497 497 249 249 497 497 497 425 ' +
  '847 543 588 571 615 527 494 617 652 263 479 579 486 727 647 664 566 664 569 534 536 645 515 786 513 476 539 303 350 303 497 500 ' +
  '542 504 553 456 555 496 292 504 544 246 247 495 255 829 547 542 555 555 347 419 338 544 467 719 446 467 425 303 241 303 497 ' +
  '544 544 544 544 544 544 822 571 527 527 527 527 263 263 263 263 639 647 664 664 664 664 664 497 664 645 645 645 645 476 583 576 ' +
  '504 504 504 504 504 504 778 456 496 496 496 496 246 246 246 246 544 547 542 542 542 542 542 497 542 544 544 544 544 467 555 467';
const STRONG =
  '200 315 482 513 513 841 639 275 324 324 438 513 275 322 275 344 513 513 513 513 513 513 513 513 513 513 275 275 513 513 513 444 ' +
  '875 558 597 576 625 538 510 628 663 282 494 597 502 745 657 674 582 674 592 545 546 655 536 800 541 501 540 324 344 324 513 500 ' +
  '549 516 563 462 564 507 317 520 558 262 263 522 271 843 560 549 564 564 373 431 361 556 495 748 481 495 443 324 255 324 513 ' +
  '558 558 558 558 558 558 834 576 538 538 538 538 282 282 282 282 651 656 674 674 674 674 674 513 674 655 655 655 655 501 600 604 ' +
  '516 516 516 516 516 516 780 462 507 507 507 507 262 262 262 262 552 560 549 549 549 549 549 513 549 556 556 556 556 495 564 495';

/** Wide enough for any character the table lacks: such a label may end early, never run over. */
const UNKNOWN = 1000;

const widths = { regular: REGULAR.split(' ').map(Number), strong: STRONG.split(' ').map(Number) };

/** Width of a text in points at a size in points. */
export function textWidth(text: string, size: number, strong = false): number {
  const table = strong ? widths.strong : widths.regular;
  let sum = 0;
  for (const character of text) sum += table[indexOf(character.codePointAt(0)!)] ?? UNKNOWN;
  return (sum * size) / 1000;
}

function indexOf(codePoint: number): number {
  if (codePoint >= 0x20 && codePoint <= 0x7e) return codePoint - 0x20;
  return codePoint >= 0xc0 && codePoint <= 0xff ? codePoint - 0xc0 + 95 : -1;
}

/** Lines no wider than `width` points; a word that is wider by itself is broken, never lost. */
export function wrapText(text: string, width: number, size: number, strong = false): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((each) => each !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (textWidth(longer, size, strong) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = breakWord(word, width, size, strong);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? '';
  }
  if (line !== '') lines.push(line);
  return lines;
}

function breakWord(word: string, width: number, size: number, strong: boolean): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const character of word) {
    if (piece !== '' && textWidth(piece + character, size, strong) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece];
}
