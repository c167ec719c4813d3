import { existsSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { JournalRecord } from '#domain/procedure/record.ts';
import { includes, type Level } from '#domain/recovery/levels.ts';
import { realJournals } from '#services/adapters/journals.ts';

import { ROOT } from '../../../../scripts/support/root.ts';
import { writeFiles } from '../../lab/files.ts';
import { Lab } from '../../lab/lab.ts';
import { attempt, type Outcome } from '../../lab/run.ts';
import { plainAt, plainService } from '../../managers/plain-subject.ts';
import { worldOf } from '../compare.ts';
import { listing } from '../listing.ts';
import { makeTree, type Tree, type TreeKind } from '../trees.ts';
import type { KilledWish } from './main.ts';

const CONFIG = `services:
  - id: memory
    manager: command
    unit: memory
    start: sleep 1000
    data: [~/data]
    ready: { within: 5s, good: 1, every: 10ms }
recovery:
  validate: { good: 1, over: 10ms }
`;

/** As the configuration has it. */
const SERVICE = plainService('memory', { start: { file: 'sleep', args: ['1000'] } });

/**
 * Installs as npm does, without the half second that npm needs for it: what was there is deleted first. Once, when told, it kills
 * who called it in the middle of that.
 */
const NPM = `#!/bin/sh
case $1 in
ci)
  rm -rf node_modules && mkdir -p node_modules/left || exit 1
  if rm "$HOME/kill-console" 2>/dev/null; then kill -9 $PPID; exit 1; fi
  echo '{"name":"left"}' >node_modules/left/package.json ;;
ls) test -f node_modules/left/package.json ;;
*) exit 9 ;;
esac
`;

const FILES = {
  'package.json': '{"name":"api","version":"1.0.0","dependencies":{}}\n',
  'package-lock.json': '{"lockfileVersion":3,"packages":{"":{"name":"api","version":"1.0.0"}}}\n',
  'node_modules/old/package.json': '{"name":"old"}\n',
  'node_modules/old/run': { link: '../nowhere' },
};

/** The program is the same every time: reading its code again would be most of what each call does. */
const COMPILED = join(ROOT, 'node_modules/.cache/compiled');

/** A checkout in some state, a service that runs from nowhere near it, and whole recoveries of both that may be killed. */
export class RecoveryStage implements AsyncDisposable {
  readonly #lab: Lab;
  readonly #main: string;
  readonly #tree: Tree;
  readonly #level: Level;
  /** What a run changes, besides its own records. */
  #kept: readonly string[] = [];

  private constructor(lab: Lab, main: string, tree: Tree, level: Level) {
    this.#lab = lab;
    this.#main = main;
    this.#tree = tree;
    this.#level = level;
  }

  static async open(main: string, kind: TreeKind, level: Level): Promise<RecoveryStage> {
    const lab = new Lab();
    lab.writeConfig(CONFIG);
    await writeFiles(lab.at('bin'), { npm: { executable: NPM } });
    const tree = await makeTree(kind, lab);
    await writeFiles(tree.top, FILES);
    const stage = new RecoveryStage(lab, main, tree, level);
    await writeFiles(lab.at('home/data'), { 'items.json': 'good', 'deep/kept.txt': 'same' });
    if (includes(level, 'restore')) await stage.#call('backup');
    await writeFiles(lab.at('home/data'), { 'items.json': 'broken', 'deep/since.txt': 'new' });
    stage.#kept = [tree.top, lab.at('home/data'), join(stage.#state, 'cpm-console/backups')].filter((path) =>
      existsSync(path),
    );
    for (const path of stage.#kept) await lab.run('cp', ['-a', path, `${path}.kept`]);
    return stage;
  }

  /** Forgets every run: where the last one was taken back to the byte, nothing else is left of it. */
  forget(): void {
    const own = join(this.#state, 'cpm-console');
    rmSync(join(own, 'runs'), { recursive: true, force: true });
    for (const name of listed(join(own, 'backups')))
      if (!existsSync(join(`${own}/backups.kept`, name))) rmSync(join(own, 'backups', name), { recursive: true });
  }

  /** Everything as it was at the start: no run was ever made, and the service runs. */
  async reset(): Promise<void> {
    for (const path of this.#kept) {
      rmSync(path, { recursive: true, force: true });
      await this.#lab.run('cp', ['-a', `${path}.kept`, path]);
    }
    this.forget();
    await this.service('start');
  }

  /**
   * Remembers everything as a killed run left it; what is called brings it back, once, so that one kill serves several ends.
   * A service that ran then runs anew: what has ended cannot be had again.
   */
  async keep(): Promise<() => Promise<void>> {
    const kept = [this.#tree.top, this.#lab.at('home')];
    const killed = await this.service('status');
    for (const path of kept) await this.#lab.run('cp', ['-a', path, `${path}.killed`]);
    return async () => {
      await this.service('stop');
      for (const path of kept) {
        rmSync(path, { recursive: true, force: true });
        renameSync(`${path}.killed`, path);
      }
      if (killed === 'running') await this.service('start');
    };
  }

  /** Top of the checkout. */
  get top(): string {
    return this.#tree.top;
  }

  /** Folder of the data of the service. */
  get data(): string {
    return this.#lab.at('home/data');
  }

  /** The checkout, its dependencies and data, and its service. */
  async print(): Promise<string> {
    const apart = [join(this.top, 'node_modules'), this.data].flatMap(listing);
    return `${await worldOf(this.top)}\n${apart.join('\n')}\nservice: ${await this.service('status')}\n`;
  }

  /** Runs the recovery; with `killAt` as `CPM_KILL_AT` takes it, or `install` for the middle of the install. */
  begin(killAt?: string): Promise<Outcome> {
    if (killAt === 'install') writeFileSync(this.#lab.at('home/kill-console'), '');
    const wish: KilledWish = { level: this.#level, top: this.#tree.top, to: this.#tree.good };
    return this.#call('run', JSON.stringify(wish), killAt === 'install' ? undefined : killAt);
  }

  goOn(how: 'resume' | 'abort' | 'undo', killAt?: string): Promise<Outcome> {
    return this.#call(how, undefined, killAt);
  }

  /** Records of the newest run. */
  records(): readonly JournalRecord[] {
    const journals = realJournals(join(this.#state, 'cpm-console'));
    const [run] = journals.list();
    return run === undefined ? [] : journals.read(run);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.service('stop');
    await this.#lab[Symbol.asyncDispose]();
  }

  get #state(): string {
    return this.#lab.at('home/.local/state');
  }

  /** Does it to the service as the product would, or tells its state. */
  async service(what: 'start' | 'stop' | 'status'): Promise<string> {
    const manager = plainAt(this.#state, () => [SERVICE]);
    const signal = AbortSignal.timeout(20_000);
    const [unit] = await manager.status([SERVICE.unit], signal);
    const state = unit?.state ?? 'unknown';
    const isIt = what === 'status' || (what === 'start') === (state === 'running');
    if (!isIt) await manager.control?.act({ action: what, unit: SERVICE.unit }, signal);
    return state;
  }

  #call(how: string, wish = '{}', killAt?: string): Promise<Outcome> {
    const env = {
      ...this.#lab.env,
      NODE_COMPILE_CACHE: COMPILED,
      ...(killAt !== undefined && { CPM_KILL_AT: killAt }),
    };
    return attempt(process.execPath, [this.#main, how, wish], { cwd: this.#lab.path, env });
  }
}

/** Names in a folder; none where there is no folder. */
const listed = (path: string): string[] => (existsSync(path) ? readdirSync(path) : []);
