import type { Field } from '#domain/form.ts';
import type { Found } from '#domain/found.ts';
import { accountOf, type HistoryAccount } from '#domain/history/account.ts';
import { rangeOfLooks } from '#domain/history/looks-range.ts';
import { holdOf } from '#domain/history/tiers.ts';
import type { Incident } from '#domain/incident.ts';
import { shortPath } from '#domain/path.ts';
import type { Reading } from '#domain/reading.ts';
import type { AddForm, Adder, Adding, CheckFacts, FirstRun, ProjectFacts, Watch } from '#screens/frame/watch.ts';
import type { MachineFacts, Sample } from '#store/state.ts';

import { incidentWith } from './incident.ts';
import { NOW, TROUBLED } from './machine.ts';
import { reading as made } from './readings.ts';

const DAY = 86_400_000;
const MACHINE: MachineFacts = {
  os: { name: 'Debian GNU/Linux', version: '12', kernel: '6.1.0-28', arch: 'x64' },
  cpu: { model: 'Ryzen 7 5700G', physicalCores: 8, logicalCores: 16, maxGhz: 4.6 },
  virtualisation: null,
  model: null,
  disks: [{ device: '/dev/nvme0n1', name: 'Samsung 980', type: 'NVMe', bytes: 500_107_862_016 }],
  temperatureC: 47.2,
};

/** What the composition root answers on the troubled machine: two days of history, limits, inventory. */
export const machineWatch: Partial<Watch> = {
  looks: (id, most) => Promise.resolve(samplesOf(id, 2 * DAY).slice(-most)),
  account: (id, spanMs, points) => Promise.resolve(accountFor(id, spanMs, points)),
  about: (id) => aboutOf(id),
  inventory: () => Promise.resolve(MACHINE),
  projectFacts: (id) => Promise.resolve(factsOf(id)),
};

/** Half an hour of the api being down. */
const INCIDENTS: readonly Incident[] = [
  incidentWith({
    id: 'i-1',
    checkId: 'http:api',
    title: 'api',
    summary: 'connection refused',
    openedAt: NOW - 1_800_000,
    closedAt: NOW - 1_200_000,
  }),
];

/** The same looks summed up, and the incidents there were. */
function accountFor(id: string, spanMs: number, points: number): HistoryAccount | null {
  const reading = TROUBLED.find((each) => each.id === id);
  if (reading === undefined) return null;
  const [from, to, now] = [NOW - spanMs, NOW, NOW];
  const holdMs = holdOf(Math.max(reading.intervalMs, 60_000));
  const samples = samplesOf(id, 2 * DAY);
  const forecast = id === 'disk:/data' ? { days: 6.4, perDay: 1.4, overMs: 2 * DAY, points: 49 } : null;
  const incidents = INCIDENTS.filter(({ checkId }) => checkId === id);
  const { title, unit } = reading;
  const range = rangeOfLooks(samples, { from, to, points, now, holdMs });
  return accountOf({ id, title, unit, range, budget: null, forecast, incidents });
}

const SUBJECTS = ['feat: add retry budget', 'fix: close idle sockets', 'docs: explain the budget'];

function factsOf(id: string): ProjectFacts | null {
  const reading = TROUBLED.find((each) => each.id === id && each.status !== 'unknown');
  if (reading === undefined) return null;
  const unreleased = Number(reading.data?.['unreleased'] ?? 0);
  return {
    path: `/home/ana/projects/${reading.title}`,
    components: [{ type: 'npm', folder: '', name: `@ana/${reading.title}`, version: '1.9.0', problem: null }],
    unreleasedCommits: Array.from({ length: unreleased }, (_, index) => ({
      commit: `${(index + 10).toString(16)}b2c3d4e5f60718293a4b5c6d7e8f9001122334`,
      subject: SUBJECTS[index % SUBJECTS.length] ?? '',
      author: 'ana',
      at: NOW - (index + 1) * 5 * 3_600_000,
    })),
    remotes: { origin: `git@github.com:ana/${reading.title}.git` },
  };
}

/** Two days of looks that end in what the reading says, with an hour in which nobody looked. */
export function samplesOf(id: string, spanMs: number): readonly Sample[] {
  const reading = TROUBLED.find((each) => each.id === id);
  if (reading === undefined) return [];
  const step = Math.max(reading.intervalMs, 60_000);
  const count = Math.floor(Math.min(spanMs, 2 * DAY) / step);
  return Array.from({ length: count }, (_, index) => NOW - (count - index) * step)
    .filter((at) => NOW - at < 9 * 3_600_000 || NOW - at > 10 * 3_600_000)
    .map((at) => sampleAt(reading, at));
}

function sampleAt(reading: Reading, at: number): Sample {
  const back = NOW - at;
  const failing = back < NOW - reading.since && reading.status !== 'ok';
  const slope = reading.kind === 'disk' ? back / (2 * DAY) : 0;
  const wave = reading.kind === 'disk' ? 0 : Math.sin(at / 900_000) * 0.3 + Math.sin(at / 170_000) * 0.2;
  const value = reading.value === undefined ? null : Math.round(reading.value * (1 + wave - slope * 0.2) * 10) / 10;
  return { at, value, status: failing ? reading.status : 'ok' };
}

