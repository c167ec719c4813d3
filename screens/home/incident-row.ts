import { align, type Column } from '#components/columns.ts';
import { subjectOfReading } from '#domain/diagnosis/of-reading.ts';
import type { Reading } from '#domain/reading.ts';
import { lasted, when } from '#screens/reading/age.ts';
import { markOf } from '#screens/reading/mark.ts';

import type { Entry, Scene } from './scene.ts';

/** A failing reading, or an incident that is over. */
interface Trouble {
  readonly key: string;
  readonly checkId: string;
  readonly glyph: string;
  readonly color: string | undefined;
  readonly title: string;
  readonly times: string;
  readonly age: string;
  readonly summary: string;
  readonly next: string;
  readonly keys: string;
  readonly over: boolean;
}

const DAY_MS = 86_400_000;

/** `✘ health-monitor  14:28, for 4 m  exit 1: EADDRINUSE 7001    t test now  s silence`; what is over comes last. */
export function incidentEntries(problems: readonly Reading[], scene: Scene, width: number): Entry[] {
  const over = scene.incidents.filter((each) => each.closedAt !== null && scene.now - each.closedAt < DAY_MS);
  const troubles = [
    ...problems.map((reading) => failing(reading, scene)),
    ...over.map((incident) => resolved(incident, scene)),
  ];
  const { cells } = align(troubles, columnsFor(width), width);
  return troubles.map((trouble) => ({
    key: trouble.key,
    checkId: trouble.checkId,
    calm: trouble.over,
    cells: cells(trouble),
  }));
}

function failing(reading: Reading, { now, look, incidents }: Scene): Trouble {
  const incident = openIncident(incidents, reading.id);
  const acknowledged = incident !== undefined && incident.acknowledgedAt !== null;
  return {
    ...markOf(reading, now, look),
    key: reading.id,
    checkId: reading.id,
    title: reading.title,
    times: `${when(reading.since, now)}, for ${lasted(now - reading.since).replace('now', 'a moment')}`,
    age: lasted(now - reading.since),
    summary: acknowledged ? `${reading.summary} (acknowledged)` : reading.summary,
    next: reading.hint ?? '',
    keys: `${cure(reading)}  ${incident !== undefined && !acknowledged ? 'a ack' : 's silence'}`,
    over: false,
  };
}

/** The next useful keys. */
function cure(reading: Reading): string {
  if (subjectOfReading(reading) === null) return 't test now';
  return reading.kind === 'service' ? 'd diagnose  r restart' : 'd diagnose';
}

/** The incident of a check that is not over. */
export function openIncident(incidents: Scene['incidents'], checkId: string): Scene['incidents'][number] | undefined {
  return incidents.find((incident) => incident.checkId === checkId && incident.closedAt === null);
}

function resolved(
  { id, checkId, title, summary, openedAt, closedAt }: Scene['incidents'][number],
  { now, look }: Scene,
): Trouble {
  const end = closedAt ?? now;
  return {
    key: id,
    checkId,
    glyph: look.glyphs.done,
    color: look.colors.ok,
    title: `${title}, resolved`,
    times: `${when(openedAt, now)} to ${when(end, now)}, ${lasted(end - openedAt)}`,
    age: lasted(now - end),
    summary,
    next: '',
    keys: 'w write learning',
    over: true,
  };
}

const columnsFor = (width: number): readonly Column<Trouble>[] => [
  { name: '', cell: ({ glyph, color }) => ({ text: glyph, color }) },
  { name: 'what', gap: 1, grow: 10, most: 30, cell: ({ title, over }) => ({ text: title, dim: over }) },
  width >= 70
    ? { name: 'since', cell: ({ times }) => ({ text: times, dim: true }) }
    : { name: 'since', align: 'right', cell: ({ age }) => ({ text: age, dim: true }) },
  { name: 'why', grow: 34, cell: ({ summary, over }) => ({ text: summary, dim: over }) },
  { name: 'next', grow: 20, drop: 2, cell: ({ next }) => ({ text: next, dim: true }) },
  { name: 'keys', drop: 1, cell: ({ keys }) => ({ text: keys, dim: true }) },
];
