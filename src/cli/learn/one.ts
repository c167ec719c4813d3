import type { Invocation } from '#cli/command.ts';
import { OpsError } from '#domain/errors.ts';

/** The one id a verb was given. Throws OpsError `usage`. */
export function oneId({ positionals, verb }: Pick<Invocation, 'positionals' | 'verb'>): string {
  const [id, ...more] = positionals;
  if (id !== undefined && more.length === 0) return id;
  throw new OpsError('usage', `Name one learning: cpm-console learn ${verb ?? 'show'} OPS-2026-11-20-001.`, {
    hint: 'cpm-console learn list names them.',
    exit: 'usage',
  });
}
