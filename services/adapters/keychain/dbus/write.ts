/** A value of a message's body, by its D-Bus type: text for s, o and g; [signature, value] for v; lists for a and (). */
export type BusValue = string | number | boolean | readonly BusValue[];

const SIZE: Readonly<Record<string, number>> = { y: 1, b: 4, u: 4, s: 4, o: 4, g: 1, v: 1, a: 4, '(': 8, '{': 8 };

/** The single complete types of a signature: `s(ao)as` is `s`, `(ao)`, `as`. */
export function typesOf(signature: string): string[] {
  const types: string[] = [];
  for (let at = 0; at < signature.length;) {
    const end = endOf(signature, at);
    types.push(signature.slice(at, end));
    at = end;
  }
  return types;
}

function endOf(signature: string, from: number): number {
  const first = signature.charAt(from);
  if (first === 'a') return endOf(signature, from + 1);
  if (first !== '(' && first !== '{') return from + 1;
  let at = from + 1;
  while (at < signature.length && signature[at] !== ')' && signature[at] !== '}') at = endOf(signature, at);
  return at + 1;
}

/** Boundary a value of this type begins at. */
export const alignment = (type: string): number => SIZE[type.charAt(0)] ?? 8;

/** Writes values one after the other, little endian, each at its boundary. */
export class BusWriter {
  #parts: Buffer[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  bytes(): Buffer {
    return Buffer.concat(this.#parts);
  }

  pad(boundary: number): void {
    this.#add(Buffer.alloc((boundary - (this.#length % boundary)) % boundary));
  }

  values(signature: string, values: readonly BusValue[]): void {
    typesOf(signature).forEach((type, at) => this.#value(type, values[at] ?? ''));
  }

  #add(bytes: Buffer): void {
    this.#parts.push(bytes);
    this.#length += bytes.length;
  }

  #u32(value: number): void {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(value);
    this.#add(bytes);
  }

  #text(value: string, wide: boolean): void {
    const bytes = Buffer.from(`${value}\0`);
    if (wide) this.#u32(bytes.length - 1);
    else this.#add(Buffer.from([bytes.length - 1]));
    this.#add(bytes);
  }

  #value(type: string, value: BusValue): void {
    this.pad(alignment(type));
    const list = typeof value === 'object' ? value : [];
    switch (type.charAt(0)) {
      case 'y':
        return this.#add(Buffer.from([Number(value)]));
      case 'b':
      case 'u':
        return this.#u32(Number(value));
      case 's':
      case 'o':
        return this.#text(String(value), true);
      case 'g':
        return this.#text(String(value), false);
      case 'v':
        this.#text(String(list[0]), false);
        return this.#value(String(list[0]), list[1] ?? '');
      case 'a':
        return this.#array(type.slice(1), list);
      default:
        return this.values(type.slice(1, -1), list);
    }
  }

  #array(type: string, items: readonly BusValue[]): void {
    const length = Buffer.alloc(4);
    this.#add(length);
    this.pad(alignment(type));
    const start = this.#length;
    for (const item of items) this.#value(type, item);
    length.writeUInt32LE(this.#length - start);
  }
}
