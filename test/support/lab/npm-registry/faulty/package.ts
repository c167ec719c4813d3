import { createHash } from 'node:crypto';

/** A version's own package.json with what the registry adds. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dist: { readonly tarball: string; readonly integrity: string; readonly shasum: string };
  readonly deprecated?: string;
}

/** What `npm publish` sends and `npm view` reads. */
export interface Packument {
  readonly name: string;
  readonly versions: Readonly<Record<string, Manifest>>;
  readonly 'dist-tags': Readonly<Record<string, string>>;
  readonly time?: Readonly<Record<string, string>>;
  readonly _attachments?: Readonly<Record<string, { readonly data: string }>>;
}

/** The one version in what a publish sends, and its tarball. */
export interface Parcel {
  readonly manifest: Manifest;
  readonly tag: string;
  readonly tarball: Buffer;
}

/** Reads the body of a publish or of staging; throws when it holds less or more than one version. */
export function parcelOf(document: Packument): Parcel {
  const [manifest, more] = Object.values(document.versions);
  const [tag] = Object.keys(document['dist-tags']);
  const [attachment] = Object.values(document['_attachments'] ?? {});
  if (manifest === undefined || more !== undefined || tag === undefined || attachment === undefined)
    throw new Error('this is no publish of one version');
  return { manifest, tag, tarball: Buffer.from(attachment.data, 'base64') };
}

/** Whether the sums in a manifest are those of its tarball: the real registry refuses others. */
export function intact({ manifest, tarball }: Parcel): boolean {
  const integrity = `sha512-${createHash('sha512').update(tarball).digest('base64')}`;
  return manifest.dist.integrity === integrity && manifest.dist.shasum === sha1(tarball);
}

export const sha1 = (bytes: Buffer): string => createHash('sha1').update(bytes).digest('hex');
