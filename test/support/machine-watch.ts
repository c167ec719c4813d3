import type { Reading } from '#domain/reading.ts';
import type { CheckFacts, ProjectFacts, Watch } from '#screens/frame/watch.ts';
import type { MachineFacts, Sample } from '#store/state.ts';

import { NOW, TROUBLED } from './machine.ts';

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
  history: (id, spanMs) => Promise.resolve(samplesOf(id, spanMs)),
  about: (id) => aboutOf(id),
  inventory: () => Promise.resolve(MACHINE),
  projectFacts: (id) => Promise.resolve(factsOf(id)),
};

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
