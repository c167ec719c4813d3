import { OpsError } from '#domain/errors.ts';
import type { Answer, Question } from '#domain/procedure/question.ts';
import type { RunState } from '#domain/procedure/run-state.ts';
import { ManualClock } from '#services/fakes/clock.ts';
import { fakeJournals } from '#services/fakes/journals.ts';
import { fakeWorkspaces } from '#services/fakes/workspace.ts';
import { demoWorld } from '#services/fakes/world.ts';
import type { Journals } from '#services/ports/journals.ts';
import type { Shell } from '#services/ports/shell.ts';
import type { CredentialWorld } from '#services/procedures/credentials/ports.ts';
import { continueCredential, startCredential } from '#services/procedures/credentials/start.ts';
import { Control } from '#services/procedures/engine/control.ts';
import { type GiveWish, planGive } from '#services/procedures/give/plan.ts';
import { planRotate, type RotateWish } from '#services/procedures/rotate/plan.ts';
import { hostOf } from '#services/procedures/runs/host.ts';
import type { ServiceFacts } from '#services/procedures/service/world.ts';

import { Machine } from './machine.ts';
import { MadeKeys } from './made-keys.ts';
import { Stored } from './stored.ts';

/** A machine without git. */
const gitless: Shell = {
  run: () => Promise.reject(new OpsError('not-found', 'There is no git.')),
  which: () => Promise.resolve(null),
};

export const NAME = 'memory/main';

/** One process that rotates a key of a server in memory; time passes by itself while something runs. */
export class Rotating {
  readonly clock = new ManualClock();
  readonly questions: Question[] = [];
  readonly control = new Control();
  readonly world: CredentialWorld;
  readonly facts: ServiceFacts = {
    services: [{ id: 'api', manager: 'fake', unit: 'api', ready: { withinMs: 2000, everyMs: 100, good: 1 } }],
    checks: [],
  };
  ask: ((question: Question) => Answer | null) | null = null;

  readonly keys: MadeKeys;
  readonly stored: Stored;
  readonly journals: Journals;
  readonly machine: Machine;

  constructor(
    keys = new MadeKeys(),
    stored = new Stored(),
    journals: Journals = fakeJournals(),
    { byHand = false, machine = new Machine() }: { readonly byHand?: boolean; readonly machine?: Machine } = {},
  ) {
    this.machine = machine;
    this.keys = keys;
    this.stored = stored;
    this.journals = journals;
    this.world = {
      ...demoWorld({ clock: this.clock, journals, state: stored.state }),
      clock: this.clock,
      managers: [machine.fake.manager],
      workspaces: fakeWorkspaces({ clock: this.clock, disk: machine.disk }),
      shell: gitless,
      ...stored.ports(),
      providerOf: (id) => Promise.resolve(id === 'memory' ? keys.provider({ byHand }) : null),
    };
  }

  /** A key that is stored and works. */
  begin(): this {
    this.stored.add(NAME, this.keys.make('by hand').value);
    return this;
  }

  get value(): string | undefined {
    return this.stored.values.get(NAME);
  }

  plan(wish: Partial<RotateWish> = {}) {
    return this.over(planRotate(this.world, this.facts, { name: NAME, ...wish }, new AbortController().signal));
  }

  async run(wish: Partial<RotateWish> = {}): Promise<RunState> {
    const { plan } = await this.plan(wish);
    return this.over(startCredential(this.world, plan, { host: this.host(), control: this.control }));
  }

  /** Gives the value to something, as a person would; what it says is answered. */
  async give(wish: Partial<GiveWish> = {}): Promise<RunState> {
    const { plan } = await this.planGive(wish);
    return this.over(startCredential(this.world, plan, { host: this.host(), control: this.control }));
  }

  planGive(wish: Partial<GiveWish> = {}) {
    const all = { name: NAME, to: 'service:api', ...wish };
    return this.over(planGive(this.world, this.facts, all, new AbortController().signal));
  }

  goOn(how: 'resume' | 'abort' | 'undo', run = this.journals.list()[0] ?? ''): Promise<RunState> {
    return this.over(continueCredential(this.world, run, how, { host: this.host(), control: new Control() }));
  }

  host() {
    return hostOf(this.world, {
      onEvent: () => undefined,
      ask:
        this.ask === null
          ? undefined
          : (_step, question) => {
              this.questions.push(question);
              return Promise.resolve(this.ask?.(question) ?? null);
            },
    });
  }

  /** Lets time pass until it is over. */
  async over<T>(work: Promise<T>): Promise<T> {
    const states = { over: false };
    const ended = work.finally(() => (states.over = true));
    ended.catch(() => undefined);
    for (let turn = 0; turn < 20_000 && !states.over; turn += 1) await this.clock.pass(100);
    return ended;
  }
}
