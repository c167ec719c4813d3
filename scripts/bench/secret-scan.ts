import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

import { lintSource } from '@secretlint/core';
import { creator } from '@secretlint/secretlint-rule-preset-recommend';

import { realScanner } from '../../services/adapters/scanner.ts';
import { interleaved } from './interleaved.ts';
import { compared, type Row } from './row.ts';

const ROUNDS = 3;
const PRESET = '@secretlint/secretlint-rule-preset-recommend';

/** The search for secrets in every text of this repository, beside secretlint alone, file by file, without our rules. */
export async function rows(): Promise<Row[]> {
  const paths = execFileSync('git', ['ls-files', '-z', '*.ts', '*.tsx', '*.md', '*.json', '*.mjs'], {
    encoding: 'utf8',
  });
  const files = paths.split('\0').filter((path) => path !== '');
  const texts = files.map((path) => ({ path, text: readFileSync(path, 'utf8') }));
  const bytes = texts.reduce((sum, { text }) => sum + text.length, 0);
  const { ours, theirs } = await interleaved(
    { ours: () => timed(() => ourScan(texts)), theirs: () => timed(() => alone(texts)) },
    ROUNDS,
  );
  const speed = {
    name: 'search for secrets',
    ours: bytes / 1e3 / ours,
    theirs: null,
    ratio: null,
    budget: null,
    unit: 'MB/s',
  };
  const name = `search for secrets in ${files.length} files, with its thread`;
  return [compared({ name, ours, theirs, budget: 2, unit: 'ms', against: 'secretlint alone, file by file' }), speed];
}

type Texts = readonly { readonly path: string; readonly text: string }[];

async function ourScan(texts: Texts): Promise<void> {
  const items = texts.map(({ path, text }) => ({ place: { in: 'tree', path } as const, text }));
  const { items: seen } = await realScanner().scan(items, new AbortController().signal);
  if (seen !== texts.length) throw new Error(`only ${seen} files were looked at`);
}

async function alone(texts: Texts): Promise<void> {
  const config = { rules: [{ id: PRESET, rule: creator, options: {} }] };
  for (const { path, text } of texts)
    await lintSource({
      source: { content: text, filePath: path, ext: '', contentType: 'text' },
      options: { config, noPhysicFilePath: true },
    });
}

async function timed(work: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
