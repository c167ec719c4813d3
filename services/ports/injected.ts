import type { Command } from './shell.ts';

/** What ends a program from outside. */
export type EndSignal = 'SIGINT' | 'SIGTERM' | 'SIGHUP';

export interface InjectedRun {
  /** Added to the environment of the program and to nothing else; never in an argument. */
  readonly variables: Readonly<Record<string, string>>;
  /** Texts that it gets as files in memory without a name; the path of each is in a variable of its environment. */
  readonly files?: readonly { readonly variable: string; readonly text: string }[] | undefined;
  /** Only what says where things are and how to print goes along, instead of our whole environment. */
  readonly pristine: boolean;
  /** Whether it gets a terminal of its own, as large as ours, whose output we see; else pipes. Input is always ours. */
  readonly terminal: boolean;
  /** What it prints, as it comes: valid UTF-8, cut at any place. */
  readonly onOutput: (text: string, stream: 'stdout' | 'stderr') => void;
  /** Told once it runs: passes a signal on to it. */
  readonly onStart: (pass: (signal: EndSignal) => void) => void;
}

/** Starts one program of the person with values in its environment, in the foreground. */
export interface Injected {
  /** Resolves to its end. Throws OpsError `not-found` when it could not be started. */
  run(
    command: Pick<Command, 'file' | 'args'>,
    how: InjectedRun,
  ): Promise<{ readonly exitCode: number | null; readonly signal: string | null }>;
  /** Whether a program can get a terminal of its own here. */
  hasTerminals(): Promise<boolean>;
}
