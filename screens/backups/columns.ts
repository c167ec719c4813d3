import { align, type Aligned, type Column } from '#components/columns.ts';
import type { Look } from '#components/look.tsx';
import { bytes, grouped } from '#domain/format.ts';
import { ago } from '#screens/reading/age.ts';
import type { Backup } from '#store/backups.ts';

interface Context {
  readonly look: Look;
  readonly now: number;
}

/** The table of backups, laid out for a width. */
export const backupTable = (backups: readonly Backup[], context: Context, width: number): Aligned<Backup> =>
  align(backups, columnsFor(context), width, true);

function columnsFor({ look: { glyphs, colors }, now }: Context): readonly Column<Backup>[] {
  return [
    {
      name: '',
      cell: (backup) =>
        backup.testedAt !== null
          ? { text: glyphs.done, color: colors.ok, bold: true }
          : backup.verifiedAt !== null
            ? { text: glyphs.ok, color: colors.ok }
            : { text: glyphs.warning, color: colors.warning },
    },
    { name: 'made', gap: 1, cell: ({ at }) => ({ text: ago(now - at) }) },
    { name: 'size', align: 'right', cell: (backup) => ({ text: sizeOf(backup) }) },
    { name: 'files', align: 'right', drop: 3, cell: ({ files }) => ({ text: grouped(files), dim: true }) },
    {
      name: 'content',
      grow: 10,
      most: 48,
      cell: ({ sources }) => ({ text: sources.map(({ name }) => name).join(', ') }),
    },
    { name: 'verified', drop: 2, cell: ({ verifiedAt }) => lookedAt(verifiedAt) },
    { name: 'restore tested', cell: ({ testedAt }) => lookedAt(testedAt) },
    {
      name: 'made by',
      drop: 1,
      cell: ({ run }) => ({
        text: run === null ? 'a person or timer' : run.startsWith('backup-') ? 'a restore' : 'a recovery',
        dim: true,
      }),
    },
  ];

  function lookedAt(at: number | null) {
    return at === null ? { text: 'never', color: colors.warning } : { text: ago(now - at), dim: true };
  }
}

/** What it takes; in restic's repository nobody can tell, so what is in it. */
export const sizeOf = ({ bytes: own, contentBytes }: Backup): string =>
  own === null ? `${bytes(contentBytes)} in it` : bytes(own);
