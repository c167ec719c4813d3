import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { textOf } from './bytes.ts';
import { readManifest } from './manifest.ts';
import { unprotect } from './protect.ts';
import { openCheckout } from './repository.ts';
import type { Stop } from './stop.ts';

/** Gives up the refs of a snapshot and what lies in its folder, apart from what was kept aside for somebody. */
export async function drop(id: string, top: string, folder: string, stop: Stop): Promise<void> {
  const manifest = existsSync(folder) ? readManifest(folder) : null;
  for (const part of manifest?.parts ?? [])
    await drop(id, join(top, textOf(part.path)), join(folder, part.folder), stop);
  // Refs are all there may be of one that was killed before it was written down.
  if (existsSync(join(top, '.git'))) await unprotect(await openCheckout(top, stop), id);
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) if (name !== 'aside') rmSync(join(folder, name), { recursive: true });
  if (readdirSync(folder).length === 0) rmSync(folder, { recursive: true });
}
