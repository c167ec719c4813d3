export interface Socket {
  readonly protocol: 'tcp' | 'udp';
  readonly address: string;
  readonly port: number;
  /** The other end; null when there is none. */
  readonly peer: { readonly address: string; readonly port: number } | null;
  /** `listening`, `connected`, `closing`, `connecting`, `open` (UDP without a peer). */
  readonly state: 'listening' | 'connected' | 'connecting' | 'closing' | 'open';
}

export interface OpenFile {
  readonly fd: number;
  readonly kind: 'file' | 'device' | 'pipe' | 'socket' | 'memory' | 'other';
  /** A path, or what the kernel calls it (`pipe:[4711]`). */
  readonly path: string;
  /** Whether it has no name any more and only lives while it is open. */
  readonly deleted: boolean;
  /** Of a deleted file: what its end sets free; null where it cannot be known. */
  readonly sizeBytes: number | null;
}
