import { useBegin } from '#screens/emergency/use-begin.ts';
import { useActs } from '#store/react.tsx';

import type { BackupsDesk } from './desk.ts';

/** Asks for a new folder, shows what will be done, and restores there: `paths` of a backup, null for all of it. */
export function useRestore(desk: BackupsDesk | null): (id: string, paths: readonly string[] | null) => void {
  const { show } = useActs();
  const begin = useBegin();
  return (id, paths) =>
    show({
      type: 'write',
      ask: {
        title:
          paths === null ? `Restore ${id}?` : `Restore ${paths.length === 1 ? paths[0] : `${paths.length} files`}?`,
        lines: ['Below which folder? It must be new or empty; nothing that is there is touched.'],
        prompt: 'Into:',
        proposal: desk?.freshFolder(id),
        wrong: (text) => (text.startsWith('/') ? null : 'begin with /'),
        run: (into) => desk !== null && begin(() => desk.restore(id, { into, paths })),
      },
    });
}
