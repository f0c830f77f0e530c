// The form's script: saves each answer as it is given, keeps what could not be sent, shows questions that an answer
// leads to, adds panels. The form does all of this without it too, by its buttons.
import { basisField, bodyOf, growWithText, putBack } from './fields.js';
import { startOthers } from './others.js';
import { startPanels } from './panels.js';
import { startPrevious } from './previous.js';
import { startQueue, type Reply } from './queue.js';
import { startStatus } from './status.js';

const STORE = 'expost:';
const TYPING = 10_000;

function clearDevice(): void {
  try {
    Object.keys(localStorage)
      .filter((key) => key.startsWith(STORE))
      .forEach((key) => localStorage.removeItem(key));
  } catch {
    // A browser that keeps nothing has nothing to clear.
  }
}

function start(form: HTMLFormElement): void {
  const { autosave = '', csrf = '', key = '' } = form.dataset;
  const status = startStatus(document.querySelector<HTMLElement>('[data-status]'));
  const blocks = () => [...form.querySelectorAll<HTMLElement>('[data-question]')];
  const blockOf = (question: string) =>
    form.querySelector<HTMLElement>(`[data-question="${CSS.escape(question)}"]`);
  const saved = new Map<string, string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let leaving = false;

  const remember = (block: HTMLElement) => saved.set(block.dataset.question ?? '', bodyOf(block));
  const isChanged = (block: HTMLElement) => saved.get(block.dataset.question ?? '') !== bodyOf(block);

  const setBasis = (question: string, { basis }: Reply) => {
    const block = blockOf(question);
    const field = block && basisField(block);
    if (field && basis) field.value = basis;
    return block;
  };

  const clearMessages = (block: Element) => {
    block.querySelectorAll('[data-message], [data-conflict]').forEach((one) => one.remove());
    block.classList.remove('govuk-form-group--error');
  };

  const show = (visible: readonly string[]) => {
    for (const block of blocks()) {
      const isVisible = visible.includes(block.dataset.question ?? '');
      if (block.hidden && isVisible) block.classList.add('xp-question--new');
      block.hidden = !isVisible;
    }
  };

  const queue = startQueue(autosave, csrf, STORE + key, {
    status,
    saved: (question, reply, newer) => {
      const block = setBasis(question, reply);
      if (block && !newer) clearMessages(block);
      if (block && reply.html) {
        block.outerHTML = reply.html;
        const fresh = blockOf(question);
        if (fresh) remember(fresh);
        fresh?.focus();
      }
      if (reply.visible) show(reply.visible);
    },
    conflict: (question, reply) => {
      const block = setBasis(question, reply);
      if (!block || !reply.html) return;
      clearMessages(block);
      block.insertAdjacentHTML('afterbegin', reply.html);
    },
    refused: (question, { errors }) => {
      const block = blockOf(question);
      if (!block) return;
      clearMessages(block);
      block.classList.add('govuk-form-group--error');
      const message = document.createElement('p');
      message.className = 'govuk-error-message';
      message.dataset.message = '';
      message.setAttribute('role', 'alert');
      message.textContent = [...new Set((errors ?? []).map(({ detail }) => detail))].join(' ');
      block.prepend(message);
    },
  });

  const save = (block: HTMLElement, now = true) => {
    const conflict = block.querySelector('[data-conflict]');
    // Somebody else's answer waits beside this one: nothing is sent before it is said which one stands.
    if (conflict ? !conflict.querySelector('input:checked') : !isChanged(block)) return;
    remember(block);
    queue.put(block.dataset.question ?? '', bodyOf(block, true), basisField(block)?.value ?? '', now);
  };
  const saveAll = (now = true) => blocks().forEach((block) => save(block, now));
  const touched = ({ target }: Event) => {
    const block = (target as Element).closest<HTMLElement>('[data-question]');
    if (block) save(block);
  };

  blocks().forEach(remember);
  startPanels(form, (block) => save(block as HTMLElement));
  startPrevious(form);
  growWithText(form);
  for (const [question, { body, at }] of queue.kept()) {
    const block = blockOf(question);
    if (!block) continue;
    // The server shows both texts already.
    if (block.querySelector('[data-conflict]')) queue.drop(question);
    else {
      putBack(block, body);
      remember(block);
      const field = basisField(block);
      if (field) field.value = at;
      status('kept');
    }
  }
  queue.send();

  form.addEventListener('change', touched);
  form.addEventListener('focusout', touched);
  form.addEventListener('click', (event) => {
    const block = (event.target as Element).closest('[data-clear]')?.closest<HTMLElement>('[data-question]');
    if (!block) return;
    event.preventDefault();
    const name = block.dataset.question ?? '';
    for (const radio of block.querySelectorAll<HTMLInputElement>('input[type=radio]'))
      if (radio.name === name || radio.name.startsWith(`${name}.`)) radio.checked = false;
    save(block);
  });
  form.addEventListener('input', () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      saveAll();
    }, TYPING);
  });
  form.addEventListener('submit', (event) => {
    saveAll(false);
    if (!navigator.onLine) {
      event.preventDefault();
      status('offline');
    } else leaving = true;
  });
  addEventListener('pageshow', () => (leaving = false));
  document.addEventListener('visibilitychange', () => document.hidden && saveAll());
  addEventListener('beforeunload', (event) => {
    if (leaving) return;
    saveAll();
    if (!queue.isEmpty()) event.preventDefault();
  });
}

document.querySelector<HTMLElement>('[data-focus]')?.focus();
document.querySelector('[data-leave]')?.addEventListener('submit', clearDevice);
const form = document.querySelector<HTMLFormElement>('form[data-autosave]');
if (form) start(form);
startOthers(document.querySelector<HTMLElement>('[data-others]'));
