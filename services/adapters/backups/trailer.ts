import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

import { parseJson } from '#domain/json.ts';
import type { KeptSource } from '#services/ports/backups.ts';

/** What a backup says of itself, after everything else in it. */
export interface Sealed {
  readonly schema: 1;
  readonly id: string;
  /** Epoch ms. */
  readonly at: number;
  readonly contentBytes: number;
  readonly files: number;
  readonly sources: readonly KeptSource[];
  readonly left: readonly { readonly path: string; readonly why: string }[];
  readonly run: string | null;
  readonly quiesced: boolean;
  readonly manifest: {
    readonly bytes: number;
    readonly sha256: string;
    /** Where its part of an archive begins. */
    readonly at: number;
  };
  /** Of the bytes of an archive before the trailer. */
  readonly crc32: number;
}

/** A frame that zstd skips, whoever unpacks the archive. */
const SKIPPED = 0x184d2a50;
const MARK = Buffer.from('CPMBKUP1');
const TAIL = 32 + 4 + MARK.length;
const MOST = 64 * 1024 * 1024;

/** The end of an archive: zstd passes over it, and it can be read without reading the rest. */
export function trailerOf(sealed: Sealed): Buffer {
  const json = Buffer.from(JSON.stringify(sealed));
  const head = Buffer.alloc(8);
  head.writeUInt32LE(SKIPPED, 0);
  head.writeUInt32LE(json.length + TAIL, 4);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length, 0);
  return Buffer.concat([head, json, createHash('sha256').update(json).digest(), length, MARK]);
}

/** Null when the end of the file is none, or any byte of it was changed. `bytes` is the size of the file. */
export function readTrailer(path: string): { sealed: Sealed; start: number; bytes: number } | null {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const tail = part(file, size - TAIL, TAIL);
    if (tail === null || !tail.subarray(36).equals(MARK)) return null;
    const length = tail.readUInt32LE(32);
    const start = size - TAIL - length - 8;
    if (length > MOST) return null;
    const frame = part(file, start, length + 8);
    if (frame?.readUInt32LE(0) !== SKIPPED || frame.readUInt32LE(4) !== length + TAIL) return null;
    const json = frame.subarray(8);
    if (!createHash('sha256').update(json).digest().equals(tail.subarray(0, 32))) return null;
    const sealed: unknown = parseJson(json.toString('utf8'));
    return isSealed(sealed) ? { sealed, start, bytes: size } : null;
  } finally {
    closeSync(file);
  }
}

/** Whether it is what {@link trailerOf} was given: the one shape that ever was. */
export function isSealed(data: unknown): data is Sealed {
  return typeof data === 'object' && data !== null && 'schema' in data && data.schema === 1 && 'manifest' in data;
}

function part(file: number, at: number, length: number): Buffer | null {
  if (at < 0) return null;
  const bytes = Buffer.alloc(length);
  return readSync(file, bytes, 0, length, at) === length ? bytes : null;
}
