import { needsAttention, stateOf } from '#domain/credentials/state.ts';
import type { World } from '#services/ports/world.ts';
import type { AppStore } from '#store/store.ts';

/** Counts how many credentials ask for something, by what is known of them: no store and no provider is asked. */
export function countCredentials(
  { state, clock }: Pick<World, 'state' | 'clock'>,
  store: AppStore,
  { expiringDays }: { readonly expiringDays: number },
): void {
  const now = clock.now();
  const all = state.credentials.all().map((credential) => stateOf(credential, { now, endDays: expiringDays }));
  const waiting = all.filter(needsAttention).length;
  if (store.getState().credentials?.waiting !== waiting) store.acts.set({ credentials: { waiting } });
}
