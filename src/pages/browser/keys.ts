/** Where the choice to have no keys is kept; nothing else about the reader is. */
const OFF = 'expost-keys-off';

/** A sequence such as `g w` may take this long between two keys. */
const PATIENCE_MS = 1500;

export function keysAreOn(): boolean {
  try {
    return localStorage.getItem(OFF) === null;
  } catch {
    return true;
  }
}

export function switchKeys(on: boolean): void {
  try {
    if (on) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, '1');
  } catch {
    // A browser that keeps nothing: the choice holds for no longer than the keys of this page.
  }
}

/** Is somebody writing? Then a key is a letter, and presses nothing (WCAG 2.1.4). */
export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('textarea, select, [role=combobox]')) return true;
  return target instanceof HTMLInputElement && !/^(checkbox|radio|button|submit|file)$/.test(target.type);
}

/** What can be pressed now, in the page's order: shown, and not switched off. */
export function pressable(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-key]')].filter(
    (element) => element.getClientRects().length > 0 && !element.matches(':disabled'),
  );
}

export function labelOf(element: HTMLElement): string {
  const label = element.id ? document.querySelector(`label[for="${CSS.escape(element.id)}"]`) : null;
  const text =
    element.dataset.keyLabel ??
    element.getAttribute('aria-label') ??
    label?.textContent ??
    element.textContent;
  return text.replace(/\s+/g, ' ').trim();
}

function press(element: HTMLElement): void {
  if (isWriting(element)) element.focus();
  else element.click();
}

/** Presses elements by the keys they name, unless something else has the keyboard. */
export function startKeys(isBlocked: () => boolean): void {
  let typed: readonly string[] = [];
  let at = 0;
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.length !== 1 || isWriting(event.target) || isBlocked() || !keysAreOn()) return;
    const now = event.timeStamp;
    const before = now - at < PATIENCE_MS ? typed : [];
    at = now;
    const found = pressable();
    for (const sequence of [[...before, event.key], [event.key]]) {
      const key = sequence.join(' ');
      const exact = found.find((element) => element.dataset.key === key);
      const begins = found.some((element) => element.dataset.key?.startsWith(`${key} `));
      typed = begins ? sequence : [];
      // A space scrolls, or presses what has the focus.
      if (exact) {
        event.preventDefault();
        press(exact);
      }
      if (exact || begins) return;
    }
  });
}
