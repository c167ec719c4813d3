import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Checklist } from '#domain/checklist/checklist.ts';
import { checklistMarkdown } from '#domain/checklist/markdown.ts';
import { messageOf, OpsError } from '#domain/errors.ts';

/** Writes a list beside the state, 0600 in a folder 0700; the file of a day is replaced. Throws OpsError `not-saved`. */
export function saveChecklist(stateDir: string, checklist: Checklist): string {
  const folder = join(stateDir, 'checklists');
  const path = join(folder, `${checklist.list}-${checklist.day}.md`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(`${path}.new`, checklistMarkdown(checklist), { mode: 0o600, flush: true });
    renameSync(`${path}.new`, path);
    return path;
  } catch (error) {
    throw new OpsError('not-saved', `The list was not saved: ${messageOf(error)}`, {
      hint: 'Print it instead: cpm-console checklist --markdown',
      cause: error,
    });
  }
}
