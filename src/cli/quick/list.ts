import { QUICK } from '#domain/quick/quick.ts';

/** Every quick command: what it does, exactly what runs, and why where it cannot. */
export function quickList(json: boolean): string {
  if (json) return `${JSON.stringify({ schema: 1, commands: QUICK }, null, 2)}\n`;
  const width = Math.max(...QUICK.map(({ id }) => id.length));
  const indent = ' '.repeat(width + 2);
  return QUICK.map(({ id, about, reads, runs, off }) =>
    [
      `${id.padEnd(width)}  ${about}${reads ? '' : '   asks first'}`,
      off === null ? `${indent}runs ${runs}` : `${indent}off: ${off}`,
      '',
    ].join('\n'),
  ).join('');
}
