import { OpsError } from '#domain/errors.ts';
import { type ChannelSettings, isTerminal, type NotifySettings } from '#domain/notify/settings.ts';
import { joinPath } from '#domain/path.ts';
import type { Held } from '#services/ports/locks.ts';
import type { World } from '#services/ports/world.ts';

import { senderOf } from './channels/make.ts';
import { Line } from './line.ts';
import type { ChannelWorld } from './sender.ts';

export type NotifierWorld = ChannelWorld & Pick<World, 'clock' | 'locks' | 'state'>;

interface NotifierOptions {
  readonly world: NotifierWorld;
  readonly settings: NotifySettings;
  /** Tells nobody; what happens meanwhile is not told later either. */
  readonly mute?: boolean | undefined;
}

/** How often to look for what other processes made happen. */
const LOOK_MS = 1000;

/**
 * Tells people what happens, through the outbox: one process of this machine at a time, whatever it is. A message that was on its way when
 * the process ended is sent again by the next one under the same key.
 */
export class Notifier {
  readonly #world: NotifierWorld;
  readonly #mute: boolean;
  readonly #end = new AbortController();
  #settings: NotifySettings;
  #lines: readonly Line[] = [];
  #held: Held | null = null;
  #running: Promise<void> | null = null;
  #again = false;
  #cancel: () => void = () => undefined;

  constructor({ world, settings, mute = false }: NotifierOptions) {
    this.#world = world;
    this.#mute = mute;
    this.#settings = settings;
    this.#make();
  }

  /** Begins; what happens from now on is told to channels that are new. */
  start(): void {
    this.poke();
  }

  /** Something may have happened. */
  poke(): void {
    if (this.#end.signal.aborted) return;
    this.#cancel();
    if (this.#running !== null) this.#again = true;
    else this.#running = this.#run().finally(() => (this.#running = null));
  }

  /** Goes on with other channels. */
  update(settings: NotifySettings): void {
    if (JSON.stringify(settings) === JSON.stringify(this.#settings)) return;
    this.#settings = settings;
    this.#make();
    this.poke();
  }

  /** Tells at once what waits for others to come together with it, and ends within `graceMs`. */
  async finish(graceMs: number): Promise<void> {
    for (const line of this.#lines) line.hurry();
    this.poke();
    const { promise, resolve } = Promise.withResolvers<void>();
    const cancel = this.#world.clock.after(graceMs, resolve);
    await Promise.race([this.#settled(), promise]);
    cancel();
    this.#end.abort();
    this.#cancel();
    await this.#running;
    this.#held?.release();
    this.#held = null;
  }

  async #settled(): Promise<void> {
    while (this.#running !== null) await this.#running;
  }

  async #run(): Promise<void> {
    let wake = await this.#turn();
    while (this.#again && !this.#isEnded()) wake = await this.#turn();
    if (this.#isEnded()) return;
    const wait = wake === null ? LOOK_MS : Math.min(LOOK_MS, wake - this.#world.clock.now());
    this.#cancel = this.#world.clock.after(Math.max(1, wait), () => this.poke());
  }

  async #turn(): Promise<number | null> {
    this.#again = false;
    return this.#isMine() ? this.#flush() : null;
  }

  #isEnded(): boolean {
    return this.#end.signal.aborted;
  }

  async #flush(): Promise<number | null> {
    for (const line of this.#lines) line.fill(this.#mute);
    const wakes = await Promise.all(this.#lines.map((line) => line.flush(this.#end.signal)));
    const times = wakes.filter((wake) => wake !== null);
    return times.length === 0 ? null : Math.min(...times);
  }

  /**
   * Two processes that send would tell everything twice: it is done by who runs the checks, or, while nobody does, by who has the lock.
   */
  #isMine(): boolean {
    if (this.#lines.length === 0) return false;
    const { locks, environment, state } = this.#world;
    const holder = state.leaseHolder();
    if (holder !== null) {
      this.#held?.release();
      this.#held = null;
      return holder.pid === locks.self.pid && holder.host === locks.self.host;
    }
    if (this.#held !== null) return true;
    try {
      this.#held = locks.take(joinPath(environment.stateDir, 'notify.lock'), 'notify');
      return true;
    } catch (thrown) {
      if (thrown instanceof OpsError) return false;
      throw thrown;
    }
  }

  #make(): void {
    const { clock, state } = this.#world;
    const { host } = this.#world.locks.self;
    const settings = this.#settings;
    this.#lines = settings.channels
      .filter((channel) => !isTerminal(channel))
      .flatMap((channel: ChannelSettings) => {
        const send = senderOf(channel, this.#world, settings.timeoutMs);
        return send === null
          ? []
          : [new Line({ clock, alerts: state.alerts, outbox: state.outbox, channel, settings, host, send })];
      });
  }
}
