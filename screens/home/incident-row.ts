import { align, type Column } from '#components/columns.ts';
import { byUrgency } from '#domain/alerts/order.ts';
import { subjectOfReading } from '#domain/diagnosis/of-reading.ts';
import type { Incident } from '#domain/incident.ts';
import type { Reading } from '#domain/reading.ts';
import { markOf as markOfIncident } from '#screens/incidents/columns.ts';
import { timesOf } from '#screens/incidents/words.ts';
import { lasted, when } from '#screens/reading/age.ts';
import { markOf } from '#screens/reading/mark.ts';

import type { Entry, Scene } from './scene.ts';

/** A row of the panel: an incident, open or over, or what fails without one. */
interface Trouble extends Pick<Entry, 'key' | 'checkId' | 'opens' | 'calm'> {
  readonly glyph: string;
  readonly color: string | undefined;
  readonly title: string;
  readonly times: string;
  readonly age: string;
  readonly summary: string;
  readonly next: string;
  readonly keys: string;
}

/** How failing checks without an incident are told: in one row where other panels show them, each in its own where none does. */
export type Rest = 'counted' | 'each';

const DAY_MS = 86_400_000;

/** The open incidents, the most urgent first. */
export const openIncidents = (incidents: readonly Incident[]): readonly Incident[] =>
  incidents.filter(({ closedAt }) => closedAt === null).toSorted(byUrgency);

/** What fails and opened no incident: it is too young or only a warning. */
export function failingAlone(problems: readonly Reading[], incidents: readonly Incident[]): readonly Reading[] {
  const open = new Set(openIncidents(incidents).map(({ checkId }) => checkId));
  return problems.filter(({ id }) => !open.has(id));
}

/** `✘ health-monitor  14:28, for 4 m  exit 1: EADDRINUSE 7001    d diagnose  a ack`; then what else fails, and what is over. */
export function incidentEntries(problems: readonly Reading[], scene: Scene, width: number, rest: Rest): Entry[] {
  const alone = failingAlone(problems, scene.incidents);
  const over = scene.incidents.filter((each) => each.closedAt !== null && scene.now - each.closedAt < DAY_MS);
  const troubles = [
    ...openIncidents(scene.incidents).map((incident) => opened(incident, scene)),
    ...(rest === 'each' ? alone.map((reading) => failing(reading, scene)) : counted(alone, scene)),
    ...over.map((incident) => resolved(incident, scene)),
  ];
  const { cells } = align(troubles, columnsFor(width), width);
  return troubles.map((trouble) => ({
    key: trouble.key,
    checkId: trouble.checkId,
    opens: trouble.opens,
    calm: trouble.calm,
    cells: cells(trouble),
  }));
}

function opened(incident: Incident, { now, look, readings }: Scene): Trouble {
  const { id, checkId, title, acknowledgedAt, openedAt } = incident;
  const reading = readings[checkId];
  const fails = reading?.status === 'critical' || reading?.status === 'warning';
  const said = fails ? reading.summary : incident.summary;
  const { text, color } = markOfIncident(incident, look);
  const cured = reading === undefined ? '' : `${cure(reading)}  `;
  return {
    glyph: text,
    color,
    key: id,
    checkId: reading === undefined ? null : checkId,
    opens: { type: 'incident', id },
    title,
    times: timesOf(incident, now),
    age: lasted(now - openedAt),
    summary: acknowledgedAt === null ? said : `${said} (acknowledged)`,
    next: reading?.status === 'ok' ? 'good again, not yet for long enough' : (reading?.hint ?? ''),
    keys: `${cured}${acknowledgedAt === null ? 'a ack' : 's silence'}`,
    calm: false,
  };
}

function failing(reading: Reading, { now, look }: Scene): Trouble {
  const { id, title, since, summary, hint = '' } = reading;
  return {
    ...markOf(reading, now, look),
    key: id,
    checkId: id,
    opens: { type: 'detail', checkId: id },
    title,
    times: `${when(since, now)}, no incident`,
    age: lasted(now - since),
    summary,
    next: hint,
    keys: `${cure(reading)}  s silence`,
  };
}

/** `⚠ 6 more fail  no incident  billing, /data, codex …`. */
function counted(alone: readonly Reading[], { now, look }: Scene): Trouble[] {
  const [worst] = alone;
  if (worst === undefined) return [];
  return [
    {
      ...markOf(worst, now, look),
      key: '+failing',
      checkId: null,
      opens: { type: 'score' },
      title: alone.length === 1 ? '1 more fails' : `${alone.length} more fail`,
      times: 'no incident',
      age: '',
      summary: alone.map(({ title }) => title).join(', '),
      next: '',
      keys: 'enter which and why',
    },
  ];
}

/** The next useful keys. */
function cure(reading: Reading): string {
  if (subjectOfReading(reading) === null) return 't test now';
  return reading.kind === 'service' ? 'd diagnose  r restart' : 'd diagnose';
}

/** The incident of a check that is not over. */
export function openIncident(incidents: Scene['incidents'], checkId: string): Incident | undefined {
  return incidents.find((incident) => incident.checkId === checkId && incident.closedAt === null);
}

function resolved(incident: Incident, { now, look }: Scene): Trouble {
  const { id, checkId, title, summary, closedAt } = incident;
  const { text, color } = markOfIncident(incident, look);
  return {
    key: id,
    checkId,
    opens: { type: 'incident', id },
    glyph: text,
    color,
    title: `${title}, resolved`,
    times: timesOf(incident, now),
    age: lasted(now - (closedAt ?? now)),
    summary,
    next: '',
    keys: 'w write learning',
    calm: true,
  };
}

const columnsFor = (width: number): readonly Column<Trouble>[] => [
  { name: '', cell: ({ glyph, color }) => ({ text: glyph, color }) },
  { name: 'what', gap: 1, grow: 10, most: 30, cell: ({ title, calm }) => ({ text: title, dim: calm }) },
  width >= 70
    ? { name: 'since', cell: ({ times }) => ({ text: times, dim: true }) }
    : { name: 'since', align: 'right', cell: ({ age }) => ({ text: age, dim: true }) },
  { name: 'why', grow: 34, cell: ({ summary, calm }) => ({ text: summary, dim: calm }) },
  { name: 'next', grow: 20, drop: 2, cell: ({ next }) => ({ text: next, dim: true }) },
  { name: 'keys', drop: 1, cell: ({ keys }) => ({ text: keys, dim: true }) },
];
