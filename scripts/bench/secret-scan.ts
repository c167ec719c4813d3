import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

import { realScanner } from '../../services/adapters/scanner.ts';
import { ROOT } from '../support/root.ts';
import { interleaved } from './interleaved.ts';
import { compared, type Row } from './row.ts';
import { alone, type Texts } from './secretlint-alone.ts';

const ROUNDS = 9;
/** The built thread, as the product starts it. */
const THREAD = pathToFileURL(join(ROOT, 'dist/workers/scan.js'));
const FILES = 500;

/**
 * The search for secrets in texts of this repository, beside secretlint alone, file by file, without our rules. Ours always
 * includes the start of its thread, the load of its bundle and all of our rules. Beside it is secretlint twice: loaded and
 * warm in the process that measures, which pays for no start; and from nothing as ours, in a thread that loads it.
 */
export async function rows(): Promise<Row[]> {
  const paths = execFileSync('git', ['ls-files', '-z', '*.ts', '*.tsx', '*.md', '*.json', '*.mjs'], {
    encoding: 'utf8',
  });
  const files = paths.split('\0').filter((path) => path !== '');
  const all = files.map((path) => ({ path, text: readFileSync(path, 'utf8') }));
  // Every n-th, so that they are of all kinds.
  const step = Math.ceil(all.length / FILES);
  const some = Array.from({ length: step }, (_, from) => all.filter((_text, at) => at % step === from))
    .flat()
    .slice(0, FILES);
  return [...(await measured(some)), ...(await measured(all))];
}

async function measured(texts: Texts): Promise<Row[]> {
  const { ours, theirs, started } = await interleaved(
    {
      ours: () => timed(() => ourScan(texts)),
      theirs: () => timed(() => alone(texts)),
      started: () => timed(() => aloneFromNothing(texts)),
    },
    ROUNDS,
  );
  const name = `search for secrets in ${texts.length} files, with its thread`;
  const bytes = texts.reduce((sum, { text }) => sum + text.length, 0);
  const speed = { theirs: null, ratio: null, budget: null, unit: 'MB/s' } as const;
  return [
    compared({ name, ours, theirs, budget: 2, unit: 'ms', against: 'secretlint alone, file by file, warm' }),
    compared({
      name: `${name}, both from nothing`,
      ours,
      theirs: started,
      budget: 2,
      unit: 'ms',
      against: 'secretlint alone, with its thread',
    }),
    { ...speed, name: `search for secrets, ${texts.length} files`, ours: bytes / 1e3 / ours },
  ];
}

async function ourScan(texts: Texts): Promise<void> {
  const items = texts.map(({ path, text }) => ({ place: { in: 'tree', path } as const, text }));
  const { items: seen } = await realScanner(THREAD).scan(items, new AbortController().signal);
  if (seen !== texts.length) throw new Error(`only ${seen} files were looked at`);
}

async function aloneFromNothing(texts: Texts): Promise<void> {
  const worker = new Worker(new URL('./secretlint-alone.ts', import.meta.url), { workerData: texts });
  const [seen] = (await once(worker, 'message')) as [number];
  void worker.terminate();
  if (seen !== texts.length) throw new Error(`secretlint looked at only ${seen} files`);
}

async function timed(work: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
