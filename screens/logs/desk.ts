import type { LogQuery } from '#domain/logs/query.ts';
import type { LogSource } from '#domain/logs/source.ts';
import type { LogWindow } from '#store/log-window.ts';

/** Something with lines, by its name. */
export interface NamedLog {
  readonly id: string;
  readonly about: string;
  readonly sources: readonly LogSource[];
  /** Of a saved view. */
  readonly query?: LogQuery | undefined;
}

/** What screens may ask about logs. Everything rejects with OpsError. */
export interface LogsDesk {
  /** Where a check's target writes: its service, or the files it looks at. */
  readonly ofCheck: (checkId: string) => Promise<NamedLog>;
  /** Those checks whose target has written since a person last opened its log here. */
  readonly fresh: (checkIds: readonly string[]) => Promise<readonly string[]>;
  /** A person opens the log of these. */
  readonly looked: (checkIds: readonly string[]) => void;
  /** Everything with lines that is known: services, logs of the framework, journals, saved views. */
  readonly known: () => Promise<readonly NamedLog[]>;
  readonly open: (sources: readonly LogSource[]) => Promise<OpenLog>;
  /** Keeps lines in a private file; resolves to its path. */
  readonly save: (name: string, text: string) => Promise<string>;
  /** The same for an editor: gone once it is taken back, and with the console. */
  readonly lend: (name: string, text: string) => Promise<LentLines>;
}

export interface LentLines {
  readonly path: string;
  readonly takeBack: () => Promise<void>;
}

export interface OpenLog {
  readonly window: LogWindow;
  /** What a person should know: a source that cannot be read, times that were guessed. */
  readonly notices: () => readonly string[];
}
