import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Vitest's global setup of the end-to-end tests: they drive the program as it ships, built once and only when stale. */
export default function setup(): void {
  if (!existsSync('src/main.ts')) return;
  execFileSync(process.execPath, ['scripts/prepare.mjs', '--build'], { stdio: ['ignore', 'inherit', 'inherit'] });
}
