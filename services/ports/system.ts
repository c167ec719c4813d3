import type { TrafficCounters } from '#domain/traffic.ts';

/** CPU time counters since boot, in ticks; differences of two looks give shares. */
export interface CpuTimes {
  readonly busy: number;
  readonly total: number;
  /** Part of `total` spent idle with a disk request open. */
  readonly waiting?: number | undefined;
  /** Part of `busy` that the hypervisor gave to other guests. */
  readonly stolen?: number | undefined;
  /** Whose time is counted: all of the machine, or what the quota of our cgroup grants. */
  readonly of?: 'machine' | 'cgroup' | undefined;
}

export interface CpuSample {
  readonly times: CpuTimes;
  /** Processors this process may use, after affinity and cgroup quota (may be a fraction). */
  readonly cores: number;
  /** Share of scheduling periods in which the cgroup quota throttled us since boot; null without a quota. */
  readonly throttled: { readonly periods: number; readonly throttled: number } | null;
  readonly load: readonly [number, number, number];
  /** Pressure stall: share of the last 10 s in which some task waited, 0..100; null where the kernel has no PSI. */
  readonly pressure: number | null;
}

export interface MemorySample {
  readonly totalBytes: number;
  /** What a new program could get without swapping. */
  readonly availableBytes: number;
  readonly swapTotalBytes: number;
  readonly swapFreeBytes: number;
  /** Where the limit comes from. */
  readonly limitedBy: 'machine' | 'cgroup';
  /** Bytes moved between memory and swap since boot; absent where the system does not count them. */
  readonly swapped?: { readonly inBytes: number; readonly outBytes: number } | undefined;
  /** Pressure stall of memory, like {@link CpuSample.pressure}. */
  readonly pressure?: number | null | undefined;
}

/** One mounted file system with a block device or a network server behind it. */
export interface Mount {
  readonly path: string;
  readonly device: string;
  readonly type: string;
  /** Whether its server may stop answering (nfs, cifs, fuse ...). */
  readonly remote: boolean;
  readonly readOnly: boolean;
}

export interface DiskUsage {
  readonly totalBytes: number;
  /** What an ordinary user can still write. */
  readonly freeBytes: number;
  /** used / (used + free for users), as df prints, 0..100. */
  readonly usedPercent: number;
  /** 0..100, or null for file systems without fixed inodes. */
  readonly inodesUsedPercent: number | null;
}

/** Byte counters since boot over all real interfaces and disks. */
export type TrafficSample = TrafficCounters;

/** Counters as they were when the program began to look; the first look takes its differences from here. */
export interface Baseline {
  /** On the monotonic clock. */
  readonly at: number;
  readonly cpu: CpuTimes;
  readonly traffic: TrafficSample;
}

export interface HostFacts {
  readonly hostname: string;
  readonly user: string;
  readonly platform: string;
  /** Changes at every boot; null where the system does not tell. */
  readonly bootId: string | null;
}

/** The machine's live numbers. Synchronous where the kernel answers from memory. Throws OpsError where it cannot tell. */
export interface System {
  facts(): HostFacts;
  cpu(): CpuSample;
  memory(): MemorySample;
  traffic(): TrafficSample;
  /** Null where the counters could not be read then. */
  baseline?(): Baseline | null;
  /** The file systems a person thinks of as disks, each once, in the order of their paths. */
  mounts(): Promise<readonly Mount[]>;
  /** What is mounted at a path or above it, of whatever kind; never asks the file system itself. */
  mountOf(path: string): Promise<Mount>;
  /** Never blocks the program: a mount whose server hangs rejects when the signal fires. */
  diskUsage(mount: Mount, signal: AbortSignal): Promise<DiskUsage>;
}
