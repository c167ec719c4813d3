import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';

export interface Zone {
  /** Addresses of a name, as `A` records. */
  readonly [name: string]: readonly string[] | 'silent' | 'broken';
}

/** A real name server on UDP for `A` records; other names do not exist. */
export async function serveDns(zone: Zone): Promise<AsyncDisposable & { readonly address: string }> {
  const socket = createSocket('udp4');
  socket.on('message', (query, from) => {
    const reply = answer(query, zone);
    if (reply) socket.send(reply, from.port, from.address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return { address: `127.0.0.1:${socket.address().port}`, [Symbol.asyncDispose]: () => closed(socket) };
}

async function closed(socket: Socket): Promise<void> {
  socket.close();
  await once(socket, 'close');
}

const TYPE_A = 1;

function answer(query: Buffer, zone: Zone): Buffer | null {
  const labels: string[] = [];
  let at = 12;
  for (let size = query[at] ?? 0; size > 0; size = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + size));
    at += size + 1;
  }
  const question = query.subarray(12, at + 5);
  const found = zone[labels.join('.').toLowerCase()];
  if (found === 'silent') return null;
  const addresses = Array.isArray(found) && query.readUInt16BE(at + 1) === TYPE_A ? (found as string[]) : [];
  const code = found === 'broken' ? 2 : found === undefined ? 3 : 0;
  const head = Buffer.from([query[0] ?? 0, query[1] ?? 0, 0x85, 0x80 + code, 0, 1, 0, addresses.length, 0, 0, 0, 0]);
  const record = (ip: string) => [0xc0, 12, 0, TYPE_A, 0, 1, 0, 0, 0, 60, 0, 4, ...ip.split('.').map(Number)];
  return Buffer.concat([head, question, ...addresses.map((ip) => Buffer.from(record(ip)))]);
}
