import { messageOf } from '#domain/errors.ts';
import type { LogLine, LogMark } from '#domain/logs/line.ts';
import { EVERY_LINE, type LogQuery } from '#domain/logs/query.ts';
import type { Clock } from '#services/ports/clock.ts';
import type { LogReader } from '#services/ports/logs.ts';

/** The part of some logs that is held for the screen. */
export interface LogState {
  readonly lines: readonly LogLine[];
  /** Whether nothing is before the first line, or after the last one. */
  readonly atStart: boolean;
  readonly atEnd: boolean;
  /** Whether what is written now is added at the end. */
  readonly following: boolean;
  readonly busy: boolean;
  /** Why the last wish could not be met. */
  readonly problem: string | null;
}

/** Lines read at once, and held at most: a page up is instant, and a flood costs no memory. */
const PAGE = 400;
const MOST = 4000;
/** Between two frames of a log that grows. */
const FRAME_MS = 100;
/** Of a flood nobody reads every frame, and keys must not wait for it: so many lines in one make the next ones come later. */
const FLOOD_LINES = 400;
const FLOOD_FRAME_MS = 250;

const NOTHING: LogState = { lines: [], atStart: false, atEnd: true, following: false, busy: true, problem: null };

type Edges = Pick<LogState, 'lines' | 'atStart' | 'atEnd'>;

/** Holds a few pages of a log of any size around what is shown, and reads on when somebody scrolls. A newer wish ends an older one. */
export class LogWindow {
  private readonly reader: LogReader;
  private readonly listeners = new Set<() => void>();
  private state: LogState = NOTHING;
  private wanted: LogQuery = EVERY_LINE;
  private work = new AbortController();
  private unfollow: (() => void) | null = null;
  private arrived: LogLine[] = [];
  private frame: (() => void) | null = null;
  private paceMs = FRAME_MS;
  private readonly clock: Pick<Clock, 'after'>;

  constructor(reader: LogReader, clock: Pick<Clock, 'after'>) {
    this.reader = reader;
    this.clock = clock;
  }

  readonly get = (): LogState => this.state;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  get query(): LogQuery {
    return this.wanted;
  }

  /** The newest lines, and what comes after them. */
  toEnd(): Promise<void> {
    return this.read(
      async (signal) => this.reader.before(null, PAGE, this.wanted, signal),
      () => this.follow(),
    );
  }

  /** The oldest lines there are. */
  toStart(): Promise<void> {
    return this.read(async (signal) => {
      const page = await this.reader.since(0, PAGE, this.wanted, signal);
      const [first] = page.lines;
      // Lines without a time of their own stand before the first one that has one.
      const above = first === undefined ? null : await this.reader.before(first.mark, PAGE, this.wanted, signal);
      return { ...page, lines: [...(above?.lines ?? []), ...page.lines], atStart: above?.atStart ?? true };
    });
  }

  /** Lines from a time (epoch ms) on; resolves to the first of them. */
  async toTime(at: number): Promise<LogMark | null> {
    let mark: LogMark | null = null;
    await this.read(async (signal) => {
      const page = await this.reader.since(at, PAGE, this.wanted, signal);
      const [first] = page.lines;
      if (first === undefined) return this.reader.before(null, PAGE, this.wanted, signal);
      ({ mark } = first);
      const above = await this.reader.before(mark, PAGE / 2, this.wanted, signal);
      return { ...page, lines: [...above.lines, ...page.lines], atStart: above.atStart };
    });
    return mark;
  }

  /** Reads on above what is held; nothing while something is read. */
  async older(): Promise<void> {
    const [first] = this.state.lines;
    if (this.state.busy || this.state.atStart || first === undefined) return;
    this.still();
    await this.read(async (signal) => {
      const page = await this.reader.before(first.mark, PAGE, this.wanted, signal);
      const lines = [...page.lines, ...this.state.lines];
      return { lines: lines.slice(0, MOST), atStart: page.atStart, atEnd: this.state.atEnd && lines.length <= MOST };
    });
  }

  /** Reads on below. */
  async newer(): Promise<void> {
    const last = this.state.lines.at(-1);
    if (this.state.busy || this.state.following || last === undefined) return;
    await this.read(async (signal) => {
      const page = await this.reader.after(last.mark, PAGE, this.wanted, signal);
      const lines = [...this.state.lines, ...page.lines];
      return { lines: lines.slice(-MOST), atStart: this.state.atStart && lines.length <= MOST, atEnd: page.atEnd };
    });
  }

  /** The next line of a query that is not the filter, and what stands around it; resolves to its mark, null for none. */
  async find(query: LogQuery, from: LogMark | null, way: 'up' | 'down'): Promise<LogMark | null> {
    let mark: LogMark | null = null;
    await this.read(async (signal) => {
      const found = await this.reader.find(query, from, way, signal);
      mark = found?.line.mark ?? null;
      const held = this.state.lines.some((line) => line.mark === mark);
      return found === null || held ? this.state : this.around(found.line, signal);
    });
    return mark;
  }

  /** Only lines of a query from now on, around one that stays in view; null is the end. */
  filter(query: LogQuery, keep: LogLine | null): Promise<void> {
    this.wanted = query;
    return keep === null ? this.toEnd() : this.read((signal) => this.around(keep, signal));
  }

  /** Adds what is written now. What is held must reach to the end. */
  follow(): void {
    this.still();
    const last = this.state.lines.at(-1)?.mark ?? null;
    this.unfollow = this.reader.follow(last, this.wanted, (lines) => this.add(lines));
    this.set({ following: true });
  }

  /** Adds nothing more. */
  still(): void {
    this.unfollow?.();
    this.unfollow = null;
    this.draw();
    if (this.state.following) this.set({ following: false });
  }

  close(): void {
    this.work.abort();
    this.still();
    void this.reader.close();
  }

  private async around(line: LogLine, signal: AbortSignal): Promise<Edges> {
    const [above, below] = await Promise.all([
      this.reader.before(line.mark, PAGE / 2, this.wanted, signal),
      this.reader.after(line.mark, PAGE / 2, this.wanted, signal),
    ]);
    return { lines: [...above.lines, line, ...below.lines], atStart: above.atStart, atEnd: below.atEnd };
  }

  private async read(work: (signal: AbortSignal) => Promise<Edges>, then?: () => void): Promise<void> {
    this.work.abort();
    const own = new AbortController();
    this.work = own;
    if (then !== undefined) this.still();
    this.set({ busy: true, problem: null });
    try {
      const { lines, atStart, atEnd } = await work(own.signal);
      if (own.signal.aborted) return;
      this.set({ lines, atStart, atEnd, busy: false });
      then?.();
    } catch (thrown) {
      if (!own.signal.aborted) this.set({ busy: false, problem: messageOf(thrown) });
    }
  }

  private add(lines: readonly LogLine[]): void {
    this.arrived = [...this.arrived, ...lines].slice(-MOST);
    this.frame ??= this.clock.after(this.paceMs, () => this.draw());
  }

  private draw(): void {
    this.frame?.();
    this.frame = null;
    if (this.arrived.length === 0) return;
    this.paceMs = this.arrived.length >= FLOOD_LINES ? FLOOD_FRAME_MS : FRAME_MS;
    const all = [...this.state.lines, ...this.arrived];
    this.arrived = [];
    // Trimmed by the half, so that not every portion moves everything.
    const lines = all.length > MOST ? all.slice(-MOST / 2) : all;
    this.set({ lines, atStart: this.state.atStart && lines.length === all.length, atEnd: true });
  }

  private set(change: Partial<LogState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}
