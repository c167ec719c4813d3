import type { Plan } from '#domain/procedure/plan.ts';
import type { Answer, Question } from '#domain/procedure/question.ts';
import type { RunEvent } from '#domain/procedure/record.ts';
import type { RunState } from '#domain/procedure/run-state.ts';
import { ManualClock } from '#services/fakes/clock.ts';
import { fakeJournals } from '#services/fakes/journals.ts';
import { demoWorld } from '#services/fakes/world.ts';
import type { Journals } from '#services/ports/journals.ts';
import type { World } from '#services/ports/world.ts';
import { Control } from '#services/procedures/engine/control.ts';
import type { Host } from '#services/procedures/engine/host.ts';
import { type PlannedRecovery, planRecovery, type RecoveryWish } from '#services/procedures/recovery/plan.ts';
import { continueRecovery, startRecovery, undoRecovery } from '#services/procedures/recovery/start.ts';
import type { RecoveryFacts, RecoveryWorld } from '#services/procedures/recovery/world.ts';
import { hostOf } from '#services/procedures/runs/host.ts';
import type { CheckNow, KnownService } from '#services/procedures/service/world.ts';

import { FakeManager } from '../service/fake-manager.ts';
import { timePassesFor } from '../time-passes.ts';

type Fact = Partial<KnownService> & { readonly id: string };

/** Recoveries of services of one fake manager; time passes by itself while something runs. */
export class Recovering {
  readonly clock = new ManualClock();
  readonly fake = new FakeManager();
  readonly journals: Journals;
  readonly events: RunEvent[] = [];
  readonly questions: Question[] = [];
  control = new Control();
  /** What checks say now; the others are good. */
  readonly says = new Map<string, CheckNow['status']>();
  /** Answers questions; without it nobody can be asked. */
  ask: ((question: Question) => Answer | null) | null = null;
  facts: RecoveryFacts;
  world: RecoveryWorld;

  constructor(services: readonly Fact[], more: Partial<World> = {}, journals: Journals = fakeJournals()) {
    this.journals = journals;
    this.world = {
      ...demoWorld({ clock: this.clock, journals }),
      clock: this.clock,
      managers: [this.fake.manager],
      ...more,
      gate: (ids) =>
        Promise.resolve(
          ids.map((id) => ({ id, status: this.says.get(id) ?? 'ok', summary: this.says.get(id) ?? 'fine' })),
        ),
    };
    this.facts = {
      services: services.map((service) => ({
        manager: 'fake',
        unit: service.id,
        checks: [`http:${service.id}`],
        ...service,
      })),
      checks: [],
      projects: [],
      recovery: { validate: { good: 3, overMs: 2000, everyMs: 500 }, keep: { runs: 5, forMs: 1e9 } },
    };
  }

  plan(wish: RecoveryWish): Promise<PlannedRecovery> {
    return this.over(planRecovery(this.world, this.facts, wish, new AbortController().signal));
  }

  async run(wish: RecoveryWish): Promise<RunState> {
    return this.start((await this.plan(wish)).plan);
  }

  start(plan: Plan): Promise<RunState> {
    return this.over(startRecovery(this.world, plan, { host: this.host(), control: this.control }));
  }

  goOn(how: 'resume' | 'abort', run = this.journals.list()[0] ?? ''): Promise<RunState> {
    this.control = new Control();
    return this.over(continueRecovery(this.world, run, how, { host: this.host(), control: this.control }));
  }

  undo(run = this.journals.list()[0] ?? ''): Promise<RunState> {
    this.control = new Control();
    return this.over(undoRecovery(this.world, run, { host: this.host(), control: this.control }));
  }

  /** Lets time pass until it is over. */
  over<T>(work: Promise<T>): Promise<T> {
    return timePassesFor(this.clock, work);
  }

  host(): Host {
    const { ask } = this;
    return hostOf(this.world, {
      onEvent: (event) => void this.events.push(event),
      ...(ask !== null && {
        ask: (_step: string, question: Question) => {
          this.questions.push(question);
          return Promise.resolve(ask(question));
        },
      }),
    });
  }
}
