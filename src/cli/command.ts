import type { Config } from '#config/config.ts';
import type { PushChoices, PushReview } from '#domain/push/review.ts';
import type { Command } from '#services/ports/shell.ts';
import type { World } from '#services/ports/world.ts';

/** One option of a command. `value` names what a string option takes, for help: `--lines N`. */
export interface OptionSpec {
  readonly type: 'boolean' | 'string';
  readonly short?: string;
  readonly value?: string;
  readonly summary: string;
  readonly multiple?: boolean;
  /** Words the shell may complete. */
  readonly choices?: readonly string[];
}

export interface VerbSpec {
  readonly summary: string;
  /** What follows the verb: `<id> [--for 1h]`. */
  readonly usage?: string;
}

export type EndSignal = 'SIGINT' | 'SIGTERM' | 'SIGHUP';

/** What a command is given; the launcher has parsed and checked `values` against the options. */
export interface Invocation {
  readonly world: World;
  readonly config: Config;
  /** Node and this program, absolute: what starts it again. */
  readonly program?: readonly string[] | undefined;
  /** Why the configuration could not be used; only for a command that runs `withoutConfig`. */
  readonly configError?: Error | undefined;
  /** Reads the configuration anew, for a command that stays; throws OpsError for a broken file. */
  readonly load?: (() => Promise<Config>) | undefined;
  /** The first positional when the command has verbs and it is one of them; else null. */
  readonly verb: string | null;
  readonly positionals: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** A line the person types after a question, null when they leave or it is no longer asked; missing without a terminal. */
  readonly ask?: ((question: string, asked?: AbortSignal) => Promise<string | null>) | undefined;
  /** A line that is typed or pasted where nobody sees it, line breaks of a paste included; null when they leave. */
  readonly askHidden?: ((question: string) => Promise<string | null>) | undefined;
  /** Standard input to its end, at most so many bytes and one. */
  readonly input?: ((maxBytes: number) => Promise<string>) | undefined;
  /** The same for a terminal that can do nothing, and for a pipe: asks line by line; null at the end of the input. */
  readonly lines?: ((question: string) => Promise<string | null>) | undefined;
  /** Runs a program on the person's terminal, asking there what it asks; missing without one. */
  readonly foreground?: ((command: Command) => Promise<number | null>) | undefined;
  /** How parts of the program are loaded; missing where as usual. */
  readonly loading?: (<Result>(load: () => Result) => Result) | undefined;
  /** Told when a plan is made: what was asked ahead for it says nothing about the world later. */
  readonly planned?: (() => void) | undefined;
  /** Of a made-up world: plans a push there, where no git could be asked. */
  readonly madeUp?: { readonly review: (path: string, choices: PushChoices) => Promise<PushReview> } | undefined;
  /** Fires on INT, TERM and HUP, unless they are claimed. */
  readonly signal: AbortSignal;
  /** Takes the signals over for work that must not be cut; the function returned gives them back. */
  readonly onSignal?: ((listener: (signal: EndSignal) => void) => () => void) | undefined;
}

export interface Output {
  readonly isTerminal: boolean;
  /** Columns, 80 when unknown. */
  readonly columns: number;
  write(text: string): void;
}

/** One CLI command, one file. All but `run` is baked into the registry, so help never loads it. */
export interface CommandSpec {
  readonly name: string;
  /** `noun`: one of the twelve in --help; `more`: shown by help --all. */
  readonly group: 'noun' | 'more';
  readonly summary: string;
  readonly usage?: string;
  readonly options?: Readonly<Record<string, OptionSpec>>;
  readonly verbs?: Readonly<Record<string, VerbSpec>>;
  /** Whether it can go without a verb and with something else: `trust FOLDER` beside `trust list`. */
  readonly verbOptional?: true;
  readonly examples: readonly string[];
  /** Whether it runs even when the configuration is broken; it is then given the defaults and `configError`. */
  readonly withoutConfig?: boolean;
  /** The place a bare noun opens on a terminal. */
  readonly place?: string;
  /** Resolves to an exit code of src/domain/errors.ts; OpsError becomes message, hint and its exit code. */
  readonly run: (invocation: Invocation) => Promise<number>;
}

export type CommandEntry = Omit<CommandSpec, 'run'> & {
  readonly load: () => Promise<{ readonly default: CommandSpec }>;
};

/** Types a command; the default export of every file in `commands/`. */
export function defineCommand(command: CommandSpec): CommandSpec {
  return command;
}
