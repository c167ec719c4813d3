import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import type { Level } from '#domain/recovery/levels.ts';

import { ROOT } from '../../../scripts/support/root.ts';
import { writeFiles } from '../lab/files.ts';
import { Lab } from '../lab/lab.ts';
import { createRepository, type Repository } from '../lab/repository.ts';
import { attempt, type Outcome } from '../lab/run.ts';
import { plainAt, plainService } from '../managers/plain-subject.ts';
import { type Mounted, tmpfs } from '../mounted.ts';
import { QUICK_NPM } from './reinstalling.ts';

const MAIN = join(ROOT, 'dist/main.js');
const SERVICE = plainService('memory', { start: { file: 'sleep', args: ['1000'] } });

/** What a recovery may have to do without. */
export const CONDITIONS = ['nothing configured', 'no network', 'full disk', 'no database'] as const;

export type Condition = (typeof CONDITIONS)[number];

const CONFIG = `services:
  - { id: memory, manager: command, unit: memory, start: sleep 1000, data: [~/data], ready: { within: 5s, good: 1, every: 10ms } }
recovery:
  validate: { good: 1, over: 10ms }
`;

const PROJECT = {
  'package.json': '{"name":"api","version":"1.0.0","dependencies":{}}\n',
  'package-lock.json': '{"lockfileVersion":3,"packages":{"":{"name":"api"}}}\n',
  '.gitignore': 'node_modules*\n',
};

/** A service, a project with two commits, data with a backup, and the console that ships, in want of something. */
export class Conditioned implements AsyncDisposable {
  readonly #lab: Lab;
  readonly #condition: Condition;
  readonly #repository: Repository;
  readonly #disk: Mounted | null;
  readonly good: string;

  private constructor(lab: Lab, condition: Condition, repository: Repository, good: string, disk: Mounted | null) {
    this.#disk = disk;
    this.#lab = lab;
    this.#condition = condition;
    this.#repository = repository;
    this.good = good;
  }

  static async open(condition: Condition): Promise<Conditioned> {
    const disk = condition === 'full disk' ? await tmpfs('size=48m') : null;
    const lab = new Lab(disk === null ? {} : { within: disk.path });
    if (condition !== 'nothing configured') lab.writeConfig(CONFIG);
    await writeFiles(lab.at('bin'), { npm: { executable: `#!/bin/sh\n${QUICK_NPM}\n` } });
    const repository = await createRepository(lab, 'project');
    const good = await repository.commit('feat: begin', { ...PROJECT, 'src/a.txt': 'good\n' });
    await repository.commit('feat: break', { 'src/a.txt': 'bad\n' });
    await repository.write({ 'node_modules/old/package.json': '{}' });
    const opened = new Conditioned(lab, condition, repository, good, disk);
    await writeFiles(opened.#data, { 'items.json': 'good\n' });
    await opened.#backup();
    await writeFiles(opened.#data, { 'items.json': 'broken\n', 'since.txt': 'new\n' });
    await opened.#service('start');
    await opened.#prepare();
    return opened;
  }

  /** `recover …` to its end, as in a script. */
  run(...args: readonly string[]): Promise<Outcome> {
    const inner = [process.execPath, MAIN, 'recover', ...args];
    const [file = '', ...rest] = this.#condition === 'no network' ? ['unshare', '-n', ...inner] : inner;
    return attempt(file, rest, { cwd: this.#lab.path, env: this.#lab.env });
  }

  /** The words that ask for a level. */
  wish(level: Level): readonly string[] {
    return [
      'run',
      ...(this.#condition === 'nothing configured' ? [] : ['memory']),
      '--level',
      level,
      '--yes',
      '--json',
      ...(level === 'restart' || level === 'order' ? [] : ['--project', this.#repository.path]),
      ...(level === 'reset' || level === 'restore' ? ['--to', this.good] : []),
    ];
  }

  /** The process of the service; null while it does not run. */
  async pid(): Promise<number | null> {
    return (await this.#unit())?.pid ?? null;
  }

  /** What a person would look at afterwards. */
  async seen() {
    const read = (path: string) => this.#lab.run('cat', [this.#repository.at(path)]).catch(() => null);
    const isIn = async (path: string) => (await read(path)) !== null;
    return {
      service: await this.#service('status'),
      source: await read('src/a.txt'),
      installed: (await isIn('node_modules/left/package.json'))
        ? 'new'
        : (await isIn('node_modules/old/package.json'))
          ? 'old'
          : 'none',
      data: (await this.#lab.run('grep', ['-r', '', '.'], { cwd: this.#data })).split('\n').toSorted(),
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    rmSync(this.#filler, { force: true });
    await this.#service('stop');
    await this.#lab[Symbol.asyncDispose]();
    await this.#disk?.[Symbol.asyncDispose]();
  }

  get #filler(): string {
    return this.#lab.at('filler');
  }

  get #state(): string {
    return this.#lab.at('home/.local/state');
  }

  /** What nobody configured is backed up where the framework keeps it. */
  get #data(): string {
    return this.#lab.at(this.#condition === 'nothing configured' ? 'home/.claude-pm' : 'home/data');
  }

  async #backup(): Promise<void> {
    await this.#lab.run(process.execPath, [MAIN, 'backup', 'create', '--json'], { cwd: this.#lab.path });
  }

  async #prepare(): Promise<void> {
    const own = join(this.#state, 'cpm-console');
    // Something was there before, as on every machine on which the console was used.
    if (this.#condition === 'no database') {
      await this.run('list', '--json');
      for (const end of ['', '-wal', '-shm']) rmSync(join(own, `state.db${end}`), { force: true });
      mkdirSync(join(own, 'state.db'));
    }
    if (this.#condition !== 'full disk') return;
    // A console that was used before has something in reserve.
    await this.run('plan', 'memory', '--json');
    fill(this.#filler);
  }

  async #service(what: 'start' | 'stop' | 'status'): Promise<string> {
    const state = (await this.#unit())?.state ?? 'unknown';
    if (what !== 'status' && (what === 'start') !== (state === 'running'))
      await this.#manager.control?.act({ action: what, unit: SERVICE.unit }, AbortSignal.timeout(20_000));
    return state;
  }

  async #unit() {
    const [unit] = await this.#manager.status([SERVICE.unit], AbortSignal.timeout(20_000));
    return unit;
  }

  get #manager() {
    return plainAt(this.#state, () => [SERVICE]);
  }
}

/** Writes until nothing more fits on the disk. */
function fill(path: string): void {
  spawnSync('sh', ['-c', 'cat /dev/zero >"$0"', path], { stdio: 'ignore' });
}
