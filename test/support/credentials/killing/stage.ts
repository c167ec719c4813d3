import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';

import type { JournalRecord } from '#domain/procedure/record.ts';
import { realJournals } from '#services/adapters/journals.ts';

import { ROOT } from '../../../../scripts/support/root.ts';
import { Lab } from '../../lab/lab.ts';
import { attempt, type Outcome } from '../../lab/run.ts';
import { until } from '../../lab/until.ts';
import { plainAt, plainService } from '../../managers/plain-subject.ts';
import { Mem0Server } from '../mem0-server.ts';

const NAME = 'memory/main';
const OTHERS = '# kept\nPORT=80\n';
const COMPILED = join(ROOT, 'node_modules/.cache/compiled');

/** A memory service with keys, a store in a file, and a service that reads its key from a file of variables when it starts. */
export class RotationStage implements AsyncDisposable {
  readonly #lab: Lab;
  readonly #main: string;
  readonly #server: Mem0Server;

  private constructor(lab: Lab, main: string, server: Mem0Server) {
    this.#lab = lab;
    this.#main = main;
    this.#server = server;
  }

  static async open(main: string): Promise<RotationStage> {
    const lab = new Lab();
    const stage = new RotationStage(lab, main, lab.use(await Mem0Server.start()));
    writeFileSync(lab.at('api.env'), OTHERS, { mode: 0o600 });
    writeFileSync(lab.at('start.sh'), `set -a\n. ${lab.at('api.env')}\nexec sleep 1000\n`);
    lab.writeConfig(`services:
  - id: api
    manager: command
    unit: api
    start: sh ${lab.at('start.sh')}
    ready: { within: 5s, good: 1, every: 10ms }
`);
    await stage.#manager().control?.act({ action: 'start', unit: 'api' }, AbortSignal.timeout(20_000));
    const wish = { name: NAME, value: stage.#server.make('by hand').value, url: stage.#server.url };
    const begun = await stage.#call('begin', JSON.stringify({ ...wish, file: lab.at('api.env') }));
    if (begun.code !== 0) throw new Error(`nothing was given: ${begun.stdout}${begun.stderr}`);
    stage.forget();
    return stage;
  }

  get value(): string {
    return this.#stored[NAME] ?? '';
  }

  works(value: string): boolean {
    return this.#server.live().includes(value);
  }

  run(killAt?: string): Promise<Outcome> {
    return this.#call('run', JSON.stringify({ name: NAME }), killAt);
  }

  goOn(how: 'resume' | 'abort'): Promise<Outcome> {
    return this.#call(how);
  }

  records(): readonly JournalRecord[] {
    const journals = realJournals(this.#state);
    const [run] = journals.list();
    return run === undefined ? [] : journals.read(run);
  }

  /** Every text that the console keeps, for values that must not be there. */
  async kept(): Promise<string> {
    return this.#lab.run('sh', [
      '-c',
      `cat ${this.#state}/runs/* 2>/dev/null; cat ${this.#state}/state.db* | tr -d '\\0'`,
    ]);
  }

  forget(): void {
    rmSync(join(this.#state, 'runs'), { recursive: true, force: true });
  }

  /** What is wrong with a world in which nobody rotates; empty when nothing is. */
  async problems(): Promise<string[]> {
    const text = readFileSync(this.#lab.at('api.env'), 'latin1');
    const [unit] = await this.#manager().status(['api'], AbortSignal.timeout(20_000));
    const pid = unit?.pid ?? null;
    // The shell that starts it has not read the file yet.
    const began = () => readFileSync(`/proc/${pid}/cmdline`, 'utf8').startsWith('sleep\0');
    if (pid !== null) await until(began, `the service (${unit?.state}) did not begin`);
    const environment = pid === null ? '' : readFileSync(`/proc/${pid}/environ`, 'utf8');
    const facts: readonly (readonly [boolean, string])[] = [
      [this.works(this.value), 'the stored value is refused'],
      [this.#server.live().length === 1, `${this.#server.live().length} keys work`],
      [Object.keys(this.#stored).join() === NAME, `the store has ${Object.keys(this.#stored).join()}`],
      [text.startsWith(OTHERS), 'other lines changed'],
      [parseEnv(text)['KEY'] === this.value, 'the file has another value'],
      [environment.split('\0').includes(`KEY=${this.value}`), `the service (${unit?.state}) has another value`],
    ];
    return facts.flatMap(([isSo, problem]) => (isSo ? [] : [problem]));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#manager().control?.act({ action: 'stop', unit: 'api' }, AbortSignal.timeout(20_000));
    await this.#lab[Symbol.asyncDispose]();
  }

  get #stored(): Record<string, string> {
    return JSON.parse(readFileSync(this.#lab.at('store.json'), 'utf8')) as Record<string, string>;
  }

  get #state(): string {
    return this.#lab.at('home/.local/state/cpm-console');
  }

  #manager() {
    const start = { file: 'sh', args: [this.#lab.at('start.sh')] };
    return plainAt(this.#lab.at('home/.local/state'), () => [plainService('api', { start })]);
  }

  #call(how: string, wish = '{}', killAt?: string): Promise<Outcome> {
    const env = {
      ...this.#lab.env,
      CPM_TEST_STORE: this.#lab.at('store.json'),
      NODE_COMPILE_CACHE: COMPILED,
      ...(killAt !== undefined && { CPM_KILL_AT: killAt }),
    };
    return attempt(process.execPath, [this.#main, how, wish], { cwd: this.#lab.path, env });
  }
}
