const EVERY = 60_000;

/** Says who else writes in this section, asked once a minute while the page is in sight. */
export function startOthers(line: HTMLElement | null): void {
  const url = line?.dataset.others;
  if (!line || !url) return;
  const ask = async (): Promise<void> => {
    if (document.visibilityState !== 'visible' || !navigator.onLine) return;
    try {
      const response = await fetch(url, { headers: { accept: 'application/json' } });
      if (!response.ok) return;
      const { text } = (await response.json()) as { readonly text: string };
      if (line.textContent !== text) line.textContent = text;
      line.hidden = text === '';
    } catch {
      // No connection: the line stays as it is.
    }
  };
  setInterval(() => void ask(), EVERY);
}
