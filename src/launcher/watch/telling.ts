import type { NotifySettings } from '#domain/notify/settings.ts';
import type { Notifier } from '#services/monitor/notify/notifier.ts';
import type { TerminalBell } from '#services/monitor/notify/terminal.ts';
import type { World } from '#services/ports/world.ts';

/** At the end of a console; the next process that runs the checks tells the rest. */
const GRACE_MS = 3000;

/**
 * Tells people what happens while a console is open: through the channels when it runs the checks, and on its own terminal in any
 * case. Nothing is loaded while nobody is to be told.
 */
export class Telling {
  private notifier: Notifier | null = null;
  private bell: TerminalBell | null = null;
  private loading: Promise<void> | null = null;
  private settings: NotifySettings;

  private readonly world: World;
  private readonly write: (sequence: string) => void;

  constructor(world: World, settings: NotifySettings, write: (sequence: string) => void) {
    this.world = world;
    this.settings = settings;
    this.write = write;
  }

  start(): void {
    if (this.settings.channels.length > 0) this.loading ??= this.load();
  }

  adopt(settings: NotifySettings): void {
    this.settings = settings;
    this.notifier?.update(settings);
    this.start();
  }

  /** Something may have happened. */
  look(): void {
    this.notifier?.poke();
    this.bell?.look(this.settings.channels, this.world.clock.now());
  }

  async stop(): Promise<void> {
    await this.loading;
    await this.notifier?.finish(GRACE_MS);
  }

  private async load(): Promise<void> {
    const [{ Notifier: Told }, { TerminalBell: Bell }] = await Promise.all([
      import('#services/monitor/notify/notifier.ts'),
      import('#services/monitor/notify/terminal.ts'),
    ]);
    this.bell = new Bell(this.world.state.alerts, this.write);
    this.notifier = new Told({ world: this.world, settings: this.settings });
    this.notifier.start();
  }
}
