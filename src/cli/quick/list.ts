import type { OwnCommand } from '#domain/quick/own.ts';
import { QUICK } from '#domain/quick/quick.ts';
import { joinCommand } from '#domain/split-command.ts';

/** Every quick command: what it does, exactly what runs, and why where it cannot. */
export function quickList(own: readonly OwnCommand[], json: boolean): string {
  const all = [...QUICK.map((command) => ({ ...command, own: false })), ...own.map(ownEntry)];
  if (json) return `${JSON.stringify({ schema: 1, commands: all }, null, 2)}\n`;
  const width = Math.max(...all.map(({ id }) => id.length));
  const indent = ' '.repeat(width + 2);
  return all
    .map(({ id, about, reads, runs, off }) =>
      [
        `${id.padEnd(width)}  ${about}${reads ? '' : '   asks first'}`,
        off === null ? `${indent}runs ${runs}` : `${indent}off: ${off}`,
        '',
      ].join('\n'),
    )
    .join('');
}

const ownEntry = ({ id, title, command, confirm }: OwnCommand) => ({
  id,
  title,
  about: title,
  reads: confirm === 'read',
  runs: joinCommand(command),
  guide: null,
  off: null,
  own: true,
});