function aboutOf(id: string): CheckFacts | null {
  if (!id.startsWith('disk:')) return null;
  return {
    kindTitle: 'Disk',
    about:
      'Space and inodes of one file system; not ok when nearly full, or full within a week at the pace of the last day.',
    thresholds: { warning: 85, critical: 95, hysteresis: 3 },
    dependsOn: [],
    timeoutMs: 5000,
    params: { path: id.slice('disk:'.length) },
    configured: false,
  };
}

const FORMS: readonly AddForm[] = [
  {
    section: 'checks',
    kind: 'http',
    title: 'HTTP',
    about: 'Status, body, latency and certificate of an address; not ok when one is not as wanted.',
  },
  {
    section: 'checks',
    kind: 'disk',
    title: 'Disk',
    about: 'Space and inodes of one file system; not ok when nearly full.',
  },
  { section: 'services', kind: 'service', title: 'Service', about: 'Whether a unit of a manager runs.' },
  {
    section: 'projects',
    kind: 'git',
    title: 'Project',
    about: 'A git working tree: branch, changes, distance from its upstream.',
  },
];

const field = (name: string, about: string, more: Partial<Field> = {}): Field => ({
  name,
  about,
  needed: false,
  type: 'text',
  choices: [],
  initial: '',
  ...more,
});

const FIELDS: Readonly<Record<string, readonly Field[]>> = {
  http: [
    field('url', 'The address to ask, http or https.', { needed: true }),
    field('method', 'How it is asked.', { choices: ['GET', 'HEAD', 'POST'], initial: 'GET' }),
    field('status', 'Answers that are fine.', { type: 'list', initial: '200' }),
    field('follow', 'Whether redirects are followed.', { type: 'boolean', initial: 'true' }),
    field('id', 'Name of its own, unique; without it the target is the name.'),
  ],
  git: [
    field('path', 'Its git working tree.', { needed: true }),
    field('id', 'Unique; made of the name of the folder.'),
  ],
};

/** Adds to nothing: `written` is what would be in the file. */
export function fakeAdder() {
  const written: Adding[] = [];
  const adder: Adder = {
    forms: () => Promise.resolve(FORMS),
    fields: ({ kind }) => Promise.resolve(FIELDS[kind] ?? []),
    found: (_, name) => Promise.resolve(name === 'path' ? ['/home/ana/projects/notes', '/home/ana/projects/web'] : []),
    tryIt: ({ form, answers }) =>
      Promise.resolve(
        form.kind === 'http' && !/^https?:/.test(answers['url'] ?? '')
          ? { problems: [{ key: 'url', message: 'must begin with http:// or https://' }] }
          : {
              reading: made(`${form.kind}:new`, {
                title: form.title,
                summary: '200 in 12 ms',
                value: 12,
                unit: 'ms',
                takenAt: NOW,
                since: NOW,
              }),
            },
      ),
    show: ({ form, answers }) =>
      Promise.resolve(
        `  - kind: ${form.kind}\n${Object.entries(answers)
          .flatMap(([name, text]) => (text === '' ? [] : [`    ${name}: ${text}\n`]))
          .join('')}`,
      ),
    add: (adding) => {
      written.push(adding);
      return Promise.resolve({
        path: '~/.config/cpm-console/config.yaml',
        undo: () => Promise.resolve(void written.splice(written.indexOf(adding), 1)),
      });
    },
  };
  return { adder, written };
}

const FOUND: Found = {
  projects: [
    { id: 'billing', path: '/home/ana/projects/billing', gitHub: 'ana/billing' },
    { id: 'notes', path: '/home/ana/projects/notes', gitHub: null },
  ],
  services: [
    { manager: 'systemd', unit: 'health-monitor.service', state: 'failed' },
    { manager: 'pm2', unit: 'api', state: 'running' },
  ],
  agents: ['claude', 'codex'],
  memory: { host: 'localhost', port: 8002, tls: false, status: 'healthy' },
  frameworkRoot: '/home/ana/Projects/Claude-PM',
  unanswered: ['services of supervisor'],
};

/** A first run that writes into `written`. */
export function fakeFirstRun(found: Found = FOUND) {
  const written: (Found | 'declined')[] = [];
  const firstRun: FirstRun = {
    path: '/home/ana/.config/cpm-console/config.yaml',
    home: '/home/ana',
    find: () => Promise.resolve(found),
    proposal: ({ projects }) =>
      `# What cpm-console looks after.\nprojects:\n${projects.map(({ id, path }) => `  - { id: ${id}, path: ${shortPath(path, '/home/ana')} }\n`).join('')}`,
    write: (wanted) => Promise.resolve(void written.push(wanted)),
    decline: () => void written.push('declined'),
  };
  return { firstRun, written };
}
