import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import type { Plan } from '#domain/procedure/plan.ts';
import type { JournalRecord } from '#domain/procedure/record.ts';
import type { RunState } from '#domain/procedure/run-state.ts';
import type { Command } from '#domain/release/made/component.ts';
import { realClock } from '#services/adapters/clock.ts';
import { realFiles } from '#services/adapters/files.ts';
import { realJournals } from '#services/adapters/journals.ts';
import { realLocks } from '#services/adapters/locks.ts';
import { realNet } from '#services/adapters/net.ts';
import { realRegistries } from '#services/adapters/registries.ts';
import { realShell } from '#services/adapters/shell.ts';
import { realSystem } from '#services/adapters/system/system.ts';
import { realWorkspaces } from '#services/adapters/workspace.ts';
import type { Journals } from '#services/ports/journals.ts';
import { Control } from '#services/procedures/engine/control.ts';
import { execute, type How } from '#services/procedures/engine/execute.ts';
import { forget } from '#services/procedures/engine/forget.ts';
import type { Host } from '#services/procedures/engine/host.ts';
import { plannedAll, type Procedure, type Step } from '#services/procedures/engine/step.ts';
import { detectReinstalls } from '#services/procedures/recovery/reinstall/detect.ts';
import type { Reinstall } from '#services/procedures/recovery/reinstall/params.ts';
import { reinstallStep } from '#services/procedures/recovery/reinstall/step.ts';
import type { ReinstallWorld } from '#services/procedures/recovery/reinstall/world.ts';

/** The run of a {@link Reinstalling}. */
export const RUN = 'recover-20260105-101500-a1b2';

interface ReinstallingOptions {
  /** Variables over those of this process. */
  readonly env?: Readonly<Record<string, string>>;
  readonly check?: Command | null;
  readonly idleMs?: number;
  readonly world?: Partial<ReinstallWorld>;
  /** Programs before those of the machine: lines for `sh` by name. */
  readonly programs?: Readonly<Record<string, string>>;
  /** Folder in which the project's is made, and which stays. */
  readonly within?: string;
  /** The project's folder where somebody made it already; it stays. */
  readonly dir?: string;
}

/** A project in a folder of its own and the steps that install its dependencies anew, on the real world; gone with the scope. */
export class Reinstalling implements Disposable {
  readonly #base: string;
  readonly dir: string;
  readonly notes: string[] = [];
  readonly world: ReinstallWorld;
  readonly #options: ReinstallingOptions;

