/** "Add another" and "Remove" without going to the server; `changed` saves the question. */
export function startPanels(form: HTMLFormElement, changed: (block: Element) => void): void {
  form.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>('[data-add], [data-remove]');
    const block = button?.closest('[data-question]');
    if (!button || !block) return;
    event.preventDefault();
    const add = block.querySelector<HTMLButtonElement>('[data-add]');
    if (button === add) addPanel(block, add);
    else {
      button.closest('[data-panel]')?.remove();
      changed(block);
      if (add) {
        add.hidden = false;
        add.focus();
      }
    }
  });
}

function addPanel(block: Element, add: HTMLButtonElement): void {
  const model = block.querySelector<HTMLTemplateElement>('template');
  if (!model) return;
  const panels = block.querySelectorAll('[data-panel]');
  // Positions are names only: a panel taken away leaves a gap, which the server closes.
  const used = [...panels].map((panel) =>
    Number(/\.(\d+)\./.exec(panel.querySelector('[name]')?.getAttribute('name') ?? '')?.[1] ?? 0),
  );
  const position = String(Math.max(-1, ...used) + 1);
  const holder = document.createElement('template');
  holder.innerHTML = model.innerHTML.replaceAll('{n}', position).replaceAll('{m}', String(panels.length + 1));
  model.before(holder.content);
  const added = block.querySelectorAll('[data-panel]').item(panels.length);
  added.querySelector<HTMLElement>('input, textarea')?.focus();
  add.hidden = panels.length + 1 >= Number(add.dataset.add);
}
