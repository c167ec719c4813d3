import type { Invocation } from '#cli/command.ts';
import { EXIT, OpsError } from '#domain/errors.ts';
import { plural, span } from '#domain/format.ts';
import { cpuText, memoryText, rateText } from '#domain/processes/amounts.ts';
import { ORDERS, type ProcessOrder } from '#domain/processes/order.ts';
import { ioRate } from '#domain/processes/row.ts';
import { tableOf } from '#domain/processes/table.ts';
import type { Branch } from '#domain/processes/tree.ts';

import { writeTable } from './columns.ts';
import { rowJson } from './json.ts';
import { lookedTwice } from './looked.ts';

/** `process list`: every process, in the wished order. Exit 0: it only tells. */
export async function listProcesses(invocation: Invocation): Promise<number> {
  const { world, values, stdout } = invocation;
  const order = orderOf(values['sort']);
  const most = linesOf(values['lines']);
  const wish = {
    order,
    tree: values['tree'] === true,
    kernel: values['kernel'] === true,
    filter: textOf(values['filter']),
  };
  const rows = await lookedTwice(invocation);
  const { branches, leftOut } = tableOf(rows, wish);
  const shown = branches.slice(0, most);
  const at = world.clock.now();
  if (values['json'] === true) {
    const processes = shown.map(({ row, depth }) => ({ ...rowJson(row), ...(wish.tree ? { depth } : {}) }));
    stdout.write(
      `${JSON.stringify({ schema: 1, at: new Date(at).toISOString(), total: rows.length, processes }, null, 2)}\n`,
    );
    return EXIT.ok;
  }
  if (shown.length > 0) print(shown, at, invocation);
  const notes = [
    `${shown.length} ${shown.length === 1 ? 'process' : 'processes'}`,
    ...(shown.length < branches.length ? [`of ${branches.length}`] : []),
    ...(leftOut === 0 ? [] : [`and ${plural(leftOut, 'idle thread')} of the kernel (--kernel)`]),
  ];
  stdout.write(`${notes.join(' ')}\n`);
  return EXIT.ok;
}

function print(branches: readonly Branch[], now: number, { stdout }: Invocation): void {
  const right = { align: 'right' } as const;
  writeTable(
    branches,
    [
      { name: 'pid', text: ({ row }) => String(row.pid), ...right },
      { name: 'user', text: ({ row }) => row.user ?? '?' },
      { name: 'state', text: ({ row }) => row.state },
      { name: 'cpu', text: ({ row }) => cpuText(row.cpuPercent), ...right },
      { name: 'memory', text: ({ row }) => memoryText(row.rssBytes), ...right },
      { name: 'io', text: ({ row }) => rateText(ioRate(row)), ...right },
      { name: 'started', text: ({ row }) => span(Math.max(1000, now - row.startedAt)), ...right },
      { name: 'command', text: ({ row, depth }) => `${'  '.repeat(depth)}${row.command}${row.own ? '   (this)' : ''}` },
    ],
    stdout,
  );
}

function orderOf(value: unknown): ProcessOrder {
  const order = ORDERS.find((known) => known === (value ?? 'cpu'));
  if (order !== undefined) return order;
  throw new OpsError('usage', `There is no order ${String(value)}.`, {
    hint: `It is one of ${ORDERS.join(', ')}.`,
    exit: 'usage',
  });
}

function linesOf(value: unknown): number {
  if (value === undefined) return Infinity;
  if (typeof value === 'string' && /^[1-9]\d{0,5}$/.test(value)) return Number(value);
  throw new OpsError('usage', '--lines wants a whole number above 0.', { exit: 'usage' });
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
