import type { Invocation } from '#cli/command.ts';
import { instancesFor, loadKinds } from '#cli/health/instances.ts';
import { reportOf } from '#cli/health/reporting.ts';
import type { Config } from '#config/config.ts';
import type { Reading } from '#domain/reading.ts';
import type { HealthReport } from '#domain/report/report.ts';
import type { AnyKind, Instance } from '#services/checks/check.ts';
import { discoverInstances } from '#services/monitor/instances.ts';
import type { Monitor } from '#services/monitor/monitor.ts';
import { repeat } from '#services/monitor/repeat.ts';
import { startSharedMonitor } from '#services/monitor/shared.ts';

import { limitsOf } from './wish.ts';

/** Nobody watches the numbers of the machine by the second. */
const SYSTEM_MS = 10_000;
/** How often to see whether there are new projects, mounts and services. */
const DISCOVER_MS = 300_000;

interface WatchingOptions {
  readonly invocation: Invocation;
  /** Of the score, asked for on the command line; null for that of the configuration. */
  readonly threshold: number | null;
  /** Called when something was read. */
  readonly onReadings: () => void;
}

/** The checks of a headless monitor: what runs, what was read last, and how that follows the configuration. */
export class Watching {
  config: Config;
  looks = 0;
  lastCheckAt: number | null = null;
  private instances: readonly Instance[] = [];
  private readonly latest = new Map<string, Reading>();
  private monitor: Monitor | null = null;
  private kinds: readonly AnyKind[] = [];
  private cancel: () => void = () => undefined;
  private finding: Promise<void> = Promise.resolve();
  private readonly ended = new AbortController();

  private readonly options: WatchingOptions;

  constructor(options: WatchingOptions) {
    this.options = options;
    this.config = options.invocation.config;
  }

  async start(): Promise<void> {
    const { invocation, onReadings } = this.options;
    const { world } = invocation;
    this.judge();
    [this.instances, this.kinds] = await Promise.all([instancesFor(invocation, false), loadKinds()]);
    world.state.retain(this.instances.map(({ id }) => id));
    for (const reading of world.state.readings()) this.latest.set(reading.id, reading);
    this.monitor = startSharedMonitor({
      world,
      kinds: this.kinds,
      instances: headless(this.instances, this.kinds),
      role: 'monitor',
      onStart: () => void (this.looks += 1),
      onReadings: (batch) => {
        for (const reading of batch) this.latest.set(reading.id, reading);
        this.lastCheckAt = world.clock.now();
        onReadings();
      },
    });
    this.cancel = repeat(world.clock, DISCOVER_MS, () => this.discover());
  }

  /** Goes on with another configuration. */
  adopt(config: Config): void {
    this.config = config;
    this.judge();
    this.discover();
  }

  report(limits: Config['health']): HealthReport {
    const ids = new Set(this.instances.map(({ id }) => id));
    const readings = [...this.latest.values()].filter(({ id }) => ids.has(id));
    return reportOf(this.options.invocation.world, { ...this.config, health: limits }, readings);
  }

  /** Whether every check was looked at once since `at`, epoch ms. */
  isComplete(at: number): boolean {
    return this.instances.every(({ id }) => (this.latest.get(id)?.takenAt ?? 0) >= at);
  }

  get count(): number {
    return this.instances.length;
  }

  async stop(): Promise<void> {
    this.cancel();
    this.ended.abort();
    await Promise.all([this.monitor?.stop(), this.finding]);
  }

  /** The rules of the configuration, with the threshold that was asked for. */
  private judge(): void {
    const { invocation, threshold } = this.options;
    const { alerts } = this.config;
    const asked = threshold === null ? alerts : { ...alerts, score: limitsOf(this.config.health, threshold) };
    invocation.world.state.alerts.adopt(asked);
  }

  private isEnded(): boolean {
    return this.ended.signal.aborted;
  }

  private discover(): void {
    this.finding = this.finding.then(() => this.takeUp());
  }

  private async takeUp(): Promise<void> {
    const { world } = this.options.invocation;
    if (this.isEnded()) return;
    const { instances } = await discoverInstances(world, this.config, this.kinds, this.ended.signal);
    if (this.isEnded()) return;
    this.instances = instances;
    this.monitor?.update(headless(instances, this.kinds));
    world.state.retain(instances.map(({ id }) => id));
  }
}

/** The checks with those of the machine looked at seldom, unless a person gave them an interval of their own. */
function headless(instances: readonly Instance[], kinds: readonly AnyKind[]): readonly Instance[] {
  const quick = new Set(
    kinds.filter(({ group, intervalMs }) => group === 'system' && intervalMs < SYSTEM_MS).map(({ kind }) => kind),
  );
  return instances.map((instance) =>
    quick.has(instance.kind) && instance.intervalMs === undefined ? { ...instance, intervalMs: SYSTEM_MS } : instance,
  );
}
