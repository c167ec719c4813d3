import { printChecks } from '#cli/check/print.ts';
import type { Invocation } from '#cli/command.ts';
import { instancesFor, loadKinds } from '#cli/health/instances.ts';
import { reportOf } from '#cli/health/reporting.ts';
import { exitOfStatus } from '#domain/diagnosis/exit.ts';
import { messageOf } from '#domain/errors.ts';
import { checkJson } from '#domain/report/json.ts';
import { type Status, worst } from '#domain/status.ts';
import { gather } from '#services/monitor/gather.ts';

const TIMEOUT_MS = 20_000;
const ARGS = ['-c', 'from claude_pm.core.config import Config'];

interface Imported {
  readonly status: Status;
  readonly summary: string;
}

/** Whether Python imports the framework, and whether the files of the framework are complete. */
export async function imports(invocation: Invocation): Promise<number> {
  const { world, config, values, stdout, signal } = invocation;
  const imported = await importNow(invocation);
  const all = await instancesFor(invocation, false);
  const instances = all.filter(({ kind }) => kind === 'framework');
  const readings = await gather({ world, instances, among: all, kinds: loadKinds, look: 'due', signal });
  const report = reportOf(world, config, readings);
  if (values['json'] === true) {
    const command = ['python3', ...ARGS];
    const document = { schema: 1, python: { command, ...imported }, checks: report.checks.map(checkJson) };
    stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  } else {
    stdout.write(`${imported.status.padEnd(8)}  python import   ${imported.summary}\n`);
    if (instances.length > 0) printChecks(invocation, report);
  }
  const counted = report.checks.filter(({ counts }) => counts).map(({ status }) => status);
  return exitOfStatus(worst([imported.status, ...counted]));
}

/** A framework that is not installed is not broken; one that is there and cannot be imported is. */
async function importNow({ world, config, signal }: Invocation): Promise<Imported> {
  const root = config.frameworkRoot;
  const command = { file: 'python3', args: ARGS, ...(root !== null && { cwd: root }) };
  try {
    const { exitCode, stderr, timedOut } = await world.shell.run(command, { timeoutMs: TIMEOUT_MS, signal });
    if (exitCode === 0) return { status: 'ok', summary: 'claude_pm is there' };
    const last = stderr.trim().split('\n').at(-1) ?? '';
    if (root === null && /No module named '?claude_pm'?/.test(last))
      return { status: 'unknown', summary: 'the framework is not installed here' };
    return { status: 'critical', summary: timedOut ? 'it took longer than 20 s' : last || 'python3 failed' };
  } catch (thrown) {
    return { status: 'unknown', summary: messageOf(thrown).replace(/\.$/, '') };
  }
}
