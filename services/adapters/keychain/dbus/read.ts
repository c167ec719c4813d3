import { alignment, type BusValue, typesOf } from './write.ts';

/** Reads values one after the other, each from its boundary; a message that says more than it holds throws RangeError. */
export class BusReader {
  readonly #bytes: Buffer;
  readonly #little: boolean;
  #at: number;

  constructor(bytes: Buffer, little: boolean, at = 0) {
    this.#bytes = bytes;
    this.#little = little;
    this.#at = at;
  }

  get at(): number {
    return this.#at;
  }

  pad(boundary: number): void {
    this.#at = Math.ceil(this.#at / boundary) * boundary;
  }

  values(signature: string): BusValue[] {
    return typesOf(signature).map((type) => this.#value(type));
  }

  #u32(): number {
    const value = this.#little ? this.#bytes.readUInt32LE(this.#at) : this.#bytes.readUInt32BE(this.#at);
    this.#at += 4;
    return value;
  }

  #byte(): number {
    const value = this.#bytes.readUInt8(this.#at);
    this.#at += 1;
    return value;
  }

  #text(length: number): string {
    if (this.#at + length >= this.#bytes.length)
      throw new RangeError('a text of the message is longer than the message');
    const text = this.#bytes.toString('utf8', this.#at, this.#at + length);
    this.#at += length + 1;
    return text;
  }

  #value(type: string): BusValue {
    this.pad(alignment(type));
    switch (type.charAt(0)) {
      case 'y':
        return this.#byte();
      case 'b':
        return this.#u32() === 1;
      case 'u':
        return this.#u32();
      case 's':
      case 'o':
        return this.#text(this.#u32());
      case 'g':
        return this.#text(this.#byte());
      case 'v': {
        const inner = this.#text(this.#byte());
        return [inner, this.#value(inner)];
      }
      case 'a': {
        const length = this.#u32();
        this.pad(alignment(type.slice(1)));
        const end = this.#at + length;
        if (end > this.#bytes.length) throw new RangeError('a list of the message is longer than the message');
        const items: BusValue[] = [];
        while (this.#at < end) items.push(this.#value(type.slice(1)));
        return items;
      }
      case '(':
      case '{':
        return this.values(type.slice(1, -1));
      default:
        throw new RangeError(`the message holds a value of the type ${type}, which nobody asked for`);
    }
  }
}
