import { bytes } from '#domain/format.ts';
import { cpuPercent, matches } from '#domain/processes.ts';
import { partOf } from '#domain/rounding.ts';
import { type Status, worst } from '#domain/status.ts';
import { judge } from '#domain/threshold.ts';
import type { ProcessFacts } from '#services/ports/processes.ts';

import { defineCheck, type ProbeContext } from './check.ts';
import { pause } from './support/pause.ts';
import { slot } from './support/slot.ts';
import type { Look } from './support/two-looks.ts';

const MIB = 2 ** 20;
/** The kernel counts CPU time in steps of 10 ms, so a first measurement takes a while. */
const FIRST_MS = 400;

const looks = slot<Look<readonly ProcessFacts[]>>();

interface Limits {
  readonly warning?: number | undefined;
  readonly critical?: number | undefined;
}

export default defineCheck({
  kind: 'process',
  title: 'Process',
  about: 'Processes found by name or command line; not ok when too few or too many run, or they use too much.',
  group: 'services',
  component: 'services',
  intervalMs: 10_000,
  timeoutMs: 5000,
  thresholds: { warning: null, critical: null },
  params: (z) => {
    const limits = z.object({ warning: z.number().positive().optional(), critical: z.number().positive().optional() });
    return z
      .object({
        name: z.string().min(1).optional().describe('Name of the process, or file name of its program.'),
        pattern: z
          .string()
          .min(1)
          .refine(isExpression, 'is not a regular expression')
          .optional()
          .describe('Regular expression found in the command line.'),
        atLeast: z.int().min(0).default(1).describe('Fewer running than this is critical.'),
        atMost: z.int().min(0).optional().describe('More running than this is a warning.'),
        cpuPercent: limits.optional().describe('Of one processor, all of them together.'),
        memoryMiB: limits.optional().describe('Resident memory, all of them together.'),
      })
      .refine(({ name, pattern }) => name !== undefined || pattern !== undefined, 'needs a name or a pattern');
  },
  target: ({ name, pattern }) => name ?? pattern ?? '',
  async probe(params, context) {
    const filter = {
      name: params.name,
      pattern: params.pattern === undefined ? undefined : new RegExp(params.pattern),
    };
    const read = async (): Promise<Look<readonly ProcessFacts[]>> => {
      const at = context.world.clock.monotonic();
      const all = await context.world.processes.list();
      return { at, counters: all.filter((process) => process.own !== true && matches(process, filter)) };
    };
    const [before, now] = await measure(read, params.cpuPercent !== undefined, context);
    const running = now.counters.filter(({ state }) => !/^[TtZXx]/.test(state));
    const cpu = before && cpuPercent(before.counters, now.counters, now.at - before.at);
    const rssBytes = running.reduce((sum, process) => sum + process.rssBytes, 0);

    const few = running.length < params.atLeast;
    const many = params.atMost !== undefined && running.length > params.atMost;
    const cpuStatus = cpu === null ? 'ok' : judgeBy(cpu, params.cpuPercent, context.previous);
    const memoryStatus = judgeBy(rssBytes / MIB, params.memoryMiB, context.previous);
    const stopped = now.counters.length - running.length;
    return {
      status: worst([few ? 'critical' : many ? 'warning' : 'ok', cpuStatus, memoryStatus]),
      summary: [
        `${running.length} running${few ? ` of ${params.atLeast}` : ''}${many ? `, at most ${params.atMost} wanted` : ''}`,
        ...(stopped > 0 ? [`${stopped} stopped or dead`] : []),
        ...(cpu === null || running.length === 0 ? [] : [`${Math.round(cpu)} % CPU`]),
        ...(running.length === 0 ? [] : [bytes(partOf(rssBytes, rssBytes))]),
      ].join(', '),
      value: running.length,
      unit: running.length === 1 ? 'process' : 'processes',
      hint: hintFor({ few, many, stopped, cpuStatus, memoryStatus }, params.name ?? params.pattern ?? ''),
      metrics: [
        { name: 'rssBytes', value: partOf(rssBytes, rssBytes), unit: 'B' },
        ...(cpu === null ? [] : [{ name: 'cpu', value: Math.round(cpu), unit: '%' }]),
      ],
      data: { pids: running.slice(0, 20).map(({ pid }) => pid) },
    };
  },
});

type Seen = Look<readonly ProcessFacts[]>;

/** The last look and one of now; where CPU use is judged, a first look waits for a second one. */
async function measure(
  read: () => Promise<Seen>,
  urgent: boolean,
  { world, memory, signal }: ProbeContext,
): Promise<readonly [before: Seen | null, now: Seen]> {
  let before = looks.get(memory) ?? null;
  let now = await read();
  if (before === null && urgent && now.counters.length > 0) {
    before = now;
    await pause(world.clock, FIRST_MS, signal);
    now = await read();
  }
  looks.set(memory, now);
  return [before, now];
}

function judgeBy(value: number, limits: Limits | undefined, previous: Status | null): Status {
  const { warning = null, critical = null } = limits ?? {};
  return judge(value, { warning, critical }, previous);
}

interface Findings {
  readonly few: boolean;
  readonly many: boolean;
  readonly stopped: number;
  readonly cpuStatus: Status;
  readonly memoryStatus: Status;
}

function hintFor({ few, many, stopped, cpuStatus, memoryStatus }: Findings, what: string): string | undefined {
  if (few && stopped > 0) return 'A stopped process goes on with kill -CONT; a dead one waits for its parent.';
  if (few) return `Start it again, then look why ${what} ended: its log, or journalctl -e`;
  if (many) return 'Somebody started it twice, or it does not end its children.';
  if (cpuStatus !== 'ok' || memoryStatus !== 'ok') return 'Look what it is doing before you restart it.';
  return undefined;
}

function isExpression(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}
