/** What can be read of a macaroon without its key. */
export interface Macaroon {
  readonly location: string;
  /** Restrictions as text, in their order. */
  readonly caveats: readonly string[];
}

const LOCATION = 1;
const IDENTIFIER = 2;
const SIGNATURE = 6;
const END = 0;
const SIGNATURE_BYTES = 32;

/**
 * The second binary form of libmacaroons (its README, "serialization"): version 2, then fields of type, length and bytes, a 0
 * after each group, and at the end the signature. Null when it is not whole.
 */
export function readMacaroon(base64url: string): Macaroon | null {
  if (!/^[\w-]+=*$/.test(base64url)) return null;
  const bytes = Buffer.from(base64url, 'base64url');
  const fields = fieldsOf(bytes);
  if (fields === null) return null;
  const signature = fields.at(-1);
  if (signature?.type !== SIGNATURE || signature.bytes.length !== SIGNATURE_BYTES) return null;
  const head = fields.findIndex(({ type }) => type === END);
  const location = fields.find(({ type }) => type === LOCATION)?.bytes.toString('utf8') ?? '';
  const caveats = fields.slice(head + 1).filter(({ type }) => type === IDENTIFIER);
  return { location, caveats: caveats.map((one) => one.bytes.toString('utf8')) };
}

interface Field {
  readonly type: number;
  readonly bytes: Buffer;
}

function fieldsOf(bytes: Buffer): Field[] | null {
  if (bytes[0] !== 2) return null;
  const fields: Field[] = [];
  let at = 1;
  const number = (): number => {
    let value = 0;
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = bytes[at] ?? 0;
      at += 1;
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
    return Number.NaN;
  };
  while (at < bytes.length) {
    const type = number();
    const length = type === END ? 0 : number();
    if (Number.isNaN(type) || Number.isNaN(length) || at + length > bytes.length) return null;
    fields.push({ type, bytes: bytes.subarray(at, at + length) });
    at += length;
  }
  return fields;
}
