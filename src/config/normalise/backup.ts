import type { BackupConfig } from '#config/config.ts';
import { DEFAULT_BACKUP } from '#config/defaults.ts';
import type { Finding } from '#config/file/problem.ts';
import type { Parsed } from '#config/schema/root.ts';
import { identifierOf } from '#domain/identifier.ts';
import { baseName } from '#domain/path.ts';

import { idsOf, noHome } from './items.ts';
import { absolute, type Base } from './place.ts';

/** Backups with absolute places and names that are unique. */
export function backupOf(
  parsed: Parsed['backup'],
  base: Base,
): { readonly backup: BackupConfig; readonly findings: readonly Finding[] } {
  if (parsed === undefined) return { backup: DEFAULT_BACKUP, findings: [] };
  const { folder, store, keep, sources = [], restic } = parsed;
  const findings: Finding[] = [];
  const placed = (path: string, where: Finding['path']): string => {
    const found = absolute(path, base);
    if (found === null) findings.push(noHome(where));
    return found ?? path;
  };
  const names = idsOf(
    sources.map(({ name, path }) => ({ id: name, path })),
    ({ path }) => identifierOf(baseName(path)),
  );
  const twice = names.findIndex((name, at) => names.indexOf(name) !== at);
  if (twice !== -1)
    findings.push({
      path: ['backup', 'sources', twice, 'name'],
      part: 'value',
      message: `another source is called ${names[twice]} too`,
      hint: 'Give another.',
    });
  if (store === 'restic' && restic === undefined)
    findings.push({
      path: ['backup', 'store'],
      part: 'value',
      message: 'restic needs to know its repository',
      hint: 'Add backup.restic with repository and passwordFile.',
    });
  if (restic !== undefined && restic.passwordFile === undefined && restic.passwordCommand === undefined)
    findings.push({
      path: ['backup', 'restic'],
      part: 'value',
      message: 'restic needs a password',
      hint: 'Add passwordFile or passwordCommand.',
    });
  return {
    backup: {
      folder: folder === undefined ? null : placed(folder, ['backup', 'folder']),
      store: store ?? DEFAULT_BACKUP.store,
      keep: {
        last: Math.max(1, keep?.last ?? DEFAULT_BACKUP.keep.last),
        daily: keep?.daily ?? DEFAULT_BACKUP.keep.daily,
        weekly: keep?.weekly ?? DEFAULT_BACKUP.keep.weekly,
        monthly: keep?.monthly ?? DEFAULT_BACKUP.keep.monthly,
      },
      sources: sources.map(({ path, exclude, required }, at) => ({
        name: names[at] ?? '',
        path: placed(path, ['backup', 'sources', at, 'path']),
        ...(exclude !== undefined && { exclude }),
        required: required ?? false,
      })),
      restic:
        restic === undefined
          ? null
          : {
              repository: /^[~.]?\//.test(restic.repository)
                ? placed(restic.repository, ['backup', 'restic', 'repository'])
                : restic.repository,
              ...(restic.passwordFile !== undefined && {
                passwordFile: placed(restic.passwordFile, ['backup', 'restic', 'passwordFile']),
              }),
              ...(restic.passwordCommand !== undefined && { passwordCommand: restic.passwordCommand }),
            },
    },
    findings,
  };
}
