import type { Checklist, ListName } from '#domain/checklist/checklist.ts';
import { periodOf } from '#domain/checklist/days.ts';
import type { ShownList } from '#domain/checklist/shown.ts';
import { untilOf } from '#domain/checklist/until.ts';
import { OpsError } from '#domain/errors.ts';
import type { ChecklistDesk } from '#screens/checklist/desk.ts';
import { kinds } from '#services/checks/registry.ts';
import { checklistPlaces } from '#services/monitor/checklist-places.ts';
import { gather } from '#services/monitor/gather.ts';
import type { World } from '#services/ports/world.ts';
import type { Look } from '#services/procedures/checklist/remembered.ts';
import type { AppStore } from '#store/store.ts';

import type { Running } from '../running.ts';
import { saveChecklist } from './checklist-file.ts';

/** The first frame and the first readings come before the first list. */
const SETTLE_MS = 2500;
const EVERY_MS = 60_000;

interface Parts {
  readonly world: World;
  readonly store: AppStore;
  readonly running: Pick<Running, 'config' | 'instances' | 'monitor'>;
  readonly demo: boolean;
}

/** The lists behind the screens: looked at now and then, kept in the store, and what a person does with them. */
export class ChecklistKeeper {
  private readonly parts: Parts;
  private readonly ended = new AbortController();
  private shownAs = new Map<ListName, string>();

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** Looks at the daily list in a moment, and again every minute. */
  follow(wait = SETTLE_MS): void {
    this.parts.world.clock.after(wait, () => void this.onward());
  }

  stop(): void {
    this.ended.abort();
  }

  /** What the screens may ask. */
  desk(): ChecklistDesk {
    const { world, store } = this.parts;
    const state = world.state.checklist;
    const today = (list: ListName) => periodOf(list, world.clock.now());
    const { acts } = store;
    return {
      look: (list) => this.look(list, 'due'),
      again: (list, items) => this.again(list, items),
      accept: async (list, item, until, note) => {
        const before = state.acceptances(list)[item] ?? null;
        const end = untilOf(until, world.clock.now());
        state.accept(list, item, { by: world.system.facts().user, until: end, note });
        acts.did(`${this.titleOf(list, item)} is accepted.`, () => {
          state.accept(list, item, before);
          void this.look(list, 'due');
        });
        await this.look(list, 'due');
      },
      clear: async (list, item) => {
        const before = state.acceptances(list)[item] ?? null;
        state.accept(list, item, null);
        acts.did(`${this.titleOf(list, item)} is not accepted any more.`, () => {
          state.accept(list, item, before);
          void this.look(list, 'due');
        });
        await this.look(list, 'due');
      },
      answer: async (list, item, yes) => {
        const day = today(list);
        const before = state.answers(list, day)[item] ?? null;
        state.answer(list, day, item, { yes, by: world.system.facts().user, at: world.clock.now() });
        acts.did(`${this.titleOf(list, item)}: ${yes ? 'yes' : 'no'}.`, () => {
          state.answer(list, day, item, before);
          void this.look(list, 'due');
        });
        await this.look(list, 'due');
      },
      sign: async (list, note) => {
        const day = today(list);
        const wish = { by: world.system.facts().user, at: world.clock.now(), note };
        const { signed, isNew } = state.sign(list, day, wish);
        if (!isNew) throw new OpsError('signed', `${signed?.by ?? 'Somebody'} signed it before.`);
        acts.did(`The ${list} list is signed.`, () => {
          state.sign(list, day, null);
          void this.look(list, 'due');
        });
        await this.look(list, 'due');
      },
      save: async (list) => {
        if (this.parts.demo) throw new OpsError('demo', 'The made-up machine has no folder to write to.');
        await this.look(list, 'due');
        return saveChecklist(world.environment.stateDir, this.listOf(list));
      },
    };
  }

  private async onward(): Promise<void> {
    const { world, store } = this.parts;
    if (this.ended.signal.aborted) return;
    const { paused, held } = store.getState();
    if (!paused && held === null) await this.look('daily', 'due').catch(() => undefined);
    world.clock.after(EVERY_MS, () => void this.onward());
  }

  private async again(list: ListName, items: readonly string[] | null): Promise<void> {
    const { running } = this.parts;
    const chosen = this.listOf(list).items.filter(({ id }) => items?.includes(id) ?? true);
    const checks = new Set(chosen.flatMap(({ evidence }) => evidence));
    await Promise.all([...checks].map(async (id) => running.monitor?.runNow(id)));
    await this.look(list, 'always');
    const [only, ...more] = chosen.map(({ id }) => this.listOf(list).items.find((item) => item.id === id));
    if (only !== undefined && more.length === 0) this.parts.store.acts.toast(`${only.title}: ${only.summary}`);
  }

  private async look(list: ListName, look: Look): Promise<void> {
    const { world, running } = this.parts;
    const { signal } = this.ended;
    const [{ lookAtList }, { shownList }] = await Promise.all([
      import('#services/procedures/checklist/look.ts'),
      import('#services/procedures/checklist/shown.ts'),
    ]);
    const { instances, config } = running;
    const readings = gather({ world, instances, kinds: () => Promise.resolve(kinds), look: 'never', signal });
    const { checklist } = await lookAtList({
      world,
      list,
      look,
      signal,
      settings: config.checklist,
      limits: config.health,
      readings,
      ...checklistPlaces(config, instances),
    });
    if (signal.aborted) return;
    this.put(list, shownList(world.state.checklist, checklist));
  }

  /** Equal lists cause no frame. */
  private put(list: ListName, shown: ShownList): void {
    const { store } = this.parts;
    const content = JSON.stringify({ ...shown, checklist: { ...shown.checklist, at: 0 } });
    if (content === this.shownAs.get(list)) return;
    this.shownAs.set(list, content);
    store.acts.set({ checklists: { ...store.getState().checklists, [list]: shown } });
  }

  private listOf(list: ListName): Checklist {
    const shown = this.parts.store.getState().checklists[list];
    if (shown !== undefined) return shown.checklist;
    throw new OpsError('not-yet', `The ${list} list was not looked at yet.`, { hint: 'Wait a moment.' });
  }

  private titleOf(list: ListName, item: string): string {
    const shown = this.parts.store.getState().checklists[list];
    return shown?.checklist.items.find(({ id }) => id === item)?.title ?? item;
  }
}
