import { OpsError } from '#domain/errors.ts';
import { latency } from '#domain/format.ts';
import { parsePlugin, type PerfDatum, pluginStatus } from '#domain/nagios.ts';
import type { Verdict } from '#domain/reading.ts';
import { joinCommand } from '#domain/split-command.ts';
import type { Finished } from '#services/ports/shell.ts';

import { defineCheck } from './check.ts';
import { commandParam } from './support/params.ts';

/** The deadline of the check ends a command; this only holds where nobody set one. */
const LIMIT_MS = 300_000;
const EVIDENCE = 4096;

export default defineCheck({
  kind: 'command',
  title: 'Command',
  about:
    'Runs a program and believes its exit code, as Nagios plugins mean it: 0 ok, 1 warning, 2 critical, anything else unknown. The first line it prints is shown, performance data is kept.',
  group: 'checks',
  component: 'services',
  intervalMs: 60_000,
  timeoutMs: 30_000,
  thresholds: { warning: null, critical: null },
  params: (z) =>
    z.object({
      command: commandParam(z).describe('Program and arguments. No shell is involved; for one write sh -c "...".'),
      cwd: z.string().optional().describe('Folder to run it in.'),
      env: z.record(z.string(), z.string()).optional().describe('Variables to set. No place for secrets.'),
    }),
  target: ({ command }) => joinCommand(command),
  async probe({ command, cwd, env }, { world, signal }) {
    const finished = await world.shell.run({ ...command, cwd, env }, { signal, timeoutMs: LIMIT_MS });
    if (signal.aborted || finished.timedOut)
      throw new OpsError('timeout', `did not end within ${latency(finished.tookMs)}, so it was ended`, {
        hint: `Give it more time (timeout), or see what it waits for: ${joinCommand(command)}`,
      });
    return verdict(finished, joinCommand(command));
  },
});

function verdict(finished: Finished, line: string): Verdict {
  const { exitCode, stdout, stderr } = finished;
  const status = pluginStatus(exitCode);
  const { summary, perf } = parsePlugin(stdout);
  const [first] = perf;
  return {
    status,
    summary: summary || stderr.trim().split('\n')[0] || (exitCode === 0 ? 'no complaint' : ending(finished)),
    ...(first && { value: first.value, unit: first.unit ?? undefined }),
    hint: status === 'ok' ? undefined : `${ending(finished)}. Run it by hand: ${line}`,
    metrics: perf.map(({ name, value, unit }) => ({ name, value, unit })),
    data: { exitCode, signal: finished.signal, limits: Object.fromEntries(perf.map(limits)) },
    evidence: [stdout, stderr].filter(Boolean).join('\n').slice(0, EVIDENCE) || undefined,
  };
}

const ending = ({ exitCode, signal }: Finished) => (exitCode === null ? `ended by ${signal}` : `exit code ${exitCode}`);

const limits = ({ name, warning, critical, min, max }: PerfDatum) => [name, { warning, critical, min, max }] as const;
