import type { State } from './status.js';

/** One question's fields on their way; `at` says which answer they are based on. */
interface Waiting {
  body: string;
  at: string;
}

/** What the server says: RFC 9457 where it refuses, else the answer's new basis. */
export interface Reply {
  readonly type?: string;
  readonly basis?: string;
  readonly visible?: readonly string[];
  readonly html?: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
}

interface Handlers {
  readonly status: (state: State) => void;
  /** Stored; `newer` says that the field has changed again since. */
  readonly saved: (question: string, reply: Reply, newer: boolean) => void;
  readonly conflict: (question: string, reply: Reply) => void;
  readonly refused: (question: string, reply: Reply) => void;
}

export interface Queue {
  /** `now: false` only keeps it on the device: the form itself is about to be sent. */
  readonly put: (question: string, body: string, at: string, now?: boolean) => void;
  readonly kept: () => readonly (readonly [string, Waiting])[];
  readonly drop: (question: string) => void;
  readonly isEmpty: () => boolean;
  readonly send: () => void;
}

const FIRST_WAIT = 5_000;
const LONGEST_WAIT = 60_000;

/**
 * Sends one question after the other, in the order in which they were changed; what has not arrived is kept on the
 * device, also when the page is closed. A question that the server refuses, or that a colleague has changed, waits
 * until its fields change.
 */
export function startQueue(url: string, csrf: string, key: string, on: Handlers): Queue {
  const waiting = new Map<string, Waiting>(read(key));
  const blocked = new Set<string>();
  let busy = false;
  let over = false;
  let wait = FIRST_WAIT;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const keep = () => write(key, [...waiting]);

  const tryLater = (state: State) => {
    on.status(state);
    clearTimeout(timer);
    timer = setTimeout(() => void send(), wait);
    wait = Math.min(wait * 2, LONGEST_WAIT);
  };

  const take = (question: string, sent: string, status: number, reply: Reply) => {
    const entry = waiting.get(question);
    const newer = entry !== undefined && entry.body !== sent;
    if (status === 409 && !reply.type?.endsWith(':closed')) {
      blocked.add(question);
      on.conflict(question, reply);
      on.status('refused');
    } else if (status === 422) {
      blocked.add(question);
      on.refused(question, reply);
      on.status('refused');
    } else if (status >= 400) {
      over = true;
      on.status(status === 409 ? 'closed' : 'ended');
    } else {
      if (entry && newer) entry.at = reply.basis ?? entry.at;
      else waiting.delete(question);
      on.saved(question, reply, newer);
      if (waiting.size === 0) on.status('saved');
    }
    keep();
  };

  const send = async (): Promise<void> => {
    const next = [...waiting].find(([question]) => !blocked.has(question));
    if (busy || over || !next) return;
    const [question, { body, at }] = next;
    busy = true;
    on.status('saving');
    let response: Response | null = null;
    try {
      response = await fetch(url + encodeURIComponent(question), {
        method: 'POST',
        headers: {
          accept: 'application/json',
          'content-type': 'application/x-www-form-urlencoded',
          'x-csrf-token': csrf,
        },
        body: `_at.${question}=${at}&${body}`,
        // Lets a last change arrive although the page is being left; browsers take up to 64 KiB.
        keepalive: body.length < 50_000,
      });
    } catch {
      // No connection: it stays on the device.
    }
    busy = false;
    if (!response) return tryLater('offline');
    if (response.status >= 500 || response.status === 429) return tryLater('failed');
    wait = FIRST_WAIT;
    take(question, body, response.status, (await response.json().catch(() => ({}))) as Reply);
    return send();
  };

  addEventListener('online', () => void send());
  return {
    put: (question, body, at, now = true) => {
      const earlier = waiting.get(question);
      waiting.set(question, { body, at: earlier && busy ? earlier.at : at });
      blocked.delete(question);
      keep();
      if (now) void send();
    },
    kept: () => [...waiting],
    drop: (question) => {
      waiting.delete(question);
      keep();
    },
    isEmpty: () => waiting.size === 0,
    send: () => void send(),
  };
}

function read(key: string): [string, Waiting][] {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '[]') as [string, Waiting][];
  } catch {
    return [];
  }
}

/** A browser that keeps nothing (private windows, full disk) still sends: the text is in the page. */
function write(key: string, entries: readonly (readonly [string, Waiting])[]): void {
  try {
    if (entries.length > 0) localStorage.setItem(key, JSON.stringify(entries));
    else localStorage.removeItem(key);
  } catch {
    // Nothing to do: see above.
  }
}
