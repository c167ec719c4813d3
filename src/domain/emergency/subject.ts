import { textField } from '#domain/field.ts';
import type { Reading } from '#domain/reading.ts';

/** What is to be diagnosed, as it is typed after `diagnose`. */
export interface Subject {
  readonly name: string;
  readonly more: readonly string[];
}

const NET = new Set(['http', 'tcp', 'tls', 'dns', 'registry', 'network']);

/** The diagnosis that looks for the cause of what a reading tells; null when there is none for its kind. */
export function subjectOf({ kind, id, data }: Reading): Subject | null {
  if (kind === 'service') {
    const [manager, unit] = [textField(data, 'manager'), textField(data, 'unit')];
    return { name: manager === null || unit === null ? id : `${manager}/${unit}`, more: [] };
  }
  if (kind === 'memory-service') return { name: 'memory', more: [] };
  if (kind.startsWith('github')) return { name: 'github', more: [] };
  if (NET.has(kind)) return { name: 'network', more: [] };
  if (kind !== 'disk') return null;
  const path = textField(data, 'path') ?? id.slice('disk:'.length);
  return { name: 'disk', more: path.startsWith('/') ? [path] : [] };
}

/** The command line that shows the same. */
export const diagnoseLine = ({ name, more }: Subject): string => ['cpm-console diagnose', name, ...more].join(' ');
