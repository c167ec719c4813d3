import { bytes, span } from '#domain/format.ts';
import type { Verdict } from '#domain/reading.ts';
import { worst } from '#domain/status.ts';
import { judge } from '#domain/threshold.ts';
import type { World } from '#services/ports/world.ts';

import { defineCheck } from './check.ts';

const MINUTE_MS = 60_000;
const PATTERN = /[*?[{]/;

interface Newest {
  readonly path: string;
  readonly bytes: number;
  readonly modifiedAt: number;
}

export default defineCheck({
  kind: 'file-age',
  title: 'File age',
  about:
    'Age of a file, or of the newest one of a pattern: backups, exports, reports. Not ok when it is too old, missing or too small.',
  group: 'checks',
  component: 'services',
  intervalMs: 60_000,
  timeoutMs: 10_000,
  thresholds: { warning: 26 * 60, critical: 50 * 60 },
  unit: 'min',
  params: (z) =>
    z.object({
      path: z.string().startsWith('/').describe('A file, or a pattern such as /var/backups/*.tar.zst.'),
      atLeastBytes: z.int().min(0).default(1).describe('A smaller file is critical.'),
      mayBeMissing: z.boolean().default(false).describe('Whether it is fine when there is none.'),
    }),
  target: ({ path }) => path,
  async probe({ path, atLeastBytes, mayBeMissing }, { world, thresholds, previous }) {
    const file = await newest(world, path);
    if (file === null)
      return mayBeMissing
        ? { status: 'ok', summary: 'there is none' }
        : { status: 'critical', summary: 'there is none', hint: 'See whether the job that writes it runs.' };
    const ageMs = Math.max(0, world.clock.now() - file.modifiedAt);
    const minutes = Math.floor(ageMs / MINUTE_MS);
    const small = file.bytes < atLeastBytes;
    const status = worst([judge(minutes, thresholds, previous), small ? 'critical' : 'ok']);
    return {
      status,
      summary: `${ageMs < MINUTE_MS ? 'just now' : `${span(ageMs)} old`}, ${small ? 'only ' : ''}${bytes(file.bytes)}`,
      value: minutes,
      unit: 'min',
      hint: status === 'ok' ? undefined : 'See whether the job that writes it runs, and how it ended.',
      metrics: [{ name: 'bytes', value: file.bytes, unit: 'B' }],
      data: { path: file.path, modifiedAt: new Date(file.modifiedAt).toISOString() },
    } satisfies Verdict;
  },
});

async function newest({ files }: World, path: string): Promise<Newest | null> {
  const paths = PATTERN.test(path) ? await files.glob(path) : [path];
  const found = await Promise.all(paths.map(async (one) => ({ path: one, facts: await files.stat(one) })));
  const plain = found.flatMap((one) => (one.facts?.kind === 'file' ? [{ ...one.facts, path: one.path }] : []));
  return plain.toSorted((a, b) => b.modifiedAt - a.modifiedAt)[0] ?? null;
}
