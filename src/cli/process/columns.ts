import type { Output } from '#cli/command.ts';

interface Column<Item> {
  readonly name: string;
  readonly text: (item: Item) => string;
  readonly align?: 'right';
}

const GAP = '  ';

/** Writes rows under their names; on a terminal the last column is cut at its edge, elsewhere nothing is. */
export function writeTable<Item>(items: readonly Item[], columns: readonly Column<Item>[], stdout: Output): void {
  const lines = [columns.map(({ name }) => name), ...items.map((item) => columns.map(({ text }) => text(item)))];
  const widths = columns.map((_column, at) => Math.max(...lines.map((cells) => cells[at]?.length ?? 0)));
  for (const cells of lines) {
    const padded = cells.map((text, at) => {
      const width = widths[at] ?? 0;
      return columns[at]?.align === 'right' ? text.padStart(width) : text.padEnd(width);
    });
    const line = padded.join(GAP).trimEnd();
    stdout.write(`${stdout.isTerminal ? cut(line, stdout.columns) : line}\n`);
  }
}

const cut = (line: string, width: number): string => (line.length <= width ? line : `${line.slice(0, width - 1)}…`);
