import type { Config } from '#config/config.ts';
import type { Plan } from '#domain/procedure/plan.ts';
import type { Watch } from '#screens/frame/watch.ts';
import type { World } from '#services/ports/world.ts';
import type { AppStore } from '#store/store.ts';

import type { RunKeeper } from '../runs/keeper.ts';
import { countActions } from './actions.ts';
import { countCredentials } from './credentials.ts';

/** The first frame comes before a look at the journals. */
const SETTLE_MS = 300;

/** Between two counts of what is to be done after learnings: a day may end, and others write there too. */
const COUNT_MS = 600_000;
const FIRST_COUNT_MS = 2000;

/** The runs behind the screens. The engine is loaded when the first frame is there, or when somebody asks for it. */
export interface Runs {
  readonly desk: NonNullable<Watch['runs']>;
  readonly push: NonNullable<Watch['push']>;
  readonly processes: NonNullable<Watch['processes']>;
  readonly services: NonNullable<Watch['services']>;
  readonly emergency: NonNullable<Watch['emergency']>;
  readonly learnings: NonNullable<Watch['learnings']>;
  readonly incidents: NonNullable<Watch['incidents']>;
  readonly logs: NonNullable<Watch['logs']>;
  readonly diagnose: NonNullable<Watch['diagnose']>;
  readonly backups: NonNullable<Watch['backups']>;
  readonly credentials: NonNullable<Watch['credentials']>;
  /** Names of the runs this process works on. */
  readonly busy: () => readonly string[];
  /** Every run finishes its step and stays resumable; settles when the last one has. Safe to call again. */
  readonly hangUp: () => Promise<void>;
}

/** `demo` begins and goes on with the pushes of the made-up world instead of real ones. */
export function runsFor(world: World, store: AppStore, config: () => Config, demo: boolean): Runs {
  let loading: Promise<RunKeeper> | null = null;
  let loaded: RunKeeper | null = null;
  let processes: ReturnType<Runs['processes']> | null = null;
  let services: ReturnType<Runs['services']> | null = null;
  let emergency: ReturnType<Runs['emergency']> | null = null;
  let backups: ReturnType<Runs['backups']> | null = null;
  let learnings: ReturnType<Runs['learnings']> | null = null;
  let credentials: ReturnType<Runs['credentials']> | null = null;
  let ended = false;
  const load = async (): Promise<RunKeeper> => {
    const [{ RunKeeper: Keeper }, { procedureOf }, { gated }] = await Promise.all([
      import('../runs/keeper.ts'),
      demo ? import('../demo/procedures.ts') : import('../runs/procedures.ts'),
      import('../runs/gated.ts'),
    ]);
    const again = async (plan: Plan) =>
      plan.procedure === 'quick'
        ? (await import('../runs/quick-procedure.ts')).quickProcedure(world, config, plan)
        : plan.procedure === 'backup'
          ? (await import('../runs/backup-run.ts')).backupRun(world, config, plan)
          : procedureOf(gated(world, config), plan);
    loaded = new Keeper({ world, store, procedureOf: again });
    if (!ended) void loaded.follow();
    return loaded;
  };
  const keeper = () => (loading ??= load());
  world.clock.after(SETTLE_MS, () => {
    if (!ended) void keeper();
  });
  const waiting = (): void => countCredentials(world, store, config().credentials);
  const count = (): void => {
    if (ended) return;
    waiting();
    void countActions(world, store);
    world.clock.after(COUNT_MS, count);
  };
  world.clock.after(FIRST_COUNT_MS, count);
  const servicesDesk: Runs['services'] = () =>
    (services ??= import('../runs/services-desk.ts').then(async ({ servicesDeskFor }) =>
      servicesDeskFor({ world, store, config, keeper: await keeper() }),
    ));
  return {
    desk: keeper,
    async push() {
      const { pushDeskFor } = demo ? await import('../demo/push-desk.ts') : await import('../runs/push-desk.ts');
      return pushDeskFor({ world, store, config, keeper: await keeper() });
    },
    processes: () =>
      (processes ??= import('../runs/processes-desk.ts').then(({ processesDeskFor }) =>
        processesDeskFor(world, keeper),
      )),
    services: servicesDesk,
    emergency: () =>
      (emergency ??= import('../runs/emergency-desk.ts').then(async ({ emergencyDeskFor }) =>
        emergencyDeskFor({
          world,
          config,
          keeper: await keeper(),
          services: servicesDesk,
          readings: () => store.getState().readings,
          runs: () => store.getState().runs,
        }),
      )),
    learnings: () =>
      (learnings ??= import('../runs/learnings-desk.ts').then(({ learningsDeskFor }) =>
        learningsDeskFor({
          world,
          readings: () => store.getState().readings,
          changed: () => void countActions(world, store),
        }),
      )),
    async incidents() {
      const { incidentsDeskFor } = await import('../runs/incidents-desk.ts');
      return incidentsDeskFor({ world, store, config });
    },
    async logs() {
      const { logsDeskFor } = await import('../runs/logs-desk.ts');
      return logsDeskFor({ world, store, config });
    },
    backups: () =>
      (backups ??= import('../runs/backups-desk.ts').then(async ({ backupsDeskFor }) =>
        backupsDeskFor({ world, config, keeper: await keeper() }),
      )),
    credentials: () =>
      (credentials ??= import('../runs/credentials-desk.ts').then(async ({ credentialsDeskFor }) =>
        credentialsDeskFor({ world, config, changed: waiting, keeper: await keeper() }),
      )),
    async diagnose() {
      const { diagnoseDeskFor } = await import('../runs/diagnose-desk.ts');
      return diagnoseDeskFor({ world, store, config, keeper: await keeper() });
    },
    busy: () => loaded?.busy() ?? [],
    async hangUp() {
      ended = true;
      await loaded?.hangUp();
    },
  };
}
