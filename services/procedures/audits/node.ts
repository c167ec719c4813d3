import type { Finding } from '#domain/release/audits/finding.ts';
import { readAdvisories, readBerryAudit, readNpmAudit, readYarnAudit } from '#domain/release/audits/node-audit.ts';
import { type OutdatedPackage, readOutdatedByName, readYarnOutdated } from '#domain/release/audits/outdated.ts';
import type { NodeManager } from '#domain/release/publish/npm-commands.ts';
import type { Command, Shell } from '#services/ports/shell.ts';

import { look, type Look, type Looked, type LookLimits } from './run.ts';

/** Where a Node project is, and which manager it uses. `env` is given to the manager, beyond what every child gets. */
export interface NodeProject {
  readonly folder: string;
  readonly manager: NodeManager;
  readonly env?: Readonly<Record<string, string>> | undefined;
}

/** Known weaknesses of what the lock file installs. */
export async function auditNode(shell: Shell, project: NodeProject, limits: LookLimits): Promise<Looked<Finding>> {
  return look(shell, auditLook(project), limits);
}

/** Dependencies of the project itself that have a newer version. */
export async function outdatedNode(
  shell: Shell,
  project: NodeProject,
  limits: LookLimits,
): Promise<Looked<OutdatedPackage>> {
  const { manager } = project;
  const around = { cwd: project.folder, env: { npm_config_update_notifier: 'false', ...project.env } };
  switch (manager) {
    case 'npm':
      return look(shell, byName('npm outdated', { file: 'npm', args: ['outdated', '--json'], ...around }), limits);
    case 'pnpm':
      return look(
        shell,
        byName('pnpm outdated', { file: 'pnpm', args: ['outdated', '--format', 'json'], ...around }),
        limits,
      );
    case 'yarn':
      return look(
        shell,
        {
          tool: 'yarn outdated',
          command: { file: 'yarn', args: ['outdated', '--json'], ...around },
          read: readYarnOutdated,
        },
        limits,
      );
    case 'yarn-berry':
      return {
        state: 'not-run',
        tool: 'yarn outdated',
        reason: 'this yarn has no command that lists what is outdated',
      };
  }
}

function byName(tool: string, command: Command): Look<OutdatedPackage> {
  return { tool, command, read: readOutdatedByName };
}

function auditLook({ folder, manager, env }: NodeProject): Look<Finding> {
  const around = { cwd: folder, env: { npm_config_update_notifier: 'false', ...env } };
  switch (manager) {
    case 'npm':
      return { tool: 'npm audit', command: { file: 'npm', args: ['audit', '--json'], ...around }, read: readNpmAudit };
    case 'pnpm':
      return {
        tool: 'pnpm audit',
        command: { file: 'pnpm', args: ['audit', '--json'], ...around },
        read: readAdvisories,
      };
    case 'yarn':
      return {
        tool: 'yarn audit',
        command: { file: 'yarn', args: ['audit', '--json'], ...around },
        read: readYarnAudit,
      };
    case 'yarn-berry': {
      const args = ['npm', 'audit', '--all', '--recursive', '--json'];
      return { tool: 'yarn npm audit', command: { file: 'yarn', args, ...around }, read: readBerryAudit };
    }
  }
}
