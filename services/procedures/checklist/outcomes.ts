import type { Looked, Outcome } from '#domain/checklist/facts.ts';
import type { OwnItem } from '#domain/checklist/settings.ts';
import { OpsError } from '#domain/errors.ts';
import { latency } from '#domain/format.ts';
import { shown } from '#domain/logs/sanitise.ts';
import { parsePlugin, pluginStatus } from '#domain/nagios.ts';
import { joinCommand } from '#domain/split-command.ts';
import type { Finished } from '#services/ports/shell.ts';

import { type Remembering, remembered } from './remembered.ts';

const INTERVAL_MS = 300_000;
/** The program has ended long before; what it started may not have. */
const GRACE_MS = 2000;
const LINES = 20;

type CommandItem = Extract<OwnItem, { readonly type: 'command' }>;

/** What the programs of own items answered, by the id of the item, all at once. */
export async function outcomesOf(from: Remembering, items: readonly OwnItem[]): Promise<Record<string, Outcome>> {
  const commands = items.filter((item) => item.type === 'command');
  const all = await Promise.all(commands.map(async (item) => [item.id, outcomeOf(await runOf(from, item))] as const));
  return Object.fromEntries(all);
}

function runOf(from: Remembering, { id, command, cwd, timeoutMs }: CommandItem): Promise<Looked<Outcome>> {
  const { shell, environment } = from.world;
  const line = joinCommand(command);
  return remembered(from, {
    name: `command ${id} ${cwd ?? ''} ${line}`,
    intervalMs: INTERVAL_MS,
    limitMs: timeoutMs + GRACE_MS,
    async see(signal) {
      const folder = cwd ?? environment.home ?? environment.cwd;
      const finished = await shell.run({ ...command, cwd: folder }, { signal, timeoutMs });
      if (finished.timedOut || signal.aborted)
        throw new OpsError('timeout', `did not end within ${latency(timeoutMs)}, so it was ended`, {
          hint: `Give it more time (timeout), or see what it waits for: ${line}`,
        });
      return { found: said(finished, line) };
    },
  });
}

/** Nagios plugins say their state by the exit code; most other programs only that they failed, which is 1 as well. */
function said({ exitCode, signal, stdout, stderr }: Finished, line: string): Outcome {
  const status = pluginStatus(exitCode);
  const { summary, perf } = parsePlugin(stdout);
  const ending = exitCode === null ? `ended by ${signal}` : `exit code ${exitCode}`;
  const lines = [...stdout.split('\n'), ...stderr.split('\n')].filter((text) => text.trim() !== '');
  return {
    status,
    summary: harmless(summary || stderr.trim().split('\n')[0] || (exitCode === 0 ? 'no complaint' : ending)),
    value: perf[0]?.value ?? null,
    unit: perf[0]?.unit ?? null,
    hint: status === 'ok' ? null : `${ending}. Run it by hand: ${line}`,
    lines: lines.slice(0, LINES).map(harmless),
  };
}

const harmless = (text: string): string => shown(text).text;

function outcomeOf(looked: Looked<Outcome>): Outcome {
  if ('found' in looked) return looked.found;
  const summary = 'failed' in looked ? looked.failed : looked.nothing;
  return { status: 'unknown', summary, value: null, unit: null, hint: looked.hint ?? null, lines: [] };
}
