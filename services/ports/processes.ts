import type { OpenFile, Socket } from '#domain/processes/open.ts';
import type { KillSignal } from '#domain/processes/signals.ts';

export type { OpenFile, Socket } from '#domain/processes/open.ts';

/** Names one process for ever: pids alone are used again. */
export interface ProcessName {
  readonly pid: number;
  /** Epoch ms. */
  readonly startedAt: number;
}

export interface ProcessFacts extends ProcessName {
  readonly parent: number;
  /** As the process chose it: may hold newlines and escape codes. */
  readonly name: string;
  /** May hold somebody's password: match against it, never show or store it unless redacted. */
  readonly commandLine: string;
  /** One letter of the kernel: R, S, D, Z, T ... */
  readonly state: string;
  readonly rssBytes: number;
  /** CPU milliseconds used so far. */
  readonly cpuMs: number;
  /** Whether it is this program itself. */
  readonly own?: boolean | undefined;
  /** A thread of the kernel, not a program. */
  readonly kernel?: boolean | undefined;
}

/** What the screen and `process list` need besides; what may not be read is null. */
export interface ProcessUsage extends ProcessFacts {
  /** The account whose rights it has; its number where no account has it. */
  readonly user: string | null;
  readonly kernel: boolean;
  /** From and to disks since its start, caches not counted. */
  readonly readBytes: number | null;
  readonly writtenBytes: number | null;
}

/** All processes at one moment. */
export interface ProcessLook {
  /** Ms of a clock that only goes on; only differences between looks of one `Processes` mean something. */
  readonly atMs: number;
  readonly processes: readonly ProcessUsage[];
}

/** Where somebody waits for connections or datagrams, in the network this program sees. */
export interface Listener {
  readonly port: number;
  /** `127.0.0.1`, `::`; `0.0.0.0` is every address. */
  readonly address: string;
  readonly protocol: 'tcp' | 'udp';
  /** Null where the rights to know are missing, and for sockets of the kernel. */
  readonly pid: number | null;
}

/** One process closely; what may not be read is null. */
export interface ProcessDetail extends ProcessUsage {
  readonly threads: number | null;
  /** Where it stands. */
  readonly folder: string | null;
  /** The file of its program. */
  readonly program: string | null;
  /** `/system.slice/nginx.service` */
  readonly cgroup: string | null;
  /** The unit of systemd that it belongs to. */
  readonly unit: string | null;
  readonly sockets: readonly Socket[] | null;
  /** By number. At most a thousand; `fileCount` says how many there are. */
  readonly files: readonly OpenFile[] | null;
  readonly fileCount: number | null;
}

/** The processes of this machine. Where nobody can list them everything rejects with OpsError `processes-unreadable`. */
export interface Processes {
  list(): Promise<readonly ProcessFacts[]>;
  /** One process, cheaply; null when there is none with this pid. */
  find(pid: number): Promise<ProcessFacts | null>;
  /** Everything a table of them needs, read away from the thread that draws. */
  look(): Promise<ProcessLook>;
  /** Who listens where, by port. */
  listeners(): Promise<readonly Listener[]>;
  /** Rejects with OpsError `gone`. */
  detail(pid: number): Promise<ProcessDetail>;
  /**
   * Sends only while the pid and the start time still belong together. Resolves when the kernel took the signal, which
   * says nothing of what the process makes of it. Rejects with OpsError `gone`, `no-rights`.
   */
  signal(process: ProcessName, signal: KillSignal): Promise<void>;
}
