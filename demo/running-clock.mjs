// A clock that begins at a given instant and then runs as fast as any other; it can be moved forward.

export class RunningClock {
  #ahead;

  constructor(instant) {
    this.#ahead = Date.parse(instant) - Date.now();
  }

  now() {
    return new Date(Date.now() + this.#ahead).toISOString();
  }

  set(instant) {
    this.#ahead = Math.max(this.#ahead, Date.parse(instant) - Date.now());
  }
}
