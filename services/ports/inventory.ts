/** What the machine is made of. Unknown is null; a list nobody can read is empty. */
export interface MachineFacts {
  readonly os: { readonly name: string; readonly version: string; readonly kernel: string; readonly arch: string };
  readonly cpu: {
    readonly model: string;
    readonly physicalCores: number | null;
    readonly logicalCores: number | null;
    readonly maxGhz: number | null;
  };
  /** `KVM`, `Docker` ...; null on bare metal or where nobody tells. */
  readonly virtualisation: string | null;
  readonly model: string | null;
  readonly disks: readonly {
    readonly device: string;
    readonly name: string;
    /** `SSD`, `HD`, `NVMe` ...; null when the disk does not say. */
    readonly type: string | null;
    readonly bytes: number;
  }[];
  /** Of the hottest processor sensor, in degrees Celsius. */
  readonly temperatureC: number | null;
}

/** Slow facts for the detail view: asked on demand, away from the screen's thread. Rejects with OpsError. */
export interface Inventory {
  read(signal: AbortSignal): Promise<MachineFacts>;
}
