import type { Config } from '#config/config.ts';
import { keymapOf } from '#domain/keys.ts';
import type { Instance } from '#services/checks/check.ts';
import { kinds } from '#services/checks/registry.ts';
import type { Monitor } from '#services/monitor/monitor.ts';
import { startSharedMonitor } from '#services/monitor/shared.ts';
import type { LeaseHolder } from '#services/ports/state.ts';
import type { World } from '#services/ports/world.ts';
import type { AppStore } from '#store/store.ts';

import { weekOf } from './days.ts';
import { findInstances } from './instances.ts';
import { recallPast } from './past.ts';
import { atRefresh } from './refresh.ts';
import { isDeclined } from './watch/first-run.ts';
import { Telling } from './watch/telling.ts';

/** Closed incidents stay on Home this long. */
const RECENT_MS = 3_600_000;
/** How often the score of the days is looked up again. */
const HOUR_MS = 3_600_000;
/** The discovery waits for the first frame, which it would only delay. */
const SETTLE_MS = 250;

/** The checks of a running console: what runs now, and how that changes with the configuration. */
export class Running {
  config: Config;
  /** What runs, before the refresh of the screen is put in. */
  instances: readonly Instance[] = [];
  monitor: Monitor | null = null;
  private refreshMs: number;
  private recalled: ReadonlySet<string> = new Set();
  private holder: LeaseHolder | null = null;
  private readonly ended = new AbortController();
  private finding: Promise<void> = Promise.resolve();

  private readonly world: World;
  private readonly store: AppStore;
  private readonly telling: Telling;

  constructor(world: World, config: Config, store: AppStore) {
    this.world = world;
    this.store = store;
    this.config = config;
    this.refreshMs = config.refreshMs;
    this.telling = new Telling(world, config.notify, (sequence) => void process.stdout.write(sequence));
  }

  /** Starts with what the last start found; the truth follows behind the first frame. */
  async start(): Promise<Monitor> {
    const { world, store } = this;
    const finding = await findInstances(world, this.config, kinds);
    this.instances = finding.first;
    const monitor = startSharedMonitor({
      world,
      kinds,
      instances: atRefresh(finding.first, kinds, this.refreshMs),
      onReadings: (batch) => {
        const now = world.clock.now();
        this.telling.look();
        store.acts.received(batch, world.state.incidents(now - RECENT_MS), now);
      },
      onHolder: (holder) => {
        this.holder = holder;
        this.tellNotices();
      },
    });
    this.monitor = monitor;
    world.clock.after(SETTLE_MS, () => {
      if (this.ended.signal.aborted) return;
      this.telling.start();
      this.recalled = recallPast(world, store);
      this.finding = this.takeUp(finding.all);
    });
    this.followDays();
    return monitor;
  }

  /** Goes on with another configuration. */
  async adopt(config: Config): Promise<void> {
    this.config = config;
    this.refreshMs = config.refreshMs;
    this.world.state.alerts.adopt(config.alerts);
    this.telling.adopt(config.notify);
    this.store.acts.set({ customKeys: config.keys, keymap: keymapOf(config.keys) });
    this.tellNotices();
    const finding = await findInstances(this.world, config, kinds);
    this.finding = this.takeUp(finding.all);
    await this.finding;
  }

  setRefresh(ms: number): void {
    this.refreshMs = ms;
    this.monitor?.update(atRefresh(this.instances, kinds, ms));
  }

  async stop(): Promise<void> {
    this.ended.abort();
    await Promise.all([this.telling.stop().then(() => this.monitor?.stop()), this.finding]);
  }

  private async takeUp(all: (signal: AbortSignal) => Promise<readonly Instance[]>): Promise<void> {
    const instances = await all(this.ended.signal);
    if (this.ended.signal.aborted) return;
    const ids = instances.map(({ id }) => id);
    this.instances = instances;
    this.monitor?.update(atRefresh(instances, kinds, this.refreshMs));
    this.store.acts.retained(new Set(ids));
    this.world.state.retain(ids);
    this.recalled = recallPast(this.world, this.store, this.recalled);
  }

  /** Whether a first configuration can be written: there is none, and there is somewhere to put it. */
  private offered(): boolean {
    const { session } = this.store.getState();
    return (
      this.config.source === null &&
      !session.demo &&
      !session.readOnly &&
      this.world.environment.home !== null &&
      !isDeclined(this.world.state)
    );
  }

  private followDays(): void {
    this.world.clock.after(HOUR_MS, () => {
      if (this.ended.signal.aborted) return;
      this.store.acts.set({ days: weekOf(this.world) });
      this.followDays();
    });
  }

  private tellNotices(): void {
    const { notice } = this.world.state;
    const holder = this.holder;
    const notices = [
      ...(notice === null ? [] : [notice]),
      ...(this.offered() ? ['There is no configuration yet; this is what was found. : and "first" writes one.'] : []),
      ...this.config.notices,
      ...(holder === null
        ? []
        : [
            `${holder.headless === true ? 'The monitor' : 'Another console'} (pid ${holder.pid}) runs the checks; this one shows what it finds.`,
          ]),
    ];
    this.store.acts.set({ notices });
  }
}
