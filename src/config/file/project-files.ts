import type * as Zod from 'zod';

import type { Config, ServiceConfig } from '#config/config.ts';
import { checksOf } from '#config/normalise/checks.ts';
import { placed } from '#config/normalise/place.ts';
import { servicesOf, withoutStrangers } from '#config/normalise/services.ts';
import { findingsOf } from '#config/schema/findings.ts';
import { knownKeys } from '#config/schema/known-keys.ts';
import { projectFileSchema } from '#config/schema/root.ts';
import { parentPath, shortPath } from '#domain/path.ts';
import type { ProjectRecovery } from '#domain/recovery/settings.ts';
import type { PushSettings } from '#domain/release/made/settings.ts';
import type { Instance } from '#services/checks/check.ts';

import { prune } from './merge.ts';
import { type Problem, problemLine, problemsError } from './problem.ts';
import { readSource } from './source.ts';

/** What a project's own file adds. */
export interface ProjectFile {
  readonly file: string;
  readonly services: readonly ServiceConfig[];
  readonly checks: readonly Instance[];
  readonly push: PushSettings | null;
  readonly recovery: ProjectRecovery | null;
}

/** Reads a project's own file; paths in it start from its folder. */
export function projectFile(
  file: string,
  bytes: Uint8Array,
  z: typeof Zod,
  home: string | null,
): ProjectFile | readonly Problem[] {
  const source = readSource(file, bytes);
  if (!('data' in source)) return source;
  const schema = projectFileSchema(z);
  const base = { folder: parentPath(file), home };
  const data = placed(prune(source.data), base);
  const checked = schema.safeParse(data);
  if (!checked.success) {
    const known = knownKeys(z, schema, data);
    return findingsOf(checked.error.issues, data, known).map((finding) => source.place(finding));
  }
  const checks = checksOf(checked.data.checks ?? []);
  const services = servicesOf(checked.data.services ?? [], {
    base,
    checks: checks.items,
    folder: base.folder,
    open: true,
  });
  const findings = [...services.findings, ...checks.findings];
  if (findings.length > 0) return findings.map((finding) => source.place(finding));
  return {
    file,
    services: services.items,
    checks: checks.items,
    push: checked.data.push ?? null,
    recovery: checked.data.recovery ?? null,
  };
}

/** The same for a person who is asked about it. Throws OpsError with all problems. */
export async function readProjectFile(file: string, bytes: Uint8Array, home: string | null): Promise<ProjectFile> {
  const found = projectFile(file, bytes, await import('zod'), home);
  if (!('file' in found)) throw problemsError(found);
  return found;
}

/** Adds what trusted files say; where the person's own file has the same id, that one holds and a notice tells. */
export function withProjectFiles(
  config: Config,
  files: readonly (ProjectFile | readonly Problem[])[],
  home: string | null,
): Config {
  let { services, checks, notices, push, projects } = config;
  for (const added of files) {
    if (!('file' in added)) {
      const [first] = added;
      if (first !== undefined) notices = [...notices, `A trusted project file is ignored: ${problemLine(first)}`];
      continue;
    }
    if (added.push !== null) push = { ...push, files: { ...push.files, [added.file]: added.push } };
    const { recovery, file } = added;
    if (recovery !== null)
      projects = projects.map((one) =>
        one.path === parentPath(file) ? { ...one, recovery: one.recovery ?? recovery } : one,
      );
    const taken = new Set([...services, ...checks].map(({ id }) => id));
    const double = [...added.services, ...added.checks].filter(({ id }) => taken.has(id)).map(({ id }) => id);
    const note = `${shortPath(added.file, home)}: ${double.join(', ')} is already configured; yours holds.`;
    services = [...services, ...added.services.filter(({ id }) => !taken.has(id))];
    checks = [...checks, ...added.checks.filter(({ id }) => !taken.has(id))];
    if (double.length > 0) notices = [...notices, note];
  }
  const linked = withoutStrangers(services);
  services = linked.services;
  for (const [id, names] of linked.strangers)
    notices = [...notices, `${id} is to be started after ${names.join(', ')}, which no file names; that is left out.`];
  return { ...config, services, checks, notices, push, projects };
}
