import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { onTestFinished } from 'vitest';

import { openState } from '#services/adapters/state/open-state.ts';
import { ManualClock } from '#services/fakes/clock.ts';
import type { Clock } from '#services/ports/clock.ts';
import type { State } from '#services/ports/state.ts';

/** An empty folder, gone at the end of the test. */
export function stateDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'cpm-state-'));
  onTestFinished(() => {
    chmodSync(dir, 0o700);
    rmSync(dir, { recursive: true });
  });
  return dir;
}

/** The real state in a folder, closed at the end of the test. */
export function stateIn(dir: string | null, clock: Clock = new ManualClock()): State {
  const state = openState({ dir, clock });
  onTestFinished(() => state.close());
  return state;
}

export interface Talker {
  readonly process: ChildProcess;
  readonly pid: number;
  /** The next line it prints. */
  line(): Promise<string>;
  /** Sends a line and gives the line that answers it. */
  ask(line: string): Promise<string>;
  /** Resolves to the exit code; null after a signal. */
  readonly ended: Promise<number | null>;
}

/** Starts one of the programs in fixtures/; killed at the end of the test. */
export function start(fixture: string, ...args: readonly string[]): Talker {
  const file = join(import.meta.dirname, '../services/adapters/state/fixtures', `${fixture}.ts`);
  const child = spawn(process.execPath, [file, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = once(child, 'exit').then(([code]: unknown[]) => (typeof code === 'number' ? code : null));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const line = async (): Promise<string> => {
    const next = await lines.next();
    if (next.done) throw new Error(`${fixture} ended without a word`);
    return next.value;
  };
  return {
    process: child,
    pid: child.pid ?? 0,
    ended,
    line,
    ask(text) {
      child.stdin.write(`${text}\n`);
      return line();
    },
  };
}
