import { execFileSync } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { realBackups } from '../../services/adapters/backups.ts';
import { realClock } from '../../services/adapters/clock.ts';
import { interleaved } from './interleaved.ts';
import { compared, type Row } from './row.ts';

const ROUNDS = 3;
const LARGE = { files: 15, bytes: 24 * 1024 * 1024 };
const SMALL = { files: 3000, bytes: 30 * 1024 };
const signal = new AbortController().signal;

/** 450 MB in large and small files, written with checksums and read back, beside tar and zstd alone. */
export async function rows(): Promise<Row[]> {
  if (!existsSync('/usr/bin/zstd')) throw new Error('zstd is not installed');
  const root = mkdtempSync(join(tmpdir(), 'cpm-bench-backups-'));
  try {
    const data = join(root, 'data');
    fill(data);
    const settings = { folder: join(root, 'backups'), store: 'archive', restic: null } as const;
    const backups = realBackups({ clock: realClock(), settings: () => settings, env: () => ({}) });
    const sources = [{ name: 'data', path: data, required: true }];
    let last = '';
    const { ours, back, theirs } = await interleaved(
      {
        ours: () =>
          timed(async () => {
            last = (await backups.create({ sources, run: null, quiesced: true, signal })).id;
          }),
        back: () =>
          timed(async () => {
            const { ok, problems } = await backups.verify(last, signal);
            if (!ok) throw new Error(problems.join('; '));
          }),
        theirs: () =>
          timed(async () => {
            const out = join(root, 'theirs.tar.zst');
            execFileSync('sh', ['-c', 'tar -cf - -C "$0" data | zstd -q -f -o "$1"', root, out]);
            for (const name of readdirSync(settings.folder))
              if (!name.startsWith(last)) rmSync(join(settings.folder, name));
          }),
      },
      ROUNDS,
    );
    const against = 'tar, zstd';
    return [
      compared({ name: 'backup of 450 MB, with checksums', ours, theirs, budget: 2.2, unit: 'ms', against }),
      compared({ name: 'the same read back and compared', ours: back, theirs, budget: 2, unit: 'ms', against }),
    ];
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Half of every page is chance, half of it is not. */
function fill(folder: string): void {
  for (const [name, { files, bytes }] of Object.entries({ large: LARGE, small: SMALL })) {
    mkdirSync(join(folder, name), { recursive: true });
    for (let at = 0; at < files; at += 1) {
      const content = Buffer.alloc(bytes, 'a line of a log that looks like the one before it\n');
      for (let page = 0; page < bytes; page += 4096) randomFillSync(content, page, Math.min(2048, bytes - page));
      writeFileSync(join(folder, name, `file-${at}`), content);
    }
  }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
