import type { Manifest, Packument, Parcel } from './package.ts';

interface Kept {
  versions: Record<string, Manifest>;
  tags: Record<string, string>;
  /** Every version there ever was: a number is never given twice. */
  time: Record<string, string>;
  tarballs: Map<string, Buffer>;
  revision: number;
}

const NOTHING = () => ({ versions: {}, tags: {}, time: {}, tarballs: new Map<string, Buffer>() });
const PUBLISHED_AT = '2026-01-05T09:00:00.000Z';

/** What is published: the packages of a registry, in memory. */
export class PackageStore {
  #packages = new Map<string, Kept>();

  /** The document of a package as `npm view` reads it; null when there is none. */
  document(name: string): (Packument & { readonly _rev: string }) | null {
    const kept = this.#packages.get(name);
    if (kept === undefined) return null;
    const { versions, tags, time, revision } = kept;
    const head = { _id: name, _rev: `${revision}-lab`, name };
    return { ...head, 'dist-tags': { ...tags }, versions: { ...versions }, time: { ...time } };
  }

  names(): string[] {
    return [...this.#packages.keys()];
  }

  everHad(name: string, version: string): boolean {
    return this.#packages.get(name)?.time[version] !== undefined;
  }

  tarball(name: string, file: string): Buffer | undefined {
    return this.#packages.get(name)?.tarballs.get(file);
  }

  add({ manifest, tag, tarball }: Parcel, origin: string): void {
    const { name, version } = manifest;
    const file = `${name.split('/').at(-1)}-${version}.tgz`;
    const kept: Kept = this.#packages.get(name) ?? { ...NOTHING(), revision: 0 };
    kept.versions[version] = { ...manifest, dist: { ...manifest.dist, tarball: `${origin}/${name}/-/${file}` } };
    // The first version of a package is its latest one, whatever was asked.
    if (kept.tags['latest'] === undefined) kept.tags['latest'] = version;
    kept.tags[tag] = version;
    kept.time[version] = PUBLISHED_AT;
    kept.tarballs.set(file, tarball);
    kept.revision += 1;
    this.#packages.set(name, kept);
  }

  /** Takes over what an edited document says about versions: deprecations, and versions that are gone. */
  edit(name: string, document: Packument): boolean {
    const kept = this.#packages.get(name);
    if (kept === undefined) return false;
    for (const version of Object.keys(kept.versions)) {
      const said = document.versions[version];
      const { deprecated: _, ...plain } = kept.versions[version]!;
      if (said === undefined) delete kept.versions[version];
      // An empty reason takes a deprecation back.
      else kept.versions[version] = said.deprecated ? { ...plain, deprecated: said.deprecated } : plain;
    }
    kept.tags = Object.fromEntries(
      Object.entries(document['dist-tags']).filter(([, version]) => version in kept.versions),
    );
    kept.revision += 1;
    return true;
  }

  /** Points a tag at a version, or takes it away. */
  setTag(name: string, tag: string, version: string | null): boolean {
    const kept = this.#packages.get(name);
    if (kept === undefined || (version !== null && !(version in kept.versions))) return false;
    if (version === null) delete kept.tags[tag];
    else kept.tags[tag] = version;
    kept.revision += 1;
    return true;
  }

  /** Remembers all of it; what is called puts it back, as often as wanted. */
  save(): () => void {
    const copy = (packages: ReadonlyMap<string, Kept>) =>
      new Map([...packages].map(([name, kept]) => [name, copyOf(kept)] as const));
    const saved = copy(this.#packages);
    return () => void (this.#packages = copy(saved));
  }

  remove(name: string): void {
    const kept = this.#packages.get(name);
    if (kept !== undefined) Object.assign(kept, { versions: {}, tags: {} });
  }
}

const copyOf = ({ versions, tags, time, tarballs, revision }: Kept): Kept => ({
  versions: { ...versions },
  tags: { ...tags },
  time: { ...time },
  tarballs: new Map(tarballs),
  revision,
});
