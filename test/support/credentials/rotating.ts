import type { Answer, Question } from '#domain/procedure/question.ts';
import type { RunState } from '#domain/procedure/run-state.ts';
import { ManualClock } from '#services/fakes/clock.ts';
import { fakeJournals } from '#services/fakes/journals.ts';
import { demoWorld } from '#services/fakes/world.ts';
import type { Journals } from '#services/ports/journals.ts';
import type { CredentialWorld } from '#services/procedures/credentials/ports.ts';
import { continueCredential, startCredential } from '#services/procedures/credentials/start.ts';
import { Control } from '#services/procedures/engine/control.ts';
import { planRotate, type RotateWish } from '#services/procedures/rotate/plan.ts';
import { hostOf } from '#services/procedures/runs/host.ts';

import { MadeKeys } from './made-keys.ts';
import { Stored } from './stored.ts';

export const NAME = 'memory/main';

/** One process that rotates a key of a server in memory; time passes by itself while something runs. */
export class Rotating {
  readonly clock = new ManualClock();
  readonly questions: Question[] = [];
  readonly control = new Control();
  readonly world: CredentialWorld;
  ask: ((question: Question) => Answer | null) | null = null;

  readonly keys: MadeKeys;
  readonly stored: Stored;
  readonly journals: Journals;

  constructor(
    keys = new MadeKeys(),
    stored = new Stored(),
    journals: Journals = fakeJournals(),
    { byHand = false }: { readonly byHand?: boolean } = {},
  ) {
    this.keys = keys;
    this.stored = stored;
    this.journals = journals;
    this.world = {
      ...demoWorld({ clock: this.clock, journals, state: stored.state }),
      clock: this.clock,
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
    return this.over(planRotate(this.world, { name: NAME, ...wish }, new AbortController().signal));
  }

  async run(wish: Partial<RotateWish> = {}): Promise<RunState> {
    const { plan } = await this.plan(wish);
    return this.over(startCredential(this.world, plan, { host: this.host(), control: this.control }));
  }

  goOn(how: 'resume' | 'abort', run = this.journals.list()[0] ?? ''): Promise<RunState> {
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
