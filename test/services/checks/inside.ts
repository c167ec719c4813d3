import { createSocket } from 'node:dgram';
import { createInterface } from 'node:readline';

import type { Thresholds } from '#domain/threshold.ts';
import { kinds } from '#services/checks/registry.ts';

import { looked } from './looked.ts';
import { machine } from './machine-world.ts';

/** What to do before a look, and the limits to judge by. */
interface Order {
  /** Bytes of memory to take and keep. */
  readonly eat?: number;
  /** Bytes to send to a neighbour that is not there. */
  readonly send?: number;
  readonly thresholds?: Thresholds;
}

/**
 * A process to be run in another place: takes a look with one kind of check for each order that comes in a line, and prints
 * the reading in a line. Arguments: the kind and its parameters as JSON.
 */
const [name, params = '{}'] = process.argv.slice(2);
const kind = kinds.find((one) => one.kind === name);
if (kind === undefined) throw new Error(`no kind ${name}`);
const world = machine();
const memory = new Map<string, unknown>();
const eaten: Buffer[] = [];
// The product's clock does not keep a process alive.
setInterval(() => undefined, 1000);

const orders = createInterface({ input: process.stdin });
for await (const line of orders) {
  const { eat = 0, send = 0, ...wishes } = JSON.parse(line) as Order;
  if (eat > 0) eaten.push(Buffer.alloc(eat, 1));
  if (send > 0) await flood(send);
  const reading = await looked(world, kind, JSON.parse(params) as object, { ...wishes, memory });
  process.stdout.write(`${JSON.stringify(reading)}\n`);
}
process.exit();

async function flood(bytes: number): Promise<void> {
  const socket = createSocket('udp4');
  for (let sent = 0; sent < bytes; sent += 1400)
    await new Promise<void>((resolve, reject) =>
      socket.send(Buffer.alloc(1400), 9, '10.9.9.2', (error) => (error ? reject(error) : resolve())),
    );
  socket.close();
}
