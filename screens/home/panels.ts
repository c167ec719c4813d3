import { percent } from '#domain/format.ts';
import type { Reading } from '#domain/reading.ts';
import { percentOf } from '#domain/subsystems.ts';
import { withGitHub } from '#screens/projects/project.ts';
import { isPaused, isStopped } from '#screens/reading/mark.ts';
import { problemsOf, readingsOf, worstFirst } from '#store/select.ts';

import { activityEntries } from './activity-row.ts';
import { failingAlone, incidentEntries, openIncidents, type Rest } from './incident-row.ts';
import type { PanelId, Wishes } from './layout.ts';
import { linkEntries } from './link-row.ts';
import { projectEntries } from './project-row.ts';
import type { Entry, Scene } from './scene.ts';
import { serviceEntries } from './service-row.ts';
import { systemEntries } from './system-row.ts';
import { systemRows } from './system-rows.ts';

/** What a panel of Home shows. */
export interface HomePanelData {
  readonly title: string;
  readonly note: string;
  /** Lines it would like. */
  readonly count: number;
  /** What to say when there is nothing to show. */
  readonly empty: string;
  /** Its rows, laid out for a width. `rest`: how failing checks without an incident are told. */
  readonly entries: (width: number, rest: Rest) => readonly Entry[];
}

/** The panels, and how many lines incidents would like where each failing check has its own. */
export type HomePanels = Readonly<Record<PanelId, HomePanelData>> & { readonly wrong: number };

/** The panels' content, out of nothing but readings and what the store remembers of them. */
export function homePanels(scene: Scene): HomePanels {
  const { readings, now } = scene;
  const awake = (reading: Reading) => !isPaused(reading, now);
  const services = readingsOf(readings, ['services', 'checks']).toSorted((a, b) => rank(a, now) - rank(b, now));
  const projects = readingsOf(readings, ['projects'])
    .filter(({ kind }) => kind === 'git')
    .map((git) => withGitHub(git, readings))
    .toSorted(worstFirst);
  const [memory, agents, links] = [
    readingsOf(readings, ['memory']),
    readingsOf(readings, ['agents']),
    readingsOf(readings, ['integrations', 'framework']),
  ];
  const connected = [...memory, ...links, ...agents].toSorted(worstFirst);
  const system = systemRows(readings);
  const problems = problemsOf(readings).filter(awake);
  const incidents = incidentPanel(problems, scene);
  const looking = scene.warmingUp ? 'Looking…' : null;
  return {
    services: {
      ...titled('Services', services.filter(awake), now),
      ...listed(services, (width) => serviceEntries(services, scene, width)),
      empty: looking ?? 'No services yet. c adds one.',
    },
    system: {
      title: 'System',
      note: '',
      ...listed(system, (width) => systemEntries(system, scene, width)),
      empty: looking ?? 'Nothing of this machine can be read. c adds a check.',
    },
    projects: {
      ...titled('Projects', projects.filter(awake), now),
      ...listed(projects, (width) => projectEntries(projects, scene, width)),
      empty: looking ?? 'No git projects found. c adds one.',
    },
    integrations: {
      title: [share('Integrations', links, now), share('Memory', memory, now), share('Agents', agents, now)]
        .filter((title) => title !== '')
        .join('   '),
      note: '',
      ...listed(connected, (width) => linkEntries(connected, scene, width)),
      empty: looking ?? 'Nothing is connected yet. c adds a check.',
    },
    incidents,
    wrong: incidents.count + Math.max(0, failingAlone(problems, scene.incidents).length - 1),
    activity: {
      title: 'Activity',
      note: '',
      count: scene.activity.length,
      entries: () => activityEntries(scene),
      empty: 'Nothing has changed since the start.',
    },
  };
}

function incidentPanel(problems: readonly Reading[], scene: Scene): HomePanelData {
  const rows = incidentEntries(problems, scene, 100, 'counted');
  const open = openIncidents(scene.incidents).length;
  return {
    title: 'Incidents',
    note: open === 0 ? '' : `${open} open`,
    count: Math.max(1, rows.length),
    entries: (width, rest) => incidentEntries(problems, scene, width, rest),
    empty: scene.warmingUp ? 'Looking…' : 'Nothing is wrong.',
  };
}

const listed = (rows: readonly Reading[], entries: (width: number) => readonly Entry[]) => ({
  count: Math.max(1, rows.length),
  entries,
});

/** Failing ones first, then what does not run, then critical ones, then the rest. */
function rank(reading: Reading, now: number): number {
  if (isPaused(reading, now)) return 3;
  if (reading.status !== 'ok') return { critical: 0, warning: 1, unknown: 2 }[reading.status];
  if (isStopped(reading)) return 3;
  return reading.critical ? 4 : 5;
}

function titled(name: string, rows: readonly Reading[], now: number): { title: string; note: string } {
  const fine = rows.filter((reading) => reading.status === 'ok').length;
  return { title: share(name, rows, now) || name, note: rows.length === 0 ? '' : `${fine} of ${rows.length}` };
}

/** `Agents 75 %`; only the name while nothing is known, nothing when there is nothing. */
function share(name: string, rows: readonly Reading[], now: number): string {
  if (rows.length === 0) return name === 'Integrations' ? name : '';
  const known = percentOf(rows, now);
  return known === null ? `${name} ?` : `${name} ${percent(known)}`;
}

/** Lines each panel would like; at least one for what it says when it is empty. */
export function wishesOf(panels: HomePanels): Wishes {
  return {
    services: panels.services.count,
    system: panels.system.count,
    projects: panels.projects.count,
    integrations: panels.integrations.count,
    incidents: panels.incidents.count,
    activity: panels.activity.count,
    wrong: panels.wrong,
  };
}
