const SENTENCES = 'input[name="s"]';

export interface Marking {
  /** What is marked now, at least the sentence that had the focus last. */
  take(): readonly HTMLElement[];
  /** Goes back to the sentence that had the focus, in texts that have been replaced. */
  restore(): void;
}

/** Marks sentences by the arrow keys, and any piece of a text by the mouse. */
export function startMarking(desk: HTMLElement, form: HTMLFormElement, say: (text: string) => void): Marking {
  const range = form.querySelector<HTMLInputElement>('[data-range]');
  let anchor = 0;
  let current = 0;
  desk.classList.add('xp-desk--keys');
  const boxes = () => [...desk.querySelectorAll<HTMLInputElement>(SENTENCES)];
  const indexOf = (target: EventTarget | null) =>
    target instanceof HTMLInputElement && target.name === 's' ? boxes().indexOf(target) : -1;
  const onlyOneByTab = () => boxes().forEach((box, index) => (box.tabIndex = index === current ? 0 : -1));
  const forgetRange = () => {
    if (!range?.value) return;
    range.value = '';
    say('');
  };
  onlyOneByTab();

  desk.addEventListener('focusin', ({ target }) => {
    const index = indexOf(target);
    if (index === -1) return;
    const all = boxes();
    const before = all[current];
    if (before) before.tabIndex = -1;
    current = index;
    (target as HTMLInputElement).tabIndex = 0;
  });
  desk.addEventListener('change', ({ target }) => {
    const index = indexOf(target);
    if (index === -1) return;
    anchor = index;
    forgetRange();
  });
  desk.addEventListener('keydown', (event) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const from = indexOf(event.target);
    if (step === 0 || from === -1 || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const all = boxes();
    const to = Math.min(all.length - 1, Math.max(0, from + step));
    forgetRange();
    if (!event.shiftKey) anchor = to;
    else if (!all.some((box) => box.checked)) anchor = from;
    const [low, high] = [Math.min(anchor, to), Math.max(anchor, to)];
    all.forEach((box, index) => (box.checked = event.shiftKey && index >= low && index <= high));
    all[to]?.focus();
  });
  document.addEventListener('mouseup', ({ target }) => {
    if (!range || (target instanceof Node && form.contains(target))) return;
    const found = selected(desk);
    if (!found) return forgetRange();
    range.value = found.mark;
    for (const box of boxes()) box.checked = false;
    say((form.dataset.chosen ?? '').replace('{text}', found.text));
  });

  return {
    take: () => {
      const all = boxes();
      if (range?.value) return [];
      const checked = all.filter((box) => box.checked);
      const one = all[current];
      if (checked.length === 0 && one && document.activeElement === one) one.checked = true;
      return all.filter((box) => box.checked).flatMap((box) => box.closest<HTMLElement>('label') ?? []);
    },
    restore: () => {
      onlyOneByTab();
      anchor = current;
      const focused = document.activeElement;
      if (focused === null || focused === document.body) boxes()[current]?.focus({ preventScroll: true });
    },
  };
}

/** What is selected inside one text, as the form says it; null where it is nothing, or in several texts. */
function selected(desk: HTMLElement): { readonly mark: string; readonly text: string } | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const texts = [...desk.querySelectorAll('[data-sentences]')].filter((text) => range.intersectsNode(text));
  const segments = [...(texts[0]?.querySelectorAll<HTMLElement>('[data-o]') ?? [])].filter((segment) =>
    range.intersectsNode(segment),
  );
  const [first] = segments;
  const last = segments.at(-1);
  const value = texts[0]?.querySelector<HTMLInputElement>(SENTENCES)?.value;
  if (texts.length !== 1 || !first || !last || !value) return null;
  const start = Number(first.dataset.o) + (first.contains(range.startContainer) ? range.startOffset : 0);
  const end =
    Number(last.dataset.o) +
    (last.contains(range.endContainer) ? range.endOffset : (last.textContent?.length ?? 0));
  if (end <= start) return null;
  return { mark: [...value.split(':').slice(0, 4), start, end].join(':'), text: selection.toString() };
}
