import type { Config } from '#config/config.ts';
import { textField } from '#domain/field.ts';
import { aboutCheck } from '#domain/learnings/about-check.ts';
import type { IncidentsDesk } from '#screens/incidents/desk.ts';
import { rememberedInstances } from '#services/monitor/instances.ts';
import type { World } from '#services/ports/world.ts';
import { changesAround } from '#services/procedures/incidents/changes.ts';
import { relatedLearnings } from '#services/procedures/learnings/related.ts';
import type { AppStore } from '#store/store.ts';

import { refusable } from './refusable.ts';
import { silencesOf } from './silences.ts';

interface Parts {
  readonly world: World;
  readonly store: AppStore;
  readonly config: () => Config;
}

const HOUR_MS = 3_600_000;
const LISTED_MS = 30 * 24 * HOUR_MS;
/** Nobody scrolls through more; `incident list` has them. */
const MOST_OVER = 500;
const ASK_MS = 8000;

/** Incidents for the screen; the same as `incident` does. */
export function incidentsDeskFor({ world, store, config }: Parts): IncidentsDesk {
  const { state, clock } = world;
  const user = () => world.system.facts().user;
  const refresh = () => store.acts.set({ incidents: state.incidents(clock.now() - HOUR_MS) });
  const incidentOf = (id: string) => state.alerts.incident(id) ?? undefined;
  const silences = silencesOf(world, store);
  return {
    list() {
      const incidents = state.incidents(clock.now() - LISTED_MS, MOST_OVER + 1);
      const over = incidents.filter(({ closedAt }) => closedAt !== null);
      if (over.length <= MOST_OVER) return { incidents, more: false };
      const first = over.reduce((one, other) => ((one.closedAt ?? 0) <= (other.closedAt ?? 0) ? one : other));
      return { incidents: incidents.filter((one) => one !== first), more: true };
    },
    async about(id) {
      const incident = incidentOf(id);
      const { alerts } = state;
      const known = rememberedInstances(world, config())?.instances ?? config().checks;
      const projects = known.flatMap((instance) => {
        const path = instance.kind === 'git' ? textField(instance.params, 'path') : null;
        return path === null ? [] : [{ name: instance.id.slice(instance.id.indexOf(':') + 1), path }];
      });
      const places = { projects, files: config().files };
      const changes =
        incident === undefined ? [] : await changesAround(world, incident, places, AbortSignal.timeout(ASK_MS));
      const about = incident === undefined ? null : aboutCheck(incident.checkId, [incident.title, incident.summary]);
      const seenBefore = about === null ? [] : await relatedLearnings(world.learnings, about);
      return { timeline: alerts.timeline(id), proof: alerts.proof(id), changes, seenBefore };
    },
    acknowledge: refusable(store, (id: string, until: number | null) => {
      const before = incidentOf(id);
      if (before === undefined) return;
      const set = (at: number | null, to: number | null) => {
        state.acknowledge(id, at, before.acknowledgedBy ?? user(), to);
        refresh();
      };
      if (before.acknowledgedAt === null) {
        set(clock.now(), until);
        store.acts.did(`${before.title} is acknowledged.`, () => set(null, null));
      } else {
        set(null, null);
        store.acts.did(`${before.title} is not acknowledged any more.`, () =>
          set(before.acknowledgedAt, before.acknowledgedUntil),
        );
      }
    }),
    silence: refusable(store, (checkId: string, until: number | null) => silences.put(checkId, until)),
    silencedUntil: silences.until,
    note: refusable(store, (id: string, text: string | null) => {
      const before = incidentOf(id)?.note ?? null;
      const set = (note: string | null) => {
        state.alerts.note(id, note, user(), clock.now());
        refresh();
      };
      set(text);
      store.acts.did('The note is written.', () => set(before));
    }),
  };
}
