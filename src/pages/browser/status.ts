export type State = 'saved' | 'saving' | 'offline' | 'failed' | 'refused' | 'ended' | 'closed' | 'kept';

/** Shows the state of saving, and speaks it: a problem at once, "saved" at most once a minute. */
export function startStatus(line: HTMLElement | null): (state: State) => void {
  const shown = line?.querySelector<HTMLElement>('[data-status-shown]');
  const spoken = line?.querySelector<HTMLElement>('[data-status-spoken]');
  let lastSpoken = 0;
  let lastState: State | null = null;
  return (state) => {
    if (!line || !shown || !spoken) return;
    const time = new Date().toLocaleTimeString(document.documentElement.lang, {
      hour: '2-digit',
      minute: '2-digit',
    });
    const text = (line.dataset[state] ?? '').replace('{time}', time);
    shown.textContent = text;
    line.dataset.state =
      state === 'saved' ? 'saved' : state === 'saving' || state === 'kept' ? '' : 'unsaved';
    const isProblem = line.dataset.state === 'unsaved';
    const now = Date.now();
    if (state === 'saving' || (isProblem ? state === lastState : now - lastSpoken < 60_000)) return;
    spoken.textContent = text;
    lastSpoken = now;
    lastState = state;
  };
}
