import { mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ROOT } from '../../../scripts/support/root.ts';
import { run, type RunOptions } from './run.ts';

const IDENTITY = '[user]\n\tname = ana\n\temail = ana@atlas.example\n[init]\n\tdefaultBranch = main\n';
const FIRST_COMMIT_AT = Date.UTC(2026, 0, 5, 9);
const MINUTE_MS = 60_000;
const COMPILED = join(ROOT, 'node_modules/.cache/compiled');

/**
 * A folder with a home of its own, in which everything real of a test lives: repositories, servers, projects.
 * Whatever was `use`d ends with it, last one first, and then the folder goes.
 */
export class Lab implements AsyncDisposable {
  readonly path: string;
  /** What a program of the lab gets as its environment: nothing of the person who runs the tests but PATH. */
  readonly env: Readonly<Record<string, string>>;
  readonly #stack = new AsyncDisposableStack();
  #ticks = 0;

  /** `within`: another folder to be in, for instance a disk that is soon full. */
  constructor({ within = tmpdir() } = {}) {
    this.path = realpathSync(mkdtempSync(join(within, 'cpm-lab-')));
    for (const folder of ['home', 'bin', 'tmp']) mkdirSync(this.at(folder));
    writeFileSync(this.at('home/.gitconfig'), IDENTITY);
    symlinkSync(process.execPath, this.at('bin/node'));
    symlinkSync('/usr/bin/python3', this.at('bin/python3'));
    this.env = environment(this.path);
  }

  at(...parts: readonly string[]): string {
    return join(this.path, ...parts);
  }

  /** Has something end together with the lab. */
  use<T extends AsyncDisposable | Disposable>(part: T): T {
    return this.#stack.use(part);
  }

  /** Runs a program in the environment of the lab; throws with what it said when it fails. */
  async run(file: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
    return run(file, args, { cwd: this.path, ...options, env: { ...this.env, ...options.env } });
  }

  /** Sets a key of the person's own git configuration. */
  async configure(key: string, value: string): Promise<void> {
    await this.run('git', ['config', '--global', key, value]);
  }

  /** Writes the person's configuration of the program. */
  writeConfig(yaml: string): void {
    mkdirSync(this.at('home/.config/cpm-console'), { recursive: true });
    writeFileSync(this.at('home/.config/cpm-console/config.yaml'), yaml);
  }

  /** Dates for the next git command: a minute after the last one, so that the same story has the same hashes. */
  nextDate(): { readonly GIT_AUTHOR_DATE: string; readonly GIT_COMMITTER_DATE: string } {
    const at = new Date(FIRST_COMMIT_AT + this.#ticks++ * MINUTE_MS).toISOString();
    return { GIT_AUTHOR_DATE: at, GIT_COMMITTER_DATE: at };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    try {
      await this.#stack.disposeAsync();
    } finally {
      await rm(this.path, { recursive: true, force: true, maxRetries: 5 });
    }
  }
}

function environment(path: string): Readonly<Record<string, string>> {
  const home = join(path, 'home');
  return {
    PATH: `${join(path, 'bin')}:${process.env['PATH'] ?? '/usr/bin:/bin'}`,
    HOME: home,
    USER: 'ana',
    LOGNAME: 'ana',
    TMPDIR: join(path, 'tmp'),
    // The program is the same in every lab: it need not be compiled in each.
    NODE_COMPILE_CACHE: COMPILED,
    LC_ALL: 'C.UTF-8',
    TZ: 'UTC',
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_STATE_HOME: join(home, '.local/state'),
    XDG_DATA_HOME: join(home, '.local/share'),
    XDG_CACHE_HOME: join(home, '.cache'),
    XDG_RUNTIME_DIR: join(path, 'tmp'),
    GIT_CONFIG_GLOBAL: join(home, '.gitconfig'),
    GIT_CONFIG_NOSYSTEM: '1',
    npm_config_userconfig: join(home, '.npmrc'),
    npm_config_cache: join(home, '.npm'),
    npm_config_update_notifier: 'false',
  };
}
