import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../../../scripts/support/root.ts';
import type { JournalRecord } from '../../../src/domain/procedure/record.ts';
import type { FileSet } from '../lab/files.ts';
import { createFixture, type Fixture } from '../lab/fixture.ts';
import { Lab } from '../lab/lab.ts';
import { npmPackage } from '../lab/projects/npm.ts';
import { worldPrint, type WorldPrint } from '../lab/world-print.ts';
import { Session } from '../terminal/pty.ts';

/** The program as it ships. */
const SHIPPED = join(ROOT, 'dist/main.js');

interface StageOptions {
  /** The program's main file, when it is not the one that ships. */
  readonly main?: string;
  /** Another project than an npm package. */
  readonly files?: FileSet;
  /** Put over the fields of a package; left out it is private, and built and tested without npm in between. */
  readonly manifest?: Readonly<Record<string, unknown>>;
  /** Brings project, remote and person into the state the test begins with. */
  readonly prepare?: (fixture: Fixture) => Promise<unknown>;
  /** A server beside the remote that belongs to the world. */
  readonly server?: (fixture: Fixture) => Promise<Served | undefined>;
}

/** A server whose content a print of the world shows and that can be put back to how it was. */
export interface Served {
  documents(): Promise<unknown>;
  /** Remembers what it has; what is called puts it back, as often as wanted. */
  save(): () => void;
}

interface PushOptions {
  /** As `CPM_KILL_AT` takes it; only the program with journals that kill knows it. */
  readonly killAt?: string | undefined;
  readonly env?: Readonly<Record<string, string>> | undefined;
  readonly cwd?: string | undefined;
}

export interface Pushed {
  /** -1 when a signal ended it. */
  readonly exitCode: number;
  readonly output: string;
}

/** A project with a remote that can be put back to how it was, and the program to release it with. */
export class Stage implements AsyncDisposable {
  readonly #lab: Lab;
  readonly #main: string;
  readonly #fixture: Fixture;
  readonly #served: Served | undefined;
  readonly #kept: readonly (readonly [path: string, copy: string])[];
  readonly #unserve: (() => void) | undefined;

  private constructor(lab: Lab, main: string, fixture: Fixture, served: Served | undefined) {
    this.#lab = lab;
    this.#main = main;
    this.#fixture = fixture;
    this.#served = served;
    this.#unserve = served?.save();
    this.#kept = this.#world.slice(0, 2).map((path) => [path, `${path}.kept`]);
    for (const [path, copy] of this.#kept) put(path, copy);
  }

  static async open({ main = SHIPPED, manifest, prepare, server, files }: StageOptions = {}): Promise<Stage> {
    const lab = new Lab();
    const fixture = await createFixture(lab, files ?? npmPackage({ manifest: manifest ?? { private: true } }), {
      commits: ['feat: one', 'fix: two'],
    });
    if (files === undefined && manifest === undefined) await lean(fixture);
    await prepare?.(fixture);
    return new Stage(lab, main, fixture, await server?.(fixture));
  }

  get lab() {
    return this.#lab;
  }

  get remote() {
    return this.#fixture.remote;
  }

  get repository() {
    return this.#fixture.repository;
  }

  /** Everything as it was at the start, and no run was ever made. */
  reset(): void {
    for (const [path, copy] of this.#kept) put(copy, path);
    this.#unserve?.();
    rmSync(this.#lab.at('home/.local'), { recursive: true, force: true });
  }

  /** Remembers everything as a killed program left it; what is called brings it back, so that one kill serves several ends. */
  keep(): () => void {
    const copies = this.#world.map((path) => [path, `${path}.killed`] as const).filter(([path]) => existsSync(path));
    for (const [path, copy] of copies) put(path, copy);
    const unserve = this.#served?.save();
    return () => {
      unserve?.();
      rmSync(this.#lab.at('home/.local'), { recursive: true, force: true });
      for (const [path, copy] of copies) put(copy, path);
    };
  }

  /** Project, remote, and where runs and their trees are. */
  get #world(): readonly string[] {
    return [this.#fixture.repository.path, this.#fixture.remote.path, this.#lab.at('home/.local')];
  }

  print(): Promise<WorldPrint> {
    const served = this.#served;
    return worldPrint({
      repositories: [this.repository.path],
      remotes: [this.remote.path],
      documents: served === undefined ? {} : { server: () => served.documents() },
    });
  }

  /** Begins `push …` in a terminal of its own. */
  begin(args: readonly string[], { killAt, env, cwd }: PushOptions = {}): Session {
    return new Session(process.execPath, [this.#main, 'push', ...args], {
      cols: 160,
      rows: 50,
      cwd: cwd ?? this.repository.path,
      env: {
        ...this.#lab.env,
        TERM: 'xterm-256color',
        ...(killAt !== undefined && { CPM_KILL_AT: killAt }),
        ...env,
      },
    });
  }

  /** Runs `push …` to its end in a terminal of its own; killed at a record of its journal when told. */
  async push(args: readonly string[], options: PushOptions = {}): Promise<Pushed> {
    await using session = this.begin(args, options);
    return await ended(session);
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

function put(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
}

/** Nothing has to be installed, and neither npm nor node is started, which would be most of what a push takes. */
async function lean({ repository }: Fixture): Promise<void> {
  await repository.write({ 'node_modules/.package-lock.json': '{"lockfileVersion":3,"packages":{}}\n' });
  repository.lab.writeConfig(
    'push:\n  build: [install -D src/index.js dist/index.js]\n  test: [grep -q parcel dist/index.js]\n',
  );
}

/** How a push ended, once it did. */
export async function ended(session: Session): Promise<Pushed> {
  const { exitCode, signal } = await session.exited;
  return { exitCode: signal === undefined ? exitCode : -1, output: session.raw };
}
