import type { Invocation } from '#cli/command.ts';
import { usage } from '#cli/logs/options.ts';
import { untilOf } from '#domain/checklist/until.ts';

/** `--until DATE` or `--for 2h` as epoch ms; null when neither was given. Throws OpsError `usage` for both, and for no time. */
export function endOf(values: Invocation['values'], now: number): number | null {
  const { until, for: length } = values;
  if (until !== undefined && length !== undefined) throw usage('--until with --for', 'Give one of them.');
  const said = until ?? length;
  return said === undefined ? null : untilOf(String(said), now);
}
