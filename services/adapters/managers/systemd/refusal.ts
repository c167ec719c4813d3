import { readFileSync } from 'node:fs';

import { parsePidStat } from '#services/adapters/system/parse/pid-stat.ts';
import type { Refusal, UnitAction } from '#services/ports/managers.ts';
import type { Command } from '#services/ports/shell.ts';

import type { Scope } from './manager.ts';

const LIMIT_MS = 2000;

/**
 * Why this user may not do it. Root may; everybody may with units of their own; others may when polkit, which is asked
 * without a question to anybody, says so. polkit tells nobody but root of rules for single units, so that it is stricter
 * here than in truth.
 */
export async function refusalOf(
  scope: Scope,
  action: UnitAction,
  command: Command,
  signal: AbortSignal,
): Promise<Refusal | null> {
  if (scope.scope.length > 0 || process.getuid?.() === 0) return null;
  if (await isAllowed(scope, action, signal)) return null;
  return { why: 'this needs root', command: { file: 'sudo', args: [command.file, ...command.args] } };
}

async function isAllowed({ shell }: Scope, action: UnitAction, signal: AbortSignal): Promise<boolean> {
  if ((await shell.which('pkcheck')) === null) return false;
  const what = action === 'enable' || action === 'disable' ? 'manage-unit-files' : 'manage-units';
  const self = parsePidStat(readFileSync('/proc/self/stat', 'utf8'));
  const subject = [process.pid, self?.startTicks ?? 0, process.getuid?.() ?? 0].join(',');
  const args = ['--action-id', `org.freedesktop.systemd1.${what}`, '--process', subject];
  const finished = await shell.run({ file: 'pkcheck', args }, { timeoutMs: LIMIT_MS, signal }).catch(() => null);
  return finished?.exitCode === 0;
}
