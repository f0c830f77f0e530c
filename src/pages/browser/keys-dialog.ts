import { keysAreOn, labelOf, pressable, switchKeys } from './keys.js';

/** The list of all keys of the page, opened by `?` or by the button in the footer. The words come with the page. */
export function startKeysDialog(): () => boolean {
  const opener = document.querySelector<HTMLButtonElement>('[data-keys-open]');
  const dialog = document.querySelector<HTMLDialogElement>('[data-keys]');
  if (!opener || !dialog) return () => false;
  opener.hidden = false;
  const list = dialog.querySelector('dl');
  const state = dialog.querySelector('[data-keys-state]');
  const change = dialog.querySelector<HTMLButtonElement>('[data-keys-switch]');
  let before: Element | null = null;

  const show = () => {
    const on = keysAreOn();
    if (state) state.textContent = (on ? dialog.dataset.on : dialog.dataset.off) ?? '';
    if (change) change.textContent = (on ? dialog.dataset.switchOff : dialog.dataset.switchOn) ?? '';
    if (list) list.replaceChildren(...rows(dialog.dataset.then ?? ''));
  };
  const open = () => {
    before = document.activeElement;
    show();
    dialog.showModal();
  };
  opener.addEventListener('click', open);
  change?.addEventListener('click', () => {
    switchKeys(!keysAreOn());
    show();
  });
  dialog.querySelector('[data-keys-close]')?.addEventListener('click', () => dialog.close());
  // Escape closes too; either way the reader goes on where they were.
  dialog.addEventListener('close', () => (before instanceof HTMLElement ? before : opener).focus());
  return () => dialog.open;
}

/** One row for each key: of several things with the same key the first is pressed, and listed. */
function rows(then: string): readonly HTMLElement[] {
  const hints = [...document.querySelectorAll<HTMLElement>('[data-key-hint]')];
  const seen = new Set<string>();
  return [...pressable(), ...hints].flatMap((element) => {
    const key = element.dataset.key ?? element.dataset.keyHint ?? '';
    if (seen.has(key)) return [];
    seen.add(key);
    const term = document.createElement('dt');
    key.split(' ').forEach((each, index) => {
      if (index > 0) term.append(` ${then} `);
      const cap = document.createElement('kbd');
      cap.textContent = each;
      term.append(cap);
    });
    const label = document.createElement('dd');
    label.textContent = labelOf(element);
    return [term, label];
  });
}
