import { joinPath } from '#domain/path.ts';
import { includes } from '#domain/recovery/levels.ts';
import type { RecoverParams } from '#services/procedures/recovery/params.ts';

/** What is reset, and to what. */
export interface Reset {
  readonly top: string;
  readonly commit: string;
}

/** The reset of a recovery; null where there is none. */
export function resetOf({ level, project, to }: Pick<RecoverParams, 'level' | 'project' | 'to'>): Reset | null {
  return includes(level, 'reset') && project !== null && to !== null ? { top: project.top, commit: to } : null;
}

/** Where the snapshot of a run lies. */
export const snapshotFolder = ({ folder }: { readonly folder: string }): string => joinPath(folder, 'checkout');
