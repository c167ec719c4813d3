import { mkdtempSync } from 'node:fs';

import type { Plan } from '#domain/procedure/plan.ts';
import type { RunEvent } from '#domain/procedure/record.ts';
import type { RunState } from '#domain/procedure/run-state.ts';
import { realCheckouts } from '#services/adapters/checkouts.ts';
import { work } from '#services/adapters/checkouts/work.ts';
import { realClock } from '#services/adapters/clock.ts';
import { realFiles } from '#services/adapters/files.ts';
import { realGit } from '#services/adapters/git/git.ts';
import { realJournals } from '#services/adapters/journals.ts';
import { realLocks } from '#services/adapters/locks.ts';
import { realShell } from '#services/adapters/shell.ts';
import { demoWorld } from '#services/fakes/world.ts';
import { Control } from '#services/procedures/engine/control.ts';
import { execute, type How } from '#services/procedures/engine/execute.ts';
import { plannedAll, type Procedure, type Step } from '#services/procedures/engine/step.ts';
import { resetLookSteps, resetSteps } from '#services/procedures/recovery/steps/reset.ts';
import type { RecoveryWorld } from '#services/procedures/recovery/world.ts';
import { hostOf } from '#services/procedures/runs/host.ts';

import type { Lab } from '../lab/lab.ts';

/** The run of a {@link Resetting}. */
export const RUN = 'recover-20260105-101500-a1b2';

/** The steps of a reset on a real checkout, with git, journals and files of the real world. */
export class Resetting {
  readonly world: RecoveryWorld;
  readonly events: RunEvent[] = [];
  readonly #lab: Lab;
  readonly #target: { readonly top: string; readonly to: string };
  /** A step after the reset, for instance one that fails. */
  readonly #more: readonly Step[];

  constructor(lab: Lab, target: { readonly top: string; readonly to: string }, more: readonly Step[] = []) {
    this.#lab = lab;
    this.#target = target;
    this.#more = more;
    const clock = realClock();
    const shell = realShell();
    const { env } = lab;
    const state = mkdtempSync(lab.at('state-'));
    this.world = {
      ...demoWorld({ clock }),
      clock,
      shell,
      files: realFiles(),
      git: realGit(shell),
      checkouts: realCheckouts(work),
      journals: realJournals(state),
      locks: realLocks(clock),
      environment: {
        get: (name) => env[name],
        all: () => env,
        cwd: lab.path,
        home: lab.at('home'),
        configDir: lab.at('home/.config'),
        stateDir: state,
      },
      gate: () => Promise.resolve([]),
    };
  }

  run(how: How = 'run', control = new Control()): Promise<RunState> {
    const host = hostOf(this.world, { onEvent: (event) => void this.events.push(event) });
    return execute(this.#procedure(), { run: RUN, how, host, control });
  }

  /** What was noted, in order. */
  notes(): readonly string[] {
    return this.events.flatMap((event) => (event.type === 'note' ? [event.text] : []));
  }

  /** Programs that were run and shown. */
  commands(): readonly string[] {
    return this.events.flatMap((event) => (event.type === 'command' && !event.quiet ? [event.text] : []));
  }

  /** Where the snapshot lies. */
  get folder(): string {
    return `${this.world.journals.folder(RUN)}/checkout`;
  }

  #procedure(): Procedure {
    const { top, to } = this.#target;
    const params = {
      kind: 'recover',
      level: 'reset',
      services: [],
      project: { id: 'project', top },
      to,
      sources: [],
      restore: null,
      validate: { good: 1, overMs: 10, everyMs: 10 },
      keep: { runs: 5, forMs: 1e9 },
      at: 0,
    } as const;
    const parts = { world: this.world, params };
    const steps = [...resetLookSteps(parts), ...resetSteps(parts), ...this.#more];
    const plan: Plan = {
      schema: 1,
      procedure: 'recover',
      subject: { id: 'project', path: top },
      title: 'Reset',
      phases: [...new Set(steps.map(({ phase }) => phase))].map((id) => ({ id, title: id })),
      steps: plannedAll(steps),
      params: {},
      undoable: true,
      fingerprint: '',
      at: 0,
    };
    return { plan, steps, lock: this.#lab.at('lock') };
  }
}
