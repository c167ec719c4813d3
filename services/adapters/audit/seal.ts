import { createHmac, randomBytes } from 'node:crypto';

import type { Seal } from '#domain/audit/chain-check.ts';

/** The key that seals a trail. Its id says nothing of it and names the trail. */
export interface TrailKey {
  readonly id: string;
  readonly place: KeyPlace;
  readonly seal: Seal;
}

export type KeyPlace = 'keychain' | 'file';

const HEX = /^[0-9a-f]{64}$/;

/** 32 bytes as 64 hex digits. */
export function newKeyText(): string {
  return randomBytes(32).toString('hex');
}

/** Null for a text that is no key. */
export function trailKey(text: string | null, place: KeyPlace): TrailKey | null {
  if (text === null || !HEX.test(text)) return null;
  const key = Buffer.from(text, 'hex');
  const id = createHmac('sha256', key).update('cpm-console audit trail').digest('hex').slice(0, 16);
  return {
    id,
    place,
    seal: (seq, prev, body) => createHmac('sha256', key).update(`${seq}\n${prev}\n${body}`).digest('hex'),
  };
}
