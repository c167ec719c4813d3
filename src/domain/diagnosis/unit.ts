import type { Fix } from './conclusion.ts';

/** A unit of a service manager as a diagnosis sees it. */
export interface UnitSeen {
  /** As the configuration calls it, else its own name. */
  readonly id: string;
  readonly manager: string;
  readonly unit: string;
  readonly state:
    | 'running'
    | 'starting'
    | 'stopping'
    | 'stopped'
    | 'failed'
    | 'crash-loop'
    | 'not-found'
    | 'masked'
    | 'unknown';
  readonly pid: number | null;
  readonly restarts: number | null;
  readonly lastExit: { readonly code: number | null; readonly signal: string | null; readonly reason: string } | null;
  readonly wanted: boolean;
  /** The last lines of its output, oldest first; empty when there are none, or they could not be read. */
  readonly lines: readonly string[];
  /** Exactly what a person would type. */
  readonly commands: { readonly start: string; readonly restart: string; readonly log: string };
}

/** `exit 1`, `SIGKILL`; empty when nothing is known of it. */
export function exitWords({ lastExit }: UnitSeen): string {
  if (lastExit === null) return '';
  const { code, signal, reason } = lastExit;
  return [code === null || code === 0 ? '' : `exit ${code}`, signal ?? '', reason]
    .filter((word) => word !== '')
    .join(', ');
}

/** What its manager says, and its last lines. */
export function unitEvidence(unit: UnitSeen, most = 5): readonly string[] {
  const how = exitWords(unit);
  return [
    `${unit.manager} says that ${unit.unit} is ${unit.state}${how === '' ? '' : ` (${how})`}`,
    ...(most === 0 ? [] : unit.lines.slice(-most)).map((line) => `its log: ${line}`),
  ];
}

const serviceAct = (action: 'start' | 'restart', { id, manager, unit }: UnitSeen): Fix['act'] => ({
  procedure: 'service',
  params: { action, id, manager, unit },
});

export function startFix(unit: UnitSeen): Fix {
  return {
    id: 'start-service',
    title: `Start ${unit.id}`,
    commands: [unit.commands.start],
    costs: null,
    act: serviceAct('start', unit),
  };
}

export function restartFix(unit: UnitSeen): Fix {
  return {
    id: 'restart-service',
    title: `Restart ${unit.id}`,
    commands: [unit.commands.restart],
    costs: `${unit.id} does not answer while it starts`,
    act: serviceAct('restart', unit),
  };
}

/** To read on, when the cause stands in its log. */
export function logFix(unit: UnitSeen): Fix {
  return { id: 'read-log', title: `Read the log of ${unit.id}`, commands: [unit.commands.log], costs: null, act: null };
}
