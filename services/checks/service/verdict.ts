import { span } from '#domain/format.ts';
import type { Verdict } from '#domain/reading.ts';
import type { Status } from '#domain/status.ts';
import type { Unit, UnitState } from '#services/ports/managers.ts';

type Judgement = readonly [Status, string, string?];

/** What the state of a unit means. `meant` says whether it should run. */
export function judgeUnit(unit: Unit, meant: boolean, now: number): Verdict {
  const [status, summary, hint] = JUDGEMENTS[unit.state](unit, meant, now);
  return {
    status,
    summary,
    hint,
    metrics: [
      ...(unit.memoryBytes === null ? [] : [{ name: 'memory', value: unit.memoryBytes, unit: 'B' }]),
      ...(unit.restarts === null ? [] : [{ name: 'restarts', value: unit.restarts, unit: null }]),
    ],
    data: {
      manager: unit.manager,
      unit: unit.name,
      state: unit.state,
      pid: unit.pid,
      restarts: unit.restarts,
      ...(unit.health !== undefined && { health: unit.health }),
      startedAt: unit.startedAt === null ? null : new Date(unit.startedAt).toISOString(),
    },
  };
}

const JUDGEMENTS: Readonly<Record<UnitState, (unit: Unit, meant: boolean, now: number) => Judgement>> = {
  running({ startedAt, health, manager }, _meant, now) {
    const running = startedAt === null ? 'running' : `running for ${span(Math.max(1000, now - startedAt))}`;
    if (health === 'unhealthy') return ['critical', `${running}, but unhealthy as ${manager} sees it`, 'Read its log.'];
    if (health === 'starting') return ['warning', `${running}, not healthy yet`, `Wait until ${manager} says so.`];
    return ['ok', running];
  },
  starting: () => ['warning', 'starting', 'Wait until it is up.'],
  stopping: () => ['warning', 'stopping', 'Wait until it is down.'],
  stopped: (_unit, meant) => (meant ? ['critical', 'stopped', 'Start it.'] : ['ok', 'stopped, not meant to run']),
  failed: (unit) => ['critical', `failed${ending(unit)}`, 'Read its log, then start it again.'],
  'crash-loop': (unit) => ['critical', `keeps crashing${ending(unit)}`, 'Read its log: it ends soon after its start.'],
  'not-found': ({ manager }) => ['critical', `not known to ${manager}`, 'Install it, or correct its name.'],
  masked: (_unit, meant) => [
    meant ? 'critical' : 'warning',
    'masked, so that it cannot start',
    'Unmask it when it should run.',
  ],
  unknown: ({ manager }) => ['unknown', 'in a state that is not known', `Ask ${manager} itself.`],
};

/** `: exit 1, it failed` */
function ending({ lastExit }: Unit): string {
  if (lastExit === null) return '';
  const { code, signal, reason } = lastExit;
  const parts = [code ? `exit ${code}` : '', signal ?? '', reason].filter(Boolean);
  return parts.length > 0 ? `: ${parts.join(', ')}` : '';
}
