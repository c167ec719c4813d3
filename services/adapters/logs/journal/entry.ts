/** One entry of the journal. */
export interface JournalEntry {
  readonly cursor: string;
  /** Epoch ms. */
  readonly at: number;
  /** As it was written, a line an item; never empty. */
  readonly lines: readonly string[];
  /** Syslog severity; null when the writer gave none. */
  readonly priority: number | null;
  /** `app[4127]`; empty when unknown. */
  readonly writer: string;
}

/** Fields that are asked for. */
export const FIELDS = ['MESSAGE', 'PRIORITY', 'SYSLOG_IDENTIFIER', '_PID'];

/** Reads one line of `journalctl -o json`; null for anything else. A message that is no UTF-8 comes as a list of bytes. */
export function parseEntry(line: string): JournalEntry | null {
  const entry = objectOf(line);
  const cursor = entry?.['__CURSOR'];
  const at = Number(entry?.['__REALTIME_TIMESTAMP']) / 1000;
  if (entry === null || typeof cursor !== 'string' || !Number.isFinite(at)) return null;
  const priority = Number(entry['PRIORITY'] ?? Number.NaN);
  return {
    cursor,
    at,
    lines: messageOf(entry['MESSAGE']).split('\n'),
    priority: Number.isInteger(priority) ? priority : null,
    writer: writerOf(entry['SYSLOG_IDENTIFIER'], entry['_PID']),
  };
}

function objectOf(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}

function messageOf(message: unknown): string {
  if (typeof message === 'string') return message.replace(/\n+$/, '');
  if (!Array.isArray(message)) return '';
  // A field that was given twice is a list of its values.
  const values: readonly unknown[] = message;
  if (values.every((byte) => typeof byte === 'number')) return Buffer.from(values).toString();
  return values.map(messageOf).join('\n');
}

function writerOf(name: unknown, pid: unknown): string {
  if (typeof name !== 'string' || name === '') return '';
  return typeof pid === 'string' ? `${name}[${pid}]` : name;
}