  constructor(files: Readonly<Record<string, string>>, options: ReinstallingOptions = {}) {
    this.#options = options;
    this.#base =
      options.dir === undefined
        ? realpathSync(mkdtempSync(join(options.within ?? tmpdir(), 'reinstall-')))
        : dirname(options.dir);
    this.dir = options.dir ?? join(this.#base, 'project');
    this.write(files);
    // Nothing of the person who runs the tests, and no registry that answers.
    const env: Record<string, string> = {
      PATH: `${this.at('../bin')}:${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`,
      HOME: this.at('../home'),
      npm_config_cache: this.at('../cache'),
      npm_config_registry: 'http://127.0.0.1:9/',
      PIP_INDEX_URL: 'http://127.0.0.1:9/simple',
      PIP_CACHE_DIR: this.at('../pip'),
      ...options.env,
    };
    for (const [name, lines] of Object.entries(options.programs ?? {})) {
      this.write({ [`../bin/${name}`]: `#!/bin/sh\n${lines}\n` });
      chmodSync(this.at('../bin', name), 0o755);
    }
    mkdirSync(env['HOME']!, { recursive: true });
    const clock = realClock();
    const shell = realShell(env);
    const [net, files_] = [realNet(), realFiles()];
    this.world = {
      clock,
      shell,
      net,
      files: files_,
      system: realSystem(),
      workspaces: realWorkspaces(),
      registries: realRegistries({
        net,
        files: files_,
        credentials: { read: () => Promise.resolve(null) },
        environment: env,
      }),
      environment: {
        get: (name) => env[name],
        all: () => env,
        cwd: this.dir,
        home: env['HOME']!,
        configDir: this.at('../config'),
        stateDir: this.at('../state'),
      },
      ...options.world,
    };
  }

  at(...parts: readonly string[]): string {
    return join(this.dir, ...parts);
  }

  /** Writes files; a text that begins with `-> ` makes a link. */
  write(files: Readonly<Record<string, string>>): void {
    for (const [path, text] of Object.entries(files)) {
      const file = this.at(path);
      mkdirSync(dirname(file), { recursive: true });
      if (text.startsWith('-> ')) symlinkSync(text.slice(3), file);
      else writeFileSync(file, text);
    }
  }

  read(path: string): string | null {
    try {
      return readFileSync(this.at(path), 'utf8');
    } catch {
      return null;
    }
  }

  list(path = '.'): readonly string[] {
    return readdirSync(this.at(path)).toSorted();
  }

  found(): Promise<readonly Reinstall[]> {
    const signal = new AbortController().signal;
    return detectReinstalls({ files: this.world.files, dir: this.dir, signal, check: this.#options.check ?? null });
  }

  async steps(): Promise<readonly Step[]> {
    const { check = null, idleMs = 60_000 } = this.#options;
    const options = { phase: 'reinstall', check, idleMs };
    return (await this.found()).map((one) => reinstallStep(this.world, one, options));
  }

  /** Begins the run, goes on with it, or takes it back; `more` comes after what is installed. */
  async run(how: How = 'run', more: readonly Step[] = [], journals: Journals = this.journals): Promise<RunState> {
    const host = this.#host(journals);
    return execute(await this.#procedure(more), { run: RUN, how, control: new Control(), host });
  }

  /** As it is done when it is no longer kept. */
  async forget(): Promise<boolean> {
    return forget(await this.#procedure([]), { run: RUN, host: this.#host(this.journals) });
  }

  async #procedure(more: readonly Step[]): Promise<Procedure> {
    const steps = [...(await this.steps()), ...more];
    const plan: Plan = {
      schema: 1,
      procedure: 'recover',
      subject: { id: 'it', path: this.dir },
      title: 'Recover',
      phases: [{ id: 'reinstall', title: 'Reinstall' }],
      steps: plannedAll(steps),
      params: {},
      undoable: true,
      fingerprint: 'f',
      at: 0,
    };
    return { plan, steps, lock: this.at('../lock') };
  }

  #host(journals: Journals): Host {
    return {
      clock: this.world.clock,
      shell: this.world.shell,
      journals,
      locks: realLocks(this.world.clock),
      redaction: () => ({ push: (text) => text, flush: () => '' }),
      onEvent: (event) => void (event.type === 'note' && this.notes.push(event.text)),
      retryDelayMs: 10,
    };
  }

  get journals(): Journals {
    return realJournals(this.at('../state'));
  }

  records(): readonly JournalRecord[] {
    return this.journals.read(RUN);
  }

  [Symbol.dispose](): void {
    if (this.#options.dir === undefined) rmSync(this.#base, { recursive: true, force: true });
  }
}

/** A step that fails, so that all before it is taken back. */
export const FAILING: Step = {
  id: 'fails',
  title: 'Fail',
  phase: 'reinstall',
  run: () => Promise.reject(new Error('on purpose')),
  probe: () => Promise.resolve({ state: 'absent' }),
};

const LOCK = {
  name: 'api',
  version: '1.0.0',
  lockfileVersion: 3,
  requires: true,
  packages: {
    '': { name: 'api', version: '1.0.0', dependencies: { left: 'file:left' } },
    left: { version: '1.0.0' },
    'node_modules/left': { resolved: 'left', link: true },
  },
};

/** Installs as npm does, without the second that npm takes for it: what was there is deleted first. */
export const QUICK_NPM =
  'case $1 in ci|install) rm -rf node_modules; mkdir -p node_modules/left; echo "{}" >node_modules/left/package.json;; esac';

/** A package with one dependency, which is a folder of its own: no registry is needed. */
export const NPM_PROJECT: Readonly<Record<string, string>> = {
  'package.json': `${JSON.stringify({ name: 'api', version: '1.0.0', main: 'index.js', dependencies: { left: 'file:left' } })}\n`,
  'package-lock.json': `${JSON.stringify(LOCK, null, 2)}\n`,
  'left/package.json': '{"name":"left","version":"1.0.0"}\n',
  'left/index.js': 'module.exports = 1;\n',
  'index.js': "require('left');\n",
};
