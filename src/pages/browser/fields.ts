/**
 * The fields of one question as they would be sent, without the note of what they are based on; with the choice
 * between one's own and a colleague's answer only where it is asked for.
 */
export function bodyOf(block: Element, withChoice = false): string {
  const body = new URLSearchParams();
  for (const field of block.querySelectorAll<HTMLInputElement>('input, select, textarea')) {
    if (!field.name || field.name.startsWith('_at.') || field.type === 'file') continue;
    if (!withChoice && /^_(keep|conflict)\./.test(field.name)) continue;
    if ((field.type === 'radio' || field.type === 'checkbox') && !field.checked) continue;
    body.append(field.name, field.value);
  }
  return body.toString();
}

/** Puts text kept on the device back into the fields of its question, panels that are not there yet included. */
export function putBack(block: Element, body: string): void {
  const kept = new URLSearchParams(body);
  const names = new Set([...kept.keys()]);
  const missing = () => [...names].some((name) => !fieldNamed(block, name));
  const add = block.querySelector<HTMLButtonElement>('[data-add]');
  for (let tries = 0; add && missing() && tries < 20; tries++) add.click();
  for (const field of block.querySelectorAll<HTMLInputElement>('input, select, textarea')) {
    if (!field.name || field.name.startsWith('_at.') || field.type === 'file' || field.type === 'hidden')
      continue;
    if (field.type === 'radio' || field.type === 'checkbox') {
      field.checked = kept.getAll(field.name).includes(field.value);
    } else field.value = kept.get(field.name) ?? '';
  }
  for (const details of block.querySelectorAll('details')) {
    if ([...details.querySelectorAll('input')].some((field) => field.value !== '')) details.open = true;
  }
}

function fieldNamed(block: Element, name: string): Element | null {
  return block.querySelector(`[name="${CSS.escape(name)}"]`);
}

/** The note of what a question's fields are based on. */
export function basisField(block: Element): HTMLInputElement | null {
  return block.querySelector<HTMLInputElement>('input[name^="_at."]');
}

/** Text areas grow with their text where the browser cannot do it by itself. */
export function growWithText(form: HTMLFormElement): void {
  if (CSS.supports('field-sizing', 'content')) return;
  const grow = (area: HTMLTextAreaElement) => {
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight + 4}px`;
  };
  form.addEventListener('input', ({ target }) => {
    if (target instanceof HTMLTextAreaElement) grow(target);
  });
  form.querySelectorAll('textarea').forEach(grow);
}
