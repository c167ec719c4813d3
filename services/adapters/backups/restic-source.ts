import { damaged } from './errors.ts';
import type { Store } from './messages.ts';
import { startRestic } from './restic.ts';

/** One stream of a snapshot. Rejects with OpsError `backup-damaged` when restic does not give all of it. */
export async function* resticStream(
  store: Store,
  place: { readonly repository: string; readonly snapshot: string; readonly name: string; readonly id: string },
): AsyncGenerator<Buffer> {
  const { repository, snapshot, name, id } = place;
  const { child, ended } = startRestic(store, repository, ['dump', snapshot, `/${name}`]);
  try {
    if (child.stdout !== null) {
      const chunks: AsyncIterable<Buffer> = child.stdout;
      yield* chunks;
    }
    await ended.catch((thrown: unknown) => {
      const why = thrown instanceof Error ? thrown.message.replace(/\.$/, '') : 'restic failed';
      throw why.includes('password') ? thrown : damaged(id, why);
    });
  } finally {
    child.kill('SIGKILL');
  }
}
