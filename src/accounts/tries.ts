/** Failures of one kind from one source within a span of time. */
interface Failures {
  readonly count: number;
  /** Milliseconds since 1970; from then on they count no longer. */
  readonly until: number;
}

/** Counts failures by key within spans of time; the present comes as an argument. */
export class FailureCount {
  private readonly byKey = new Map<string, Failures>();

  /** `most` failures within `span` milliseconds are let through. */
  constructor(
    readonly most: number,
    readonly span: number,
    private readonly largest = 100_000,
  ) {}

  /** Milliseconds to wait before the next try; 0 where one may try. `most` may be tightened for one question. */
  wait(key: string, now: number, most = this.most): number {
    const failures = this.byKey.get(key);
    if (!failures || failures.until <= now || failures.count < most) return 0;
    return failures.until - now;
  }

  /** One more failure; answers how many there are. */
  add(key: string, now: number): number {
    const before = this.byKey.get(key);
    const counts = before && before.until > now;
    const count = counts ? before.count + 1 : 1;
    this.byKey.delete(key);
    if (this.byKey.size >= this.largest) this.forget(now);
    this.byKey.set(key, { count, until: counts ? before.until : now + this.span });
    return count;
  }

  /** Takes one back: the try it was counted for was none that failed. */
  takeBack(key: string): void {
    const failures = this.byKey.get(key);
    if (failures) this.byKey.set(key, { ...failures, count: failures.count - 1 });
  }

  clear(key: string): void {
    this.byKey.delete(key);
  }

  /** What has passed goes; were that nothing, what is oldest, so that memory stays bounded whatever is tried. */
  private forget(now: number): void {
    for (const [key, { until }] of this.byKey) if (until <= now) this.byKey.delete(key);
    for (const key of this.byKey.keys()) {
      if (this.byKey.size < this.largest) break;
      this.byKey.delete(key);
    }
  }
}
