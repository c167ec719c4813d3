import { OpsError } from '#domain/errors.ts';
import { readArtifact } from '#services/adapters/publishing/artifact.ts';
import { readTarball } from '#services/adapters/publishing/tar.ts';
import { readZip } from '#services/adapters/publishing/zip.ts';
import type { PackedPackage } from '#services/ports/publishing.ts';

/** A wheel or a source archive with what its own metadata say and what is in it. */
export async function readPythonArchive(path: string): Promise<PackedPackage> {
  const { artifact, bytes } = await readArtifact(path);
  const { metadata, files } = path.endsWith('.whl') ? await wheel(bytes) : await source(bytes);
  const field = (name: string) =>
    new RegExp(`^${name}:[ \\t]*(\\S+)`, 'm').exec(metadata.split(/\r?\n\r?\n/)[0] ?? '')?.[1];
  const [name, version] = [field('Name'), field('Version')];
  if (name === undefined || version === undefined)
    throw new OpsError(
      'pack-failed',
      `${artifact.name} does not say what it is: it has no metadata with a name and a version.`,
      {
        hint: 'Look at what the build backend printed, and build again.',
      },
    );
  return { ...artifact, package: name, version, files };
}

async function wheel(bytes: Buffer) {
  const files = readZip(bytes);
  const metadata = await files.find(({ path }) => /^[^/]+\.dist-info\/METADATA$/.test(path))?.data();
  return {
    metadata: metadata?.toString('utf8') ?? '',
    files: files.map(({ path, bytes: size }) => ({ path, bytes: size })),
  };
}

async function source(bytes: Buffer) {
  const files = await readTarball(bytes);
  const metadata = files.find(({ path }) => /^[^/]+\/PKG-INFO$/.test(path))?.data;
  const inside = files.map(({ path, data }) => ({ path: path.replace(/^[^/]+\//, ''), bytes: data.length }));
  return { metadata: metadata?.toString('utf8') ?? '', files: inside };
}
