import { startMarking } from './marking.js';

const PARTS = ['[data-part=notice]', '[data-part=texts]', '.xp-at-hand'];

/** Gives codes without leaving the page: shown at once, sent, and then shown as the service has kept it. */
export function startCoding(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-coding]');
  const desk = form?.closest<HTMLElement>('.xp-desk');
  if (!form || !desk) return;
  const status = form.querySelector<HTMLElement>('[data-panel-state]');
  const say = (text: string) => {
    if (status) status.textContent = text;
  };
  const marking = startMarking(desk, form, say);
  let isBusy = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (isBusy) return;
    const { submitter } = event;
    const at = marking.take();
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form, submitter))
      if (typeof value === 'string') body.append(name, value);
    showAtOnce(at, submitter?.querySelector('[data-code-name]')?.textContent ?? form.dataset.saving ?? '');
    say(form.dataset.saving ?? '');
    isBusy = true;
    // The code is painted first; only then is there work that takes longer.
    requestAnimationFrame(() => setTimeout(() => void send(), 0));

    async function send(): Promise<void> {
      try {
        const answer = await fetch(form!.action, { method: 'POST', body, headers: { accept: 'text/html' } });
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        put(page, answer.ok);
      } catch {
        for (const pending of document.querySelectorAll('.xp-pending')) pending.remove();
        say(form!.dataset.failed ?? '');
      }
      isBusy = false;
    }
  });

  function put(page: Document, isDone: boolean): void {
    if (!isDone || !page.querySelector('[data-part=texts]')) {
      // Refused: the page says why, with what was chosen still in the form.
      const main = page.querySelector('main');
      if (main) document.querySelector('main')?.replaceWith(document.importNode(main, true));
      document.querySelector<HTMLElement>('[data-focus]')?.focus();
      startCoding();
      return;
    }
    form!.reset();
    for (const part of PARTS) {
      const fresh = page.querySelector(part);
      if (fresh) document.querySelector(part)?.replaceWith(document.importNode(fresh, true));
    }
    marking.restore();
    say(document.querySelector('[data-part=notice] .govuk-notification-banner__heading')?.textContent ?? '');
  }
}

function showAtOnce(sentences: readonly HTMLElement[], name: string): void {
  for (const sentence of sentences) sentence.classList.add('xp-mark');
  const last = sentences.at(-1);
  if (!last) return;
  const code = document.createElement('span');
  code.className = 'xp-code xp-pending';
  code.textContent = name;
  last.append(' ', code);
}
