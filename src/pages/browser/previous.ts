/**
 * Tells, once for each question, that somebody opened the previous answer; what could not be told is told when the
 * connection is back, as long as the page is open.
 */
export function startPrevious(form: HTMLFormElement): void {
  const { previous: url = '', csrf = '' } = form.dataset;
  const told = new Set<string>();
  const waiting = new Set<string>();
  const tell = async (): Promise<void> => {
    for (const question of [...waiting]) {
      waiting.delete(question);
      try {
        await fetch(url + encodeURIComponent(question), {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-csrf-token': csrf },
          keepalive: true,
        });
      } catch {
        waiting.add(question);
        return;
      }
    }
  };
  // A toggle does not bubble.
  form.addEventListener(
    'toggle',
    ({ target }) => {
      if (!(target instanceof HTMLDetailsElement) || !target.open) return;
      const question = target.dataset.previous;
      if (question === undefined || told.has(question)) return;
      told.add(question);
      waiting.add(question);
      void tell();
    },
    true,
  );
  addEventListener('online', () => void tell());
}
