import type { ServiceManager } from '#services/ports/managers.ts';

/** Names of units of a real manager, and what they do. */
export interface RealUnits {
  /** Runs from the beginning until somebody ends it; has `CANARY=canary-secret` in its environment. */
  readonly steady: string;
  /** Like `steady`, but nobody started it yet. */
  readonly resting: string;
  /** Ends with exit code 3 (or `failsWith`) as soon as it was started, and stays so; nobody started it yet. */
  readonly failing: string;
  /** Ends with exit code 7 as soon as it was started, again and again; runs from the beginning. Null without restarts. */
  readonly crashing: string | null;
  /** Like `resting`, under a name with as many characters that a shell would understand as its manager allows. */
  readonly odd: string;
}

/** Who knows about processes beside the manager. */
export interface Kernel {
  /** The letter of the kernel; null for a process that is gone or only waits to be buried. */
  state(pid: number | null): string | null | Promise<string | null>;
  now(): number;
  /** Nothing of the units was started before (epoch ms). */
  readonly since: number;
}

/** A manager that really runs, with units; gone at the end of the `await using` scope. */
export interface RealManager extends AsyncDisposable {
  readonly manager: ServiceManager;
  readonly units: RealUnits;
  /** A folder of this test that only its owner may write to. */
  readonly folder: string;
  /** What another person needs in the environment to find this manager. Null for a made-up one. */
  readonly env: Readonly<Record<string, string>> | null;
  /** What stands before a command that is to see what the manager sees; empty where it is what everybody sees. */
  readonly enter: readonly string[];
  /** SIGSTOP and SIGCONT for whoever answers. Null where nobody stands between us and the processes. */
  readonly hang: { readonly freeze: () => void | Promise<void>; readonly thaw: () => void | Promise<void> } | null;
  /** Of a made-up manager; else it is asked itself. */
  readonly kernel?: Kernel | undefined;
  /** Whether a unit that runs is far enough to be ended as it wants to be; left out where it is at once. */
  readonly hasBegun?: ((pid: number) => boolean) | undefined;
  /** A variable in the environment of `steady`; CANARY unless told. */
  readonly variable?: string | undefined;
  readonly failsWith?: number | undefined;
}

/** Somebody in place of a manager, who answers something else. */
export interface Impostor extends AsyncDisposable {
  readonly manager: ServiceManager;
}

/** One manager as the contract needs it. */
export interface ManagerSubject {
  /** As in the registry. */
  readonly name: string;
  /** What it is called in the report of the tests; its name unless told. */
  readonly title?: string | undefined;
  /** Why it cannot be run here; null when it can. */
  missing(): string | null | Promise<string | null>;
  start(): Promise<RealManager>;
  /** The same adapter where somebody answers garbage. Null where nobody could. */
  readonly garbage: (() => Promise<Impostor>) | null;
  /** The same adapter where no manager runs. Null where there is always one. */
  readonly absent: (() => Promise<Impostor>) | null;
}
