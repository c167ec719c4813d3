import { OpsError } from '#domain/errors.ts';
import type { Acting, Refusal, ServiceManager, Unit, UnitState } from '#services/ports/managers.ts';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** A unit whose manager does at once what it is told, unless the test says otherwise. */
export interface FakeUnit extends Mutable<Unit> {
  enabled: boolean;
  /** Where a start leads. */
  becomes: UnitState;
  /** What acting on it ends with, in place of being done. */
  refuses: Error | null;
}

/** A manager in memory. `acts` is what it was told, in order: `restart web`. */
export class FakeManager {
  readonly units = new Map<string, FakeUnit>();
  readonly acts: string[] = [];
  /** Of the user: what stands in the way of acting. */
  refusal: ((acting: Acting) => Refusal | null) | null = null;
  /** Nobody answers any more. */
  hangs = false;
  /** Files of variables that a unit reads, by its name. */
  readonly files = new Map<string, readonly string[]>();
  private nextPid = 100;

  add(name: string, state: UnitState = 'running', more: Partial<FakeUnit> = {}): FakeUnit {
    const isUp = state === 'running';
    const unit: FakeUnit = {
      name,
      manager: 'fake',
      state,
      pid: isUp ? this.pid() : null,
      startedAt: isUp ? 1000 : null,
      restarts: 0,
      lastExit: null,
      memoryBytes: null,
      description: '',
      wanted: true,
      enabled: false,
      becomes: 'running',
      refuses: null,
      ...more,
    };
    this.units.set(name, unit);
    return unit;
  }

  /** What the person or the manager itself does: nobody is asked whether it may. */
  do({ action, unit: name }: Pick<Acting, 'action' | 'unit'>): void {
    const unit = this.one(name);
    if (action === 'enable' || action === 'disable') unit.enabled = action === 'enable';
    else if (action === 'stop') this.down(unit, 'stopped');
    else if (action === 'kill') this.down(unit, 'failed');
    else if (action !== 'reload') this.up(unit);
  }

  /** Started anew, as after a crash. */
  up(unit: FakeUnit): void {
    unit.state = unit.becomes;
    unit.pid = unit.becomes === 'running' ? this.pid() : null;
    unit.startedAt = unit.becomes === 'running' ? this.nextPid * 1000 : null;
    if (unit.becomes === 'failed') unit.lastExit = { code: 3, signal: null, reason: 'it failed' };
  }

  down(unit: FakeUnit, state: UnitState): void {
    unit.state = state;
    unit.pid = null;
    unit.startedAt = null;
  }

  readonly manager: ServiceManager = {
    name: 'fake',
    available: () => this.answer(true),
    list: () => this.answer([...this.units.values()].map((unit) => ({ ...unit }))),
    status: (names) => this.answer(names.map((name) => ({ ...(this.units.get(name) ?? missing(name)) }))),
    control: {
      actions: ['start', 'stop', 'restart', 'reload', 'enable', 'disable', 'kill'],
      command: ({ action, unit, signal }) => ({
        file: 'fakectl',
        args: [action, ...(signal === undefined ? [] : [`-${signal}`]), unit],
      }),
      detail: (name) =>
        this.answer({
          file: null,
          needsReload: false,
          enabled: this.one(name).enabled,
          program: null,
          folder: null,
          environment: [],
          environmentFiles: this.files.get(name) ?? [],
          pids: [],
          version: null,
        }),
      refusal: (acting) => this.answer(this.refusal?.(acting) ?? null),
      act: (acting) => {
        this.acts.push(`${acting.action} ${acting.unit}`);
        const { refuses } = this.one(acting.unit);
        if (refuses !== null) return Promise.reject(refuses);
        this.do(acting);
        return this.answer(undefined);
      },
      logs: () => this.answer([]),
    },
  };

  private one(name: string): FakeUnit {
    const unit = this.units.get(name);
    if (unit === undefined) throw new OpsError('no-unit', `There is no ${name}.`);
    return unit;
  }

  private pid(): number {
    return (this.nextPid += 1);
  }

  private answer<T>(value: T): Promise<T> {
    return this.hangs ? new Promise(() => undefined) : Promise.resolve(value);
  }
}

const missing = (name: string): Unit => ({
  name,
  manager: 'fake',
  state: 'not-found',
  pid: null,
  startedAt: null,
  restarts: null,
  lastExit: null,
  memoryBytes: null,
  description: '',
  wanted: false,
});
