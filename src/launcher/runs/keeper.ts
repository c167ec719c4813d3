import { messageOf, OpsError } from '#domain/errors.ts';
import type { Plan } from '#domain/procedure/plan.ts';
import type { Answer } from '#domain/procedure/question.ts';
import { isUnfinished, type RunState } from '#domain/procedure/run-state.ts';
import { nameOfRun } from '#domain/procedure/standing.ts';
import type { RunsDesk } from '#screens/runs/desk.ts';
import { execute, type How } from '#services/procedures/engine/execute.ts';
import type { Host } from '#services/procedures/engine/host.ts';
import { lookAround } from '#services/procedures/engine/look.ts';
import type { Procedure } from '#services/procedures/engine/step.ts';
import { type HostWorld, hostOf } from '#services/procedures/runs/host.ts';
import { runId } from '#services/procedures/runs/id.ts';
import { RunLog } from '#store/run-log.ts';
import type { AppStore } from '#store/store.ts';

import { endWords } from './end-words.ts';
import { KnownRuns } from './known-runs.ts';
import { LiveRun } from './live-run.ts';
import { readLog } from './read-log.ts';

type RunWorld = HostWorld;

interface Parts {
  readonly world: RunWorld;
  readonly store: AppStore;
  /** Makes the steps of a journaled plan again. Rejects with OpsError for a procedure nobody knows. */
  readonly procedureOf: (plan: Plan) => Promise<Procedure>;
}

/** Between two looks at the journals: while another process works, and else. */
const SOON_MS = 2000;
const NOW_AND_THEN_MS = 10_000;

/** The runs of this process, and what is known of all others. */
export class RunKeeper implements RunsDesk {
  private readonly live = new Map<string, { readonly run: LiveRun; readonly over: Promise<void> }>();
  private readonly logs = new Map<string, RunLog>();
  private readonly known: KnownRuns;
  private readonly parts: Parts;
  private ended = false;

  constructor(parts: Parts) {
    this.parts = parts;
    const { acts } = parts.store;
    this.known = new KnownRuns(parts.world, (text) =>
      acts.happened({ at: parts.world.clock.now(), tone: 'error', text }),
    );
  }

  /** Looks at the journals now and from then on, until `close`. */
  async follow(): Promise<void> {
    const items = await this.known.scan(new Set(this.live.keys()));
    if (this.ended) return;
    this.parts.store.acts.runsChanged(items);
    for (const { state } of items.filter(({ where }) => where === 'elsewhere')) this.reread(state.run);
    const { runs } = this.parts.store.getState();
    const soon = Object.values(runs).some(({ where }) => where === 'elsewhere');
    this.parts.world.clock.after(soon ? SOON_MS : NOW_AND_THEN_MS, () => {
      if (!this.ended) void this.follow();
    });
  }

  /** Begins a new run; resolves to its id once it is in its journal. Rejects with OpsError when it cannot begin. */
  async start(procedure: Procedure): Promise<string> {
    const { clock, locks } = this.parts.world;
    const run = runId(procedure.plan.procedure, clock.now(), locks.self);
    await this.work(procedure, run, 'run');
    return run;
  }

  readonly log = (run: string): RunLog => {
    const known = this.logs.get(run) ?? readLog(this.parts.world.journals, run);
    this.logs.set(run, known);
    return known;
  };
  readonly answer = (run: string, answer: Answer | null): void => this.live.get(run)?.run.answer(answer);
  readonly interrupt = (run: string): void => this.end(run, (control) => control.interrupt());
  readonly stop = (run: string): void => this.end(run, (control) => control.stop());
  readonly resume = (run: string): Promise<void> => this.goOn(run, 'resume');
  readonly abort = (run: string): Promise<void> => this.goOn(run, 'abort');
  readonly undo = async (run: string): Promise<void> => {
    if (this.live.has(run)) throw new OpsError('locked', 'This run is being worked on.', { exit: 'locked' });
    this.known.reopen(run);
    await this.work(await this.procedureOf(run), run, 'undo');
  };
  readonly look: RunsDesk['look'] = async (run) =>
    lookAround(await this.procedureOf(run), { run, host: this.host(new LiveRun(run, this.silent())) });

  /** Names of the runs this process works on. */
  busy(): readonly string[] {
    return [...this.live.values()].map(({ run }) => nameOfRun(run.state));
  }

  /** Every run finishes its step and stays resumable; settles when the last one has. */
  async hangUp(): Promise<void> {
    this.ended = true;
    for (const id of this.live.keys()) this.end(id, (control) => control.hangUp());
    await Promise.all([...this.live.values()].map(({ over }) => over));
  }

  /** A question that is open keeps nobody waiting. */
  private end(run: string, how: (control: LiveRun['control']) => void): void {
    const live = this.live.get(run)?.run;
    if (live === undefined) return;
    how(live.control);
    live.answer(null);
  }

  private async goOn(run: string, how: How): Promise<void> {
    if (this.live.has(run)) throw new OpsError('locked', 'This run is being worked on.', { exit: 'locked' });
    const known = this.known.read(run)?.state;
    if (known !== undefined && !isUnfinished(known))
      throw new OpsError('ended', `${nameOfRun(known)} is over.`, { hint: 'There is nothing to go on with.' });
    this.known.reopen(run);
    await this.work(await this.procedureOf(run), run, how);
  }

  private async procedureOf(run: string): Promise<Procedure> {
    const plan = this.known.read(run)?.state.plan;
    if (!plan) throw new OpsError('no-run', `Nothing is known of ${run}.`, { hint: 'Its journal is empty or gone.' });
    return this.parts.procedureOf(plan);
  }

  private async work(procedure: Procedure, run: string, how: How): Promise<void> {
    const { world, store } = this.parts;
    const before = how === 'run' ? run : (this.known.read(run)?.state ?? run);
    const log = how === 'run' ? new RunLog() : this.log(run);
    this.logs.set(run, log);
    const show = (state: RunState) => store.acts.runsChanged([{ state, where: 'here' }]);
    const live = new LiveRun(before, { clock: world.clock, log, show });
    const executed = execute(procedure, { run, how, control: live.control, host: this.host(live) });
    const over = executed.then(
      (state) => this.over(live, state),
      (error: unknown) => this.failed(live, error),
    );
    this.live.set(run, { run: live, over });
    // What fails before anything is written is the answer to whoever wanted it.
    await Promise.race([live.begun, executed]);
  }

  private over(live: LiveRun, state: RunState): void {
    const { store, world } = this.parts;
    this.live.delete(state.run);
    live.state = state;
    live.end();
    store.acts.runsChanged([{ state, where: 'nowhere' }]);
    const { tone, text } = endWords(state);
    store.acts.happened({ at: world.clock.now(), tone, text });
    if (tone !== 'error') store.acts.toast(text);
    else store.acts.toast(text, 'error');
  }

  private failed(live: LiveRun, error: unknown): void {
    const { store } = this.parts;
    this.live.delete(live.state.run);
    live.end();
    if (!live.isBegun) return;
    store.acts.runsChanged([{ state: live.state, where: 'nowhere' }]);
    store.acts.toast(`${nameOfRun(live.state)}: ${messageOf(error)}`, 'error');
  }

  private host({ hear, ask }: LiveRun): Host {
    return hostOf(this.parts.world, { onEvent: hear, ask });
  }

  private silent() {
    return { clock: this.parts.world.clock, show: () => undefined };
  }

  private reread(run: string): void {
    if (!this.logs.has(run)) return;
    readLog(this.parts.world.journals, run, this.logs.get(run)).tell();
  }
}
