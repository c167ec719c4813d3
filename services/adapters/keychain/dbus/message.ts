import { BusReader } from './read.ts';
import { type BusValue, BusWriter } from './write.ts';

export interface BusCall {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly signature?: string;
  readonly body?: readonly BusValue[];
}

export interface BusMessage {
  /** 1 call, 2 answer, 3 error, 4 signal. */
  readonly type: number;
  readonly serial: number;
  readonly replyTo: number | undefined;
  readonly error: string | undefined;
  readonly sender: string | undefined;
  readonly member: string | undefined;
  readonly body: readonly BusValue[];
}

const FIXED = 16;
const MOST = 1 << 27;

export function encodeCall(serial: number, call: BusCall): Buffer {
  const fields: BusValue[] = [
    [1, ['o', call.path]],
    [2, ['s', call.interface]],
    [3, ['s', call.member]],
    [6, ['s', call.destination]],
  ];
  if (call.signature !== undefined) fields.push([8, ['g', call.signature]]);
  return encode(1, serial, fields, call.signature ?? '', call.body ?? []);
}

/** Any message, from its header fields as the protocol numbers them. */
export function encode(
  type: number,
  serial: number,
  fields: readonly BusValue[],
  signature: string,
  values: readonly BusValue[],
): Buffer {
  const body = new BusWriter();
  body.values(signature, values);
  const head = new BusWriter();
  head.values('yyyyuua(yv)', ['l'.charCodeAt(0), type, 0, 1, body.length, serial, fields]);
  head.pad(8);
  return Buffer.concat([head.bytes(), body.bytes()]);
}

/** The first whole message of the bytes and how many it took; null while it is not whole. */
export function decode(bytes: Buffer): { readonly message: BusMessage; readonly taken: number } | null {
  if (bytes.length < FIXED) return null;
  const little = bytes.readUInt8(0) === 'l'.charCodeAt(0);
  const u32 = (at: number): number => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  const start = Math.ceil((FIXED + u32(12)) / 8) * 8;
  const taken = start + u32(4);
  if (taken > MOST) throw new RangeError('the message is larger than the protocol allows');
  if (bytes.length < taken) return null;
  const whole = bytes.subarray(0, taken);
  const [, type, , , , serial, fields] = new BusReader(whole, little).values('yyyyuua(yv)');
  const known = fieldsOf(fields);
  const text = (id: number): string | undefined => (known.has(id) ? String(known.get(id)) : undefined);
  const signature = text(8) ?? '';
  // Only what somebody waits for is taken apart: signals may hold types that are of no use here.
  const answered = known.has(5) || type === 1;
  return {
    taken,
    message: {
      type: Number(type),
      serial: Number(serial),
      replyTo: known.has(5) ? Number(known.get(5)) : undefined,
      error: text(4),
      sender: text(7),
      member: text(3),
      body: answered ? new BusReader(whole, little, start).values(signature) : [],
    },
  };
}

/** Header fields by their number, without the type they come with. */
function fieldsOf(fields: BusValue | undefined): Map<BusValue, BusValue> {
  const known = new Map<BusValue, BusValue>();
  for (const field of listOf(fields)) {
    const [id, variant] = listOf(field);
    if (id !== undefined) known.set(id, listOf(variant)[1] ?? '');
  }
  return known;
}

const listOf = (value: BusValue | undefined): readonly BusValue[] => (typeof value === 'object' ? value : []);
