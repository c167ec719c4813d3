import type { TriageReport } from '#domain/logs/triage/report.ts';

const BLOCKS = '▁▂▃▄▅▆▇█';
const HOUR_MS = 3_600_000;
const MARGIN = 10;

/** Errors over time as one line of blocks with its ends named; nothing where no line says when. */
export function histogram(
  { hours, since, until }: Pick<TriageReport, 'hours' | 'since' | 'until'>,
  columns: number,
): string[] {
  const first = since ?? hours[0]?.at;
  if (first === undefined || hours.every(({ errors }) => errors === 0)) return [];
  const from = Math.floor(first / HOUR_MS) * HOUR_MS;
  const total = Math.floor((Math.max(until, hours.at(-1)?.at ?? until) - from) / HOUR_MS) + 1;
  const each = Math.ceil(total / Math.max(1, columns - MARGIN));
  const bars = Array.from({ length: Math.ceil(total / each) }, () => 0);
  for (const { at, errors } of hours) {
    const place = Math.floor((at - from) / HOUR_MS / each);
    bars[place] = (bars[place] ?? 0) + errors;
  }
  const most = Math.max(...bars);
  const drawn = bars.map((errors) =>
    errors === 0 ? '·' : (BLOCKS[Math.ceil((errors / most) * BLOCKS.length) - 1] ?? '█'),
  );
  const peak = bars.indexOf(most);
  const unit = each === 1 ? 'hour' : `${each} hours`;
  return [
    `errors ${drawn.join('')}`,
    `       from ${clock(from)}, most ${most} in the ${unit} from ${clock(from + peak * each * HOUR_MS)}`,
  ];
}

/** `2026-11-20 14:00`, in the zone of this machine. */
function clock(at: number): string {
  const date = new Date(at);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
