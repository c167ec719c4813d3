import { Readable, Writable } from 'node:stream';

import type { Terminal } from './emulator.ts';

/** What Ink needs of a terminal's output: writes are drawn by the emulator and counted. */
export class TtyOut extends Writable {
  readonly isTTY = true;
  raw = '';
  readonly #terminal: Terminal;

  constructor(terminal: Terminal) {
    super({ decodeStrings: false });
    this.#terminal = terminal;
  }

  get columns(): number {
    return this.#terminal.cols;
  }

  get rows(): number {
    return this.#terminal.rows;
  }

  getColorDepth(): number {
    return 24;
  }

  hasColors(): boolean {
    return true;
  }

  override _write(data: string | Buffer, _encoding: BufferEncoding, done: () => void): void {
    const text = data.toString();
    this.raw += text;
    this.#terminal.write(text, done);
  }
}

/** A terminal's input as a real stream, so that Ink's `readable` reader and our `data` listeners share it as they do on a tty. */
export class TtyIn extends Readable {
  readonly isTTY = true;
  isRaw = false;

  setRawMode(raw: boolean): this {
    this.isRaw = raw;
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  override _read(): void {
    // Keys arrive when a test presses them.
  }
}
