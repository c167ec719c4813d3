import type { Proc } from '#services/adapters/system/proc.ts';

interface Io {
  readonly readBytes: number | null;
  readonly writtenBytes: number | null;
}

const NUMBER = /^(read_bytes|write_bytes|cancelled_write_bytes): (\d+)$/gm;

/** What a process had disks do, of `/proc/<pid>/io`; nulls where that is not ours to read. */
export function ioOf(proc: Proc, pid: number): Io {
  const text = proc.text(`/proc/${pid}/io`) ?? '';
  const numbers = new Map([...text.matchAll(NUMBER)].map(([, name = '', value]) => [name, Number(value)]));
  const [read, write] = [numbers.get('read_bytes'), numbers.get('write_bytes')];
  if (read === undefined || write === undefined) return { readBytes: null, writtenBytes: null };
  return { readBytes: read, writtenBytes: Math.max(0, write - (numbers.get('cancelled_write_bytes') ?? 0)) };
}
