import { OpsError } from '#domain/errors.ts';
import type { Command } from '#domain/release/made/component.ts';
import type { Files } from '#services/ports/files.ts';

import { detectReinstalls } from './detect.ts';
import type { Reinstall } from './params.ts';

interface PlannedReinstall {
  readonly items: readonly Reinstall[];
  readonly check: Command | null;
}

/**
 * What would be installed anew in a project; nothing without one. A project that cannot be read is an item that says why,
 * because a reset before it may mend that. Reads only.
 */
export async function planReinstall(
  { files }: { readonly files: Pick<Files, 'list' | 'read' | 'stat'> },
  dir: string | null,
  signal: AbortSignal,
  check: Command | null = null,
): Promise<PlannedReinstall> {
  if (dir === null) return { items: [], check };
  try {
    return { items: await detectReinstalls({ files, dir, signal, check }), check };
  } catch (thrown) {
    if (!(thrown instanceof OpsError)) throw thrown;
    return { items: [unreadable(dir, thrown)], check };
  }
}

const unreadable = (dir: string, { message, hint = '' }: OpsError): Reinstall => ({
  id: 'reinstall',
  by: 'the package manager',
  top: dir,
  dir,
  commands: [],
  follows: dir,
  moved: [],
  eggs: [],
  checks: [],
  notes: [],
  refusal: { why: message, hint },
});
