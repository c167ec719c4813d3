import { EXIT } from '#domain/errors.ts';
import { NAGIOS_EXIT } from '#domain/report/nagios-exit.ts';
import type { HealthReport } from '#domain/report/report.ts';

import type { Format } from './formats.ts';

const EXITS = { healthy: EXIT.ok, attention: EXIT.attention, critical: EXIT.critical, unknown: EXIT.unknown } as const;

export function exitOf({ score }: HealthReport, format: Format): number {
  return (format === 'nagios' ? NAGIOS_EXIT : EXITS)[score.status];
}
