import type { Plan } from '#domain/procedure/plan.ts';
import type { Answer, Question } from '#domain/procedure/question.ts';
import type { BeganHow, RunEvent } from '#domain/procedure/record.ts';
import type { Clock } from '#services/ports/clock.ts';
import type { Journals } from '#services/ports/journals.ts';
import type { Locks } from '#services/ports/locks.ts';
import type { Shell } from '#services/ports/shell.ts';

/** Takes secrets out of a stream of text; what may be the start of one is held back until more comes. */
export interface Redaction {
  push(text: string): string;
  flush(): string;
}

/** What the engine needs of the world, and who watches it. */
export interface Host {
  readonly clock: Clock;
  readonly shell: Shell;
  readonly journals: Journals;
  readonly locks: Locks;
  readonly redaction: () => Redaction;
  /** Rejects with OpsError `permission-denied` when this person may not; nothing was begun then. Missing: everybody may. */
  readonly permit?: ((plan: Plan, run: string, how: BeganHow) => Promise<void>) | undefined;
  readonly onEvent: (event: RunEvent) => void;
  /** Resolves to the answer; null when the person wants to stop. Missing where nobody can be asked. */
  readonly ask?: ((step: string, question: Question, signal: AbortSignal) => Promise<Answer | null>) | undefined;
  /** How steps are had to load what they will need; missing where as usual. */
  readonly loading?: (<Result>(load: () => Result) => Result) | undefined;
  /** Before the second try of a step; doubled each time. */
  readonly retryDelayMs: number;
}
