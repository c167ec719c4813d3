import { connect, type Socket } from 'node:net';

import { type BusCall, type BusMessage, decode, encodeCall } from './message.ts';
import type { BusValue } from './write.ts';

/** What the bus or the program behind it answered instead: `org.freedesktop.DBus.Error.ServiceUnknown`. */
export class BusError extends Error {
  override readonly name: string;
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

/** A connection to the session bus: little more than questions with one answer. */
export interface Bus extends Disposable {
  call(call: BusCall): Promise<readonly BusValue[]>;
}

const BUS = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
} as const;

/** Asks the bus itself. */
export const ofBus = (member: string, signature?: string, body?: readonly BusValue[]): BusCall => ({
  ...BUS,
  member,
  ...(signature === undefined ? {} : { signature, body: body ?? [] }),
});

/**
 * Connects as this user. All of it ends with BusError when the bus is not there, says no, or nothing came for
 * `deadlineMs`, or when `closing` says so; a program that waits can always be ended, because nothing but a socket waits.
 */
export async function openBus(
  socketPath: string,
  uid: number,
  deadlineMs: number,
  closing?: AbortSignal,
): Promise<Bus> {
  const socket = connect({ path: socketPath, ...(closing && { signal: closing }) });
  const line = lines(socket, deadlineMs);
  line.write(`\0AUTH EXTERNAL ${Buffer.from(String(uid)).toString('hex')}\r\n`);
  if (!(await line.next()).startsWith('OK ')) {
    socket.destroy();
    throw new BusError('cpm.Refused', 'the session bus does not accept this user');
  }
  line.end();
  socket.write('BEGIN\r\n');
  const bus = talking(socket, deadlineMs);
  await bus.call(ofBus('Hello'));
  return bus;
}

/** The part before BEGIN, which is text. */
function lines(socket: Socket, deadlineMs: number) {
  let text = '';
  let wake = Promise.withResolvers<void>();
  const hear = (bytes: Buffer): void => {
    text += bytes.toString('latin1');
    wake.resolve();
  };
  const gone = (why: string): void => {
    clearTimeout(timer);
    wake.reject(new BusError('cpm.Unreachable', why));
  };
  const late = (): void => {
    wake.reject(new BusError('cpm.Timeout', `no answer within ${deadlineMs} ms`));
    socket.destroy();
  };
  const failed = (error: Error): void => gone(error.message);
  const closed = (): void => gone('the session bus closed the connection');
  wake.promise.catch(() => undefined);
  const timer = setTimeout(late, deadlineMs);
  socket.on('data', hear).on('error', failed).on('close', closed);
  return {
    write: (out: string) => void socket.write(out),
    async next(): Promise<string> {
      while (!text.includes('\r\n')) {
        await wake.promise;
        wake = Promise.withResolvers<void>();
        wake.promise.catch(() => undefined);
      }
      return text;
    },
    end() {
      clearTimeout(timer);
      socket.off('data', hear).off('error', failed).off('close', closed);
    },
  };
}

interface Waiting {
  readonly resolve: (body: readonly BusValue[]) => void;
  readonly reject: (error: BusError) => void;
  readonly timer: NodeJS.Timeout;
}

function talking(socket: Socket, deadlineMs: number): Bus {
  const waiting = new Map<number, Waiting>();
  let serial = 0;
  let bytes: Buffer = Buffer.alloc(0);
  let over: BusError | null = null;

  const end = (error: BusError): void => {
    over ??= error;
    for (const { reject, timer } of waiting.values()) {
      clearTimeout(timer);
      reject(over);
    }
    waiting.clear();
    socket.destroy();
  };
  const answer = ({ type, replyTo, error, body }: BusMessage): void => {
    const asked = waiting.get(replyTo ?? -1);
    if (asked === undefined) return;
    waiting.delete(replyTo ?? -1);
    clearTimeout(asked.timer);
    if (type === 3) asked.reject(new BusError(error ?? 'unnamed', String(body[0] ?? 'refused')));
    else asked.resolve(body);
  };
  const hear = (more: Buffer): void => {
    bytes = Buffer.concat([bytes, more]);
    try {
      for (let found = decode(bytes); found !== null; found = decode(bytes)) {
        bytes = bytes.subarray(found.taken);
        answer(found.message);
      }
    } catch {
      end(new BusError('cpm.Unreadable', 'the session bus sent what is no message'));
    }
  };
  socket
    .on('data', hear)
    .on('error', (error) => end(new BusError('cpm.Unreachable', error.message)))
    .on('close', () => end(new BusError('cpm.Unreachable', 'the session bus closed the connection')));

  return {
    call(call) {
      if (over !== null) return Promise.reject(over);
      const { promise, resolve, reject } = Promise.withResolvers<readonly BusValue[]>();
      const id = ++serial;
      const late = (): void => {
        waiting.delete(id);
        reject(new BusError('cpm.Timeout', `no answer within ${deadlineMs} ms`));
      };
      waiting.set(id, { resolve, reject, timer: setTimeout(late, deadlineMs) });
      socket.write(encodeCall(id, call));
      return promise;
    },
    [Symbol.dispose]: () => end(new BusError('cpm.Closed', 'the connection was closed')),
  };
}
