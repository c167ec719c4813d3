import { Panel } from '#components/panel.tsx';
import { type Cell, Row } from '#components/row.tsx';
import { Section } from '#components/section.tsx';
import { bytes, grouped } from '#domain/format.ts';
import type { Area } from '#screens/place.ts';
import { when } from '#screens/reading/age.ts';
import type { Backup } from '#store/backups.ts';
import { useApp } from '#store/react.tsx';

/** What one backup is: where it lies, of what, and what could not be kept. */
export function BackupCard({ backup, width, height }: Area & { readonly backup: Backup }) {
  const now = useApp((state) => state.now);
  const facts: readonly (readonly [string, string])[] = [
    ['made', `${when(backup.at, now)}${backup.quiesced ? '' : ', while services were running that write there'}`],
    ['where', `${backup.place} (${backup.store})`],
    ['holds', `${grouped(backup.files)} files, ${bytes(backup.contentBytes)}`],
    ...backup.sources.map(({ name, path }, at) => [at === 0 ? 'of' : '', `${name}   ${path}`] as const),
    ...(backup.run === null ? [] : [['recovery', backup.run] as const]),
    ...backup.left.map(({ path, why }, at) => [at === 0 ? 'left out' : '', `${path}: ${why}`] as const),
  ];
  const panels = width >= 100;
  const Frame = panels ? Panel : Section;
  const room = height - (panels ? 2 : 1);
  const shown =
    facts.length <= room
      ? facts
      : [...facts.slice(0, room - 1), ['', `${facts.length - room + 1} more lines; y copies all`] as const];
  return (
    <Frame title={backup.id} note="" width={width} height={height}>
      {shown.map(([name, text], at) => (
        <Row
          key={at}
          width={width - (panels ? 4 : 0)}
          cells={
            [
              { text: ` ${name}`, width: 12, dim: true },
              { text, grow: true },
            ] satisfies Cell[]
          }
        />
      ))}
    </Frame>
  );
}
