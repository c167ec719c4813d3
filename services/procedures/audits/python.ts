import type { Finding } from '#domain/release/audits/finding.ts';
import { type OutdatedPackage, readPipOutdated, unansweredByPip } from '#domain/release/audits/outdated.ts';
import {
  readBandit,
  readPipAudit,
  readSafety,
  skippedByPipAudit,
  unreadByBandit,
} from '#domain/release/audits/python-audit.ts';
import type { Shell } from '#services/ports/shell.ts';

import { look, type Looked, type LookLimits } from './run.ts';

/** Where a Python project is and what is known of how it wants to be looked at. */
export interface PythonProject {
  readonly folder: string;
  /** The Python it is installed in; default `python3`. */
  readonly python?: string | undefined;
  /** Files that name what it needs (`requirements.txt`); empty when only its manifest does. */
  readonly requirements: readonly string[];
  /** Whether it has a configuration of safety. */
  readonly safety: boolean;
}

/** Known weaknesses of what the project needs: by safety where the project has set it up, otherwise by pip-audit. */
export async function auditPython(shell: Shell, project: PythonProject, limits: LookLimits): Promise<Looked<Finding>> {
  const { folder, requirements, safety } = project;
  const files = requirements.flatMap((file) => ['-r', file]);
  if (safety) {
    const command = { file: 'safety', args: ['check', '--json', ...files], cwd: folder };
    return look(shell, { tool: 'safety check', command, read: readSafety }, limits);
  }
  const what = files.length > 0 ? files : ['.'];
  const command = { file: 'pip-audit', args: ['--format', 'json', '--progress-spinner', 'off', ...what], cwd: folder };
  return look(shell, { tool: 'pip-audit', command, read: readPipAudit, notes: skippedByPipAudit }, limits);
}

/** Weak places in the project's own code; its tests and environments are left out. */
export async function banditPython(
  shell: Shell,
  { folder }: PythonProject,
  limits: LookLimits,
): Promise<Looked<Finding>> {
  const without = ['.git', '.venv', 'venv', 'tests', 'test', 'build', 'dist', 'node_modules'].map(
    (name) => `./${name}`,
  );
  const args = ['-r', '.', '-f', 'json', '-q', '-x', without.join(',')];
  return look(
    shell,
    { tool: 'bandit', command: { file: 'bandit', args, cwd: folder }, read: readBandit, notes: unreadByBandit },
    limits,
  );
}

/** Installed packages that have a newer version. */
export async function outdatedPython(
  shell: Shell,
  project: PythonProject,
  limits: LookLimits,
): Promise<Looked<OutdatedPackage>> {
  const args = ['-m', 'pip', 'list', '--outdated', '--format', 'json', '-vv', '--disable-pip-version-check'];
  const command = { file: project.python ?? 'python3', args, cwd: project.folder };
  return look(shell, { tool: 'pip list --outdated', command, read: readPipOutdated, notes: unansweredByPip }, limits);
}
