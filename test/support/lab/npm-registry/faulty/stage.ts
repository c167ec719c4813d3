import { randomUUID } from 'node:crypto';

import { type Parcel, sha1 } from './package.ts';

/** A staged version as `npm stage list` and `view` show it. */
export interface StagedItem {
  readonly id: string;
  readonly packageName: string;
  readonly version: string;
  readonly tag: string;
  readonly createdAt: string;
  readonly actor: string;
  readonly actorType: 'user';
  readonly shasum: string;
}

/** Versions that were handed in and wait for somebody's approval. */
export class Stage {
  readonly #waiting = new Map<string, { readonly item: StagedItem; readonly parcel: Parcel }>();

  /** Takes a version and returns the id under which it waits. */
  hand(parcel: Parcel, actor: string): string {
    const { name, version } = parcel.manifest;
    const id = randomUUID();
    const about = { id, packageName: name, version, tag: parcel.tag, shasum: sha1(parcel.tarball) };
    const item: StagedItem = { ...about, createdAt: '2026-01-05T09:00:00.000Z', actor, actorType: 'user' };
    this.#waiting.set(id, { item, parcel });
    return id;
  }

  items(name?: string): StagedItem[] {
    return [...this.#waiting.values()]
      .map(({ item }) => item)
      .filter(({ packageName }) => name === undefined || packageName === name);
  }

  item(id: string): StagedItem | undefined {
    return this.#waiting.get(id)?.item;
  }

  parcel(id: string): Parcel | undefined {
    return this.#waiting.get(id)?.parcel;
  }

  /** Remembers what waits; what is called puts it back. */
  save(): () => void {
    const saved = new Map(this.#waiting);
    return () => {
      this.#waiting.clear();
      for (const [id, waiting] of saved) this.#waiting.set(id, waiting);
    };
  }

  /** Takes a version out: it was approved or rejected. */
  take(id: string): Parcel | undefined {
    const parcel = this.parcel(id);
    this.#waiting.delete(id);
    return parcel;
  }
}
