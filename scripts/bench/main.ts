import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { ROOT } from '../support/root.ts';
import { isWithin, type Row } from './row.ts';
import { table } from './table.ts';

/** npm run bench [name…]: measures all groups or the named ones; a full run also writes docs/bench.md. */
const GROUPS = [
  'start',
  'idle',
  'heap',
  'http-checks',
  'history',
  'project-scan',
  'push',
  'secret-scan',
  'keychain',
  'services',
  'logs',
  'follow',
  'learnings',
  'backups',
  'snapshot',
  'checklist',
  'audit',
  'soak',
];
const PAGE = 'docs/bench.md';

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !GROUPS.includes(name));
if (unknown.length > 0) {
  console.error(`nothing to measure is called ${unknown.join(', ')}; known: ${GROUPS.join(' ')}`);
  process.exit(2);
}

process.chdir(ROOT);
execFileSync(process.execPath, ['scripts/build.ts'], { stdio: 'inherit' });
const rows: Row[] = [];
const missing: string[] = [];
const failed: string[] = [];
for (const name of wanted.length > 0 ? wanted : GROUPS) {
  const file = path.join(import.meta.dirname, `${name}.ts`);
  if (!existsSync(file)) {
    missing.push(name);
    continue;
  }
  console.error(`measuring ${name}…`);
  const group = (await import(pathToFileURL(file).href)) as { rows: () => Promise<Row[]> };
  try {
    rows.push(...(await group.rows()));
  } catch (error) {
    failed.push(`${name} could not be measured: ${error instanceof Error ? error.message : String(error)}`);
  }
}
console.log(table(rows));
for (const name of missing) console.log(`not written yet: ${name}`);
for (const line of failed) console.error(line);
if (wanted.length === 0 && failed.length === 0) await writeFile(PAGE, page());
if (failed.length > 0 || !rows.every(isWithin)) process.exitCode = 1;

function page(): string {
  const where = `${cpus()[0]?.model ?? 'an unknown processor'}, ${cpus().length} cores, Node ${process.versions.node}`;
  return [
    '# Bench',
    'Written by `npm run bench`. Medians of runs that take turns; only ratios of one run mean anything.',
    table(rows),
    `Measured on ${where}.`,
    '',
  ].join('\n\n');
}
