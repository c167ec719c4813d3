import { percent } from '#domain/format.ts';
import type { Reading } from '#domain/reading.ts';
import { percentOk, problemsOf, readingsOf, worstFirst } from '#store/select.ts';

import type { PanelId, Wishes } from './layout.ts';

/** What a panel of Home shows. */
export interface HomePanelData {
  readonly title: string;
  readonly note: string;
  readonly rows: readonly Reading[];
  /** What to do when there is nothing to show. */
  readonly empty: string;
}

const SYSTEM_ORDER = ['cpu', 'memory', 'swap', 'load', 'disk', 'network'];

/** The panels' content, out of nothing but readings. */
export function homePanels(readings: Readonly<Record<string, Reading>>): Readonly<Record<PanelId, HomePanelData>> {
  const services = readingsOf(readings, ['services', 'checks']);
  const projects = readingsOf(readings, ['projects']).filter((reading) => reading.kind === 'git');
  const system = readingsOf(readings, ['system']).toSorted(
    (a, b) => SYSTEM_ORDER.indexOf(a.kind) - SYSTEM_ORDER.indexOf(b.kind) || a.title.localeCompare(b.title),
  );
  const memory = readingsOf(readings, ['memory']);
  const agents = readingsOf(readings, ['agents']);
  const others = readingsOf(readings, ['integrations', 'framework']);
  const problems = problemsOf(readings);
  return {
    services: { ...titled('Services', services), rows: services, empty: 'No services yet. c adds one.' },
    system: { title: 'System', note: '', rows: system, empty: 'Looking…' },
    projects: { ...titled('Projects', projects), rows: projects, empty: 'No git projects found. c adds one.' },
    integrations: {
      title: [share('Integrations', others), share('Memory', memory), share('Agents', agents)].join('   '),
      note: '',
      rows: [...memory, ...others, ...agents].toSorted(worstFirst),
      empty: 'Nothing is connected yet. c adds a check.',
    },
    incidents: {
      title: 'Incidents',
      note: problems.length === 0 ? '' : `${problems.length} open`,
      rows: problems,
      empty: 'Nothing is wrong.',
    },
    activity: { title: 'Activity', note: '', rows: [], empty: 'Nothing has changed since the start.' },
  };
}

function titled(name: string, rows: readonly Reading[]): { title: string; note: string } {
  const fine = rows.filter((reading) => reading.status === 'ok').length;
  return { title: share(name, rows), note: rows.length === 0 ? '' : `${fine} of ${rows.length}` };
}

function share(name: string, rows: readonly Reading[]): string {
  const known = percentOk(rows);
  return known === null ? name : `${name} ${percent(known)}`;
}

/** Lines each panel would like; at least one for what it says when it is empty. */
export function wishesOf(panels: Readonly<Record<PanelId, HomePanelData>>, happenings: number): Wishes {
  const lines = (id: PanelId) => Math.max(1, panels[id].rows.length);
  return {
    services: lines('services'),
    system: lines('system'),
    projects: lines('projects'),
    integrations: lines('integrations'),
    incidents: lines('incidents'),
    activity: happenings,
  };
}
