import { OpsError } from '#domain/errors.ts';
import { realProcesses } from '#services/adapters/processes.ts';

/** Prints what this user is told of the process and the port it is given, and what comes of a signal. */
const [pid = 0, port = 0] = process.argv.slice(2).map(Number);
const processes = realProcesses();
const found = (await processes.look()).processes.find((one) => one.pid === pid);
const detail = await processes.detail(pid).catch(() => null);
const listener = (await processes.listeners()).find((one) => one.port === port);
const thrown: unknown = await processes
  .signal({ pid, startedAt: found?.startedAt ?? 0 }, 'TERM')
  .catch((error: unknown) => error);
const { code, exit, hint } = thrown instanceof OpsError ? thrown : { code: 'none', exit: '', hint: '' };
process.stdout.write(
  JSON.stringify({
    refused: isRefused(),
    found: found !== undefined,
    detail,
    pid: listener?.pid ?? null,
    thrown: { code, exit, hint },
  }),
);

function isRefused(): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
