import type { Answer, Question } from '#domain/procedure/question.ts';
import type { RunEvent } from '#domain/procedure/record.ts';
import { emptyRun, runAfter, type RunState } from '#domain/procedure/run-state.ts';
import type { Clock } from '#services/ports/clock.ts';
import { Control } from '#services/procedures/engine/control.ts';
import { RunLog } from '#store/run-log.ts';

/** Between two redraws while a run tells a lot. */
const REDRAW_MS = 100;

/** A run that this process works on: its state as its events make it, its log, its open question. */
export class LiveRun {
  readonly control = new Control();
  readonly log: RunLog;
  state: RunState;
  /** Settles when the first event was there, or when it failed before. */
  readonly begun: Promise<void>;
  /** Whether anything was recorded. */
  isBegun = false;
  private begin: () => void = () => undefined;
  private resting: (() => void) | null = null;
  private dirty = false;
  private readonly waiting = new Set<(answer: Answer | null) => void>();
  private readonly clock: Clock;
  private readonly show: (state: RunState) => void;

  constructor(
    from: RunState | string,
    { clock, log = new RunLog(), show }: { clock: Clock; log?: RunLog; show: (state: RunState) => void },
  ) {
    this.state = typeof from === 'string' ? emptyRun(from) : from;
    this.log = log;
    this.clock = clock;
    this.show = show;
    this.begun = new Promise((resolve) => {
      this.begin = resolve;
    });
  }

  readonly hear = (event: RunEvent): void => {
    this.state = runAfter(this.state, event);
    if (event.type === 'output') this.log.push(event.step, 'output', event.text);
    else if (event.type === 'command' || event.type === 'note')
      this.log.push(event.step, event.type, `${event.text}\n`);
    if (event.type === 'began') {
      this.isBegun = true;
      this.begin();
    }
    this.dirty = true;
    if (this.resting === null) this.flush();
  };

  readonly ask = (_step: string, _question: Question, signal: AbortSignal): Promise<Answer | null> =>
    new Promise((resolve) => {
      const answered = (answer: Answer | null) => {
        this.waiting.delete(answered);
        resolve(answer);
      };
      this.waiting.add(answered);
      signal.addEventListener('abort', () => answered(null), { once: true });
      if (signal.aborted) answered(null);
    });

  answer(answer: Answer | null): void {
    for (const answered of this.waiting) answered(answer);
  }

  /** Shows what came since the last time, and nothing again before the pause is over. */
  flush(): void {
    if (!this.dirty) {
      this.resting = null;
      return;
    }
    this.dirty = false;
    this.resting = this.clock.after(REDRAW_MS, () => this.flush());
    this.show(this.state);
    this.log.tell();
  }

  /** Shows the last state at once. */
  end(): void {
    this.resting?.();
    this.resting = null;
    if (this.dirty) this.show(this.state);
    this.dirty = false;
    this.log.tell();
  }
}
