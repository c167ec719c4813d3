import { align, type Aligned, type Column } from '#components/columns.ts';
import type { Look } from '#components/look.tsx';
import { strip } from '#components/strip.ts';
import { bytes, percent } from '#domain/format.ts';
import { NO_PAST, upPercent } from '#domain/past.ts';
import { lasted, staleness, when } from '#screens/reading/age.ts';
import { isPaused, markOf } from '#screens/reading/mark.ts';

import type { Service } from './service.ts';

interface Context {
  readonly look: Look;
  readonly now: number;
  readonly seen: ReadonlyMap<string, number>;
}

/** Restarts from here on are worth a colour. */
const MANY_RESTARTS = 3;

/** The table of services, laid out for a width. */
export function serviceTable(services: readonly Service[], context: Context, width: number): Aligned<Service> {
  return align(services, columnsFor(context, width), width, true);
}

function columnsFor({ look, now, seen }: Context, width: number): readonly Column<Service>[] {
  const { colors } = look;
  const mark = ({ reading }: Service) => markOf(reading, now, look);
  const calm = (service: Service) => mark(service).calm;
  const tone = (service: Service) => (calm(service) ? { dim: true } : { color: mark(service).color });
  const looks = width >= 150 ? 24 : 12;
  return [
    { name: '', cell: (service) => ({ text: mark(service).glyph, color: mark(service).color }) },
    { name: 'service', gap: 1, grow: 16, most: 32, cell: (s) => ({ text: s.reading.title, dim: calm(s) }) },
    { name: 'state', most: 10, cell: (s) => ({ text: stateWord(s, now), ...tone(s) }) },
    { name: 'for', align: 'right', drop: 3, cell: (s) => ({ text: since(s, now), dim: calm(s) }) },
    {
      name: 'looks',
      drop: 7,
      cell: (s) => ({
        text: look.plain ? '' : strip((s.past ?? NO_PAST).looks, looks, look.glyphs),
        faint: calm(s),
        ...tone(s),
      }),
    },
    { name: 'up', align: 'right', drop: 8, cell: (s) => ({ text: upText(s), dim: true }) },
    { name: 'cpu', align: 'right', drop: 4, cell: ({ use }) => ({ text: share(use?.cpuPercent ?? null) }) },
    {
      name: 'memory',
      align: 'right',
      drop: 5,
      cell: ({ memoryBytes }) => ({ text: memoryBytes === null ? '' : bytes(memoryBytes) }),
    },
    { name: 'ports', most: 16, drop: 6, cell: ({ use }) => ({ text: (use?.ports ?? []).join(' ') }) },
    {
      name: 'restarts',
      align: 'right',
      drop: 9,
      cell: ({ restarts }) => ({
        text: restarts === null || restarts === 0 ? '' : String(restarts),
        ...(restarts !== null && restarts >= MANY_RESTARTS ? { color: colors.warning } : { dim: true }),
      }),
    },
    { name: 'log', drop: 1, cell: ({ fresh }) => ({ text: fresh ? 'new' : '', color: colors.accent }) },
    { name: 'manager', drop: 10, cell: ({ manager }) => ({ text: manager, dim: true }) },
    { name: 'age', drop: 11, cell: ({ reading }) => ({ text: staleness(reading, seen, now), dim: true }) },
    { name: 'what', grow: 24, drop: 2, cell: (s) => ({ text: what(s), dim: calm(s) }) },
  ];
}

/** One word for how it is. */
export function stateWord({ reading, state }: Service, now: number): string {
  return isPaused(reading, now) ? 'paused' : state;
}

/** How long it has run, or since when it has not. */
function since({ reading, startedAt }: Service, now: number): string {
  if (isPaused(reading, now)) return `to ${when(reading.pausedUntil ?? now, now)}`;
  return lasted(now - (reading.status === 'ok' && startedAt !== null ? startedAt : reading.since));
}

function upText({ past }: Service): string {
  const share100 = upPercent(past ?? NO_PAST);
  return share100 === null ? '' : share100 === 100 ? '100 %' : `${share100.toFixed(1)} %`;
}

/** Below one percent nothing is worth a repaint. */
function share(value: number | null): string {
  return value === null ? '' : value > 0 && value < 1 ? '<1 %' : percent(value);
}

/** What the state does not say already. */
function what({ reading, state }: Service): string {
  return state === 'running' && reading.status === 'ok' ? '' : reading.summary;
}
