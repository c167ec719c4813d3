import { cpSync, rmSync } from 'node:fs';

import type { JournalRecord } from '../../../src/domain/procedure/record.ts';
import { createFixture, type Fixture } from '../lab/fixture.ts';
import { Lab } from '../lab/lab.ts';
import { npmPackage } from '../lab/projects/npm.ts';
import { worldPrint, type WorldPrint } from '../lab/world-print.ts';
import { Session } from '../terminal/pty.ts';

/** A project with a remote that can be put back to how it was, and the program to release it with. */
export class Stage implements AsyncDisposable {
  readonly #lab: Lab;
  readonly #main: string;
  readonly #fixture: Fixture;
  readonly #kept: readonly (readonly [path: string, copy: string])[];

  private constructor(lab: Lab, main: string, fixture: Fixture) {
    this.#lab = lab;
    this.#main = main;
    this.#fixture = fixture;
    this.#kept = [fixture.repository.path, fixture.remote.path].map((path) => [path, `${path}.kept`]);
    for (const [path, copy] of this.#kept) cpSync(path, copy, { recursive: true, preserveTimestamps: true });
  }

  static async open(main: string): Promise<Stage> {
    const lab = new Lab();
    const files = npmPackage({ manifest: { private: true } });
    return new Stage(lab, main, await createFixture(lab, files, { commits: ['feat: one', 'fix: two'] }));
  }

  get remote() {
    return this.#fixture.remote;
  }

  get repository() {
    return this.#fixture.repository;
  }

  /** Everything as it was at the start, and no run was ever made. */
  reset(): void {
    for (const [path, copy] of this.#kept) {
      rmSync(path, { recursive: true, force: true });
      cpSync(copy, path, { recursive: true, preserveTimestamps: true });
    }
    rmSync(this.#lab.at('home/.local'), { recursive: true, force: true });
  }

  print(): Promise<WorldPrint> {
    return worldPrint({ repositories: [this.repository.path], remotes: [this.remote.path] });
  }

  /** Runs `push …` in a terminal of its own; killed at a record of its journal when told. */
  async push(
    args: readonly string[],
    killAt?: string,
  ): Promise<{ readonly exitCode: number; readonly output: string }> {
    await using session = new Session(process.execPath, [this.#main, 'push', ...args], {
      cols: 160,
      rows: 50,
      cwd: this.repository.path,
      env: { ...this.#lab.env, TERM: 'xterm-256color', ...(killAt !== undefined && { CPM_KILL_AT: killAt }) },
    });
    const { exitCode, signal } = await session.exited;
    return { exitCode: signal === undefined ? exitCode : -1, output: session.raw };
  }

  /** Records of the newest run. */
  async records(): Promise<readonly JournalRecord[]> {
    const { realJournals } = await import('../../../services/adapters/journals.ts');
    const journals = realJournals(this.#lab.at('home/.local/state/cpm-console'));
    const [run] = journals.list();
    return run === undefined ? [] : journals.read(run);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#lab[Symbol.asyncDispose]();
  }
}
