import type { Answer, Question } from '#domain/procedure/question.ts';
import type { RunEvent } from '#domain/procedure/record.ts';
import type { RunState } from '#domain/procedure/run-state.ts';
import type { KillSignal, UnitAction } from '#domain/service/unit.ts';
import { ManualClock } from '#services/fakes/clock.ts';
import { fakeJournals } from '#services/fakes/journals.ts';
import { demoWorld } from '#services/fakes/world.ts';
import type { Journals } from '#services/ports/journals.ts';
import type { World } from '#services/ports/world.ts';
import { Control } from '#services/procedures/engine/control.ts';
import type { Host } from '#services/procedures/engine/host.ts';
import { hostOf } from '#services/procedures/runs/host.ts';
import { planService, type PlannedService } from '#services/procedures/service/plan.ts';
import { continueService, startService } from '#services/procedures/service/start.ts';
import type { CheckNow, KnownService, ServiceWorld } from '#services/procedures/service/world.ts';

import { timePassesFor } from '../time-passes.ts';
import { FakeManager } from './fake-manager.ts';

type Fact = Partial<KnownService> & { readonly id: string };

/** Services of one fake manager, time that passes by itself while something runs, and what was told. */
export class Acting {
  readonly clock = new ManualClock();
  readonly fake = new FakeManager();
  readonly journals: Journals;
  readonly events: RunEvent[] = [];
  readonly questions: Question[] = [];
  readonly control = new Control();
  /** What checks say now; the others are good. */
  readonly says = new Map<string, CheckNow['status']>();
  /** Answers questions; without it nobody can be asked. */
  ask: ((question: Question) => Answer | null) | null = null;
  readonly services: readonly KnownService[];

  constructor(services: readonly Fact[], journals: Journals = fakeJournals()) {
    this.journals = journals;
    this.world = this.made();
    this.services = services.map((service) => ({
      manager: 'fake',
      unit: service.id,
      checks: [`http:${service.id}`],
      ...service,
    }));
  }

  world: World & ServiceWorld;

  private made(): World & ServiceWorld {
    return {
      ...demoWorld({ clock: this.clock, journals: this.journals }),
      clock: this.clock,
      managers: [this.fake.manager],
      gate: (ids) =>
        Promise.resolve(
          ids.map((id) => ({ id, status: this.says.get(id) ?? 'ok', summary: this.says.get(id) ?? 'fine' })),
        ),
    };
  }

  plan(action: UnitAction, ids: readonly string[], signal?: KillSignal): Promise<PlannedService> {
    const targets = ids.map(
      (id) => this.services.find((service) => service.id === id) ?? { id: null, manager: 'fake', unit: id },
    );
    const facts = { services: this.services, checks: [] };
    return this.over(planService(this.world, facts, targets, { action, signal }, new AbortController().signal));
  }

  async run(action: UnitAction, ids: readonly string[], signal?: KillSignal): Promise<RunState> {
    const { plan } = await this.plan(action, ids, signal);
    return this.over(startService(this.world, plan, { host: this.host(), control: this.control }));
  }

  goOn(how: 'resume' | 'abort', run = this.journals.list()[0] ?? ''): Promise<RunState> {
    return this.over(continueService(this.world, run, how, { host: this.host(), control: new Control() }));
  }

  /** Lets time pass until it is over. */
  over<T>(work: Promise<T>): Promise<T> {
    return timePassesFor(this.clock, work);
  }

  private host(): Host {
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
