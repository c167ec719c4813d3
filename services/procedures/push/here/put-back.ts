import { joinPath } from '#domain/path.ts';
import type { Workspace } from '#services/ports/workspace.ts';

import { copyPath, type KeptFile } from './kept.ts';

/**
 * Puts a file back as it was before the run, when it is what the run wrote. Resolves to false, and leaves it alone, when
 * somebody else changed it since: what it was before is in the commit that is released.
 */
export async function putBack(tree: Workspace, folder: Workspace, kept: KeptFile): Promise<boolean> {
  const path = joinPath(tree.root, kept.path);
  const now = (await tree.exists(path)) ? await tree.hashFile(path, 'sha256') : null;
  const copy = kept.copy === null ? null : copyPath(folder, kept.copy);
  const was = copy === null ? null : await folder.hashFile(copy, 'sha256');
  if (now !== was && (now === null || !kept.wrote.includes(now))) return false;
  // Also where nothing was written yet: a write that was killed leaves a piece beside it, which the next one takes away.
  await tree.write(path, copy === null ? '' : ((await folder.readBytes(copy)) ?? ''));
  if (copy === null) await tree.remove(path);
  return true;
}
