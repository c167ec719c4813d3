import { OpsError } from '#domain/errors.ts';
import { bytes, percent } from '#domain/format.ts';
import { quoted } from '#domain/quoted.ts';
import { partOf, toStep } from '#domain/rounding.ts';
import { type Status, worst } from '#domain/status.ts';
import { judge } from '#domain/threshold.ts';
import { daysUntilFull, growthPerDay } from '#domain/trend.ts';
import type { DiskUsage, Mount } from '#services/ports/system.ts';

import { defineCheck, type Discovery, type ProbeContext } from './check.ts';
import { slot } from './support/slot.ts';

const DAY_MS = 86_400_000;
/** Full within a week is worth a warning; a day more, so that it does not come and go. */
const SOON_DAYS = 7;

/** Each part keeps its own status, because the hysteresis of one must not hold the other. */
const parts = slot<{ readonly space: Status; readonly inodes: Status; readonly soon: boolean }>();

export default defineCheck({
  kind: 'disk',
  title: 'Disk',
  about:
    'Space and inodes of one file system; not ok when nearly full, or full within a week at the pace of the last day.',
  group: 'system',
  component: 'framework',
  intervalMs: 30_000,
  timeoutMs: 5000,
  thresholds: { warning: 85, critical: 95, hysteresis: 3 },
  unit: '%',
  params: (z) =>
    z.object({
      path: z.string().startsWith('/').describe('A mount point, or any folder on the file system to watch.'),
      whenMissing: z
        .enum(['unknown', 'critical'])
        .optional()
        .describe('What to answer when nothing is mounted at exactly this path; leave out for a folder.'),
    }),
  target: ({ path }) => path,
  discover: mountsOfThisMachine,
  async probe({ path, whenMissing }, context) {
    const mount = await context.world.system.mountOf(path);
    if (whenMissing !== undefined && mount.path !== path) return missing(path, whenMissing);
    const usage = await context.world.system.diskUsage(mount, context.signal);
    if (usage.totalBytes === 0) throw new OpsError('no-space', `${mount.path} has no space of its own`);
    return verdict(mount, usage, context);
  },
});

async function mountsOfThisMachine({ world }: Discovery) {
  const holder = await world.system.mountOf(world.environment.stateDir);
  const mounts = await world.system.mounts();
  const all = mounts.some((mount) => mount.path === holder.path) ? mounts : [...mounts, holder];
  return all.map(({ path }) => ({
    id: `disk:${path}`,
    kind: 'disk',
    title: path,
    params: { path, whenMissing: 'unknown' as const },
    critical: path === '/' || path === holder.path,
  }));
}

function missing(path: string, status: 'unknown' | 'critical') {
  return { status, summary: 'not mounted', hint: `Mount it again: mount ${quoted(path)}`, data: { path } };
}

function verdict(mount: Mount, usage: DiskUsage, context: ProbeContext) {
  const { world, id, memory, thresholds, previous } = context;
  const value = toStep(usage.usedPercent, 0.1);
  const inodes = usage.inodesUsedPercent === null ? null : Math.round(usage.inodesUsedPercent);
  const now = world.clock.now();
  const past = world.state.history(id, now - DAY_MS, 3000);
  const points = past.flatMap((sample) => (sample.value === null ? [] : [{ at: sample.at, value: sample.value }]));
  const growth = mount.readOnly ? null : growthPerDay([...points, { at: now, value }]);
  const days = daysUntilFull(value, growth);

  const held = parts.get(memory) ?? { space: previous ?? 'ok', inodes: 'ok', soon: false };
  const judged = {
    space: mount.readOnly ? ('ok' as const) : judge(value, thresholds, held.space),
    inodes: inodes === null || mount.readOnly ? ('ok' as const) : judge(inodes, thresholds, held.inodes),
    soon: days !== null && days <= SOON_DAYS + (held.soon ? 1 : 0),
  };
  parts.set(memory, judged);
  const status = worst([judged.space, judged.inodes, judged.soon ? 'warning' : 'ok']);
  return {
    status,
    summary: [
      `${percent(value)} used`,
      `${bytes(partOf(usage.totalBytes, usage.freeBytes))} free`,
      ...(judged.inodes === 'ok' ? [] : [`${inodes} % of inodes used`]),
      ...(judged.soon && days !== null ? [`full in ${inWords(days)}`] : []),
      ...(mount.readOnly ? ['read-only'] : []),
    ].join(', '),
    value,
    unit: '%',
    hint: status === 'ok' ? undefined : hintFor(judged, mount.path),
    metrics: [
      { name: 'freeBytes', value: partOf(usage.totalBytes, usage.freeBytes), unit: 'B' },
      { name: 'totalBytes', value: usage.totalBytes, unit: 'B' },
      ...(inodes === null ? [] : [{ name: 'inodes', value: inodes, unit: '%' }]),
      ...(growth === null
        ? []
        : [{ name: 'growthPerDay', value: partOf(usage.totalBytes, (growth / 100) * usage.totalBytes), unit: 'B' }]),
      ...(days === null ? [] : [{ name: 'daysUntilFull', value: toStep(days, 0.1), unit: 'd' }]),
    ],
    data: { path: mount.path, device: mount.device, type: mount.type, readOnly: mount.readOnly },
  };
}

function hintFor({ space, inodes }: { space: Status; inodes: Status }, mountPoint: string): string {
  const path = quoted(mountPoint);
  return inodes !== 'ok' && space === 'ok'
    ? `Too many small files: find ${path} -xdev -type d -size +1M`
    : `See what fills it: du -xh --max-depth=2 ${path} | sort -h | tail`;
}

function inWords(days: number): string {
  return days >= 1 ? `${Math.floor(days)} d` : `${Math.floor(days * 24)} h`;
}
