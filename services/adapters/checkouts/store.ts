import { createHash } from 'node:crypto';
import {
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

import { OpsError } from '#domain/errors.ts';

import { type Bytes, onDisk } from './bytes.ts';
import type { Stored } from './manifest.ts';

/** From here on a file is copied on its own, so that the file system may share its blocks. */
const OWN_BYTES = 4 * 1024 * 1024;
const PIECE = 1024 * 1024;
const CONTENTS = 'contents';

/** Writes the bytes of many files into one, which is cheaper than a file each, and brings them to the disk at the end. */
export class StoreWriter implements Disposable {
  readonly #folder: string;
  readonly #file: number;
  #at = 0;
  #own = 0;

  constructor(folder: string) {
    this.#folder = folder;
    this.#file = openSync(join(folder, CONTENTS), 'w', 0o600);
  }

  get bytes(): number {
    return this.#at;
  }

  /** Keeps a file; `bytes` is how big it seemed. */
  add(path: Bytes, bytes: number): Stored {
    return bytes < OWN_BYTES ? this.addBytes(readFileSync(onDisk(path))) : this.#copy(path);
  }

  addBytes(data: Buffer): Stored {
    const at = this.#at;
    for (let done = 0; done < data.length;) done += writeSync(this.#file, data, done);
    this.#at += data.length;
    return { at, bytes: data.length, sha256: createHash('sha256').update(data).digest('hex') };
  }

  #copy(path: Bytes): Stored {
    const own = `large-${this.#own++}`;
    const to = join(this.#folder, own);
    copyFileSync(onDisk(path), to, constants.COPYFILE_FICLONE);
    const copied = openSync(to, 'r');
    try {
      fsyncSync(copied);
    } finally {
      closeSync(copied);
    }
    return { own, ...digestOf(to) };
  }

  sync(): void {
    fsyncSync(this.#file);
  }

  [Symbol.dispose](): void {
    closeSync(this.#file);
  }
}

/** Reads kept bytes again. */
export class StoreReader implements Disposable {
  readonly #folder: string;
  readonly #file: number;

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#file = openSync(join(folder, CONTENTS), 'r');
  }

  /** The bytes as they were. Throws OpsError `snapshot-changed` when they are others now. */
  read(stored: Stored): Buffer {
    const data = 'own' in stored ? readFileSync(join(this.#folder, stored.own)) : this.#piece(stored);
    if (createHash('sha256').update(data).digest('hex') !== stored.sha256) throw spoiled(this.#folder);
    return data;
  }

  /** Throws OpsError `snapshot-changed` when the bytes are no longer those that were kept. */
  check(stored: Stored): void {
    if (!('own' in stored)) this.read(stored);
    else if (digestOf(join(this.#folder, stored.own)).sha256 !== stored.sha256) throw spoiled(this.#folder);
  }

  #piece({ at, bytes }: { readonly at: number; readonly bytes: number }): Buffer {
    const data = Buffer.alloc(bytes);
    for (let done = 0; done < bytes;) {
      const more = readSync(this.#file, data, done, bytes - done, at + done);
      if (more === 0) throw spoiled(this.#folder);
      done += more;
    }
    return data;
  }

  [Symbol.dispose](): void {
    closeSync(this.#file);
  }
}

/** Used again and again by whoever reads: a new one for each of many thousand small files takes longer than reading them. */
let pieceRead: Buffer | undefined;

/** Size and digest of a file, read piece by piece. */
export function digestOf(path: string | Buffer): { bytes: number; sha256: string } {
  const hash = createHash('sha256');
  const file = openSync(path, 'r');
  try {
    pieceRead ??= Buffer.allocUnsafeSlow(PIECE);
    const piece = pieceRead;
    let bytes = 0;
    for (let more = readSync(file, piece); more > 0; more = readSync(file, piece)) {
      hash.update(piece.subarray(0, more));
      bytes += more;
    }
    return { bytes, sha256: hash.digest('hex') };
  } finally {
    closeSync(file);
  }
}

function spoiled(folder: string): OpsError {
  return new OpsError('snapshot-changed', `The snapshot in ${folder} was changed after it was taken.`, {
    hint: 'Nothing was touched. What git kept is still there: git for-each-ref refs/cpm-console/recovery',
    exit: 'refused',
  });
}
