import { messageOf } from '#domain/errors.ts';
import { componentOf } from '#domain/project/component.ts';
import { type Manifest, MANIFESTS } from '#domain/project/manifest.ts';
import { type Made, versionOf } from '#domain/project/version.ts';
import type { Files } from '#services/ports/files.ts';

const MAX_BYTES = 1024 * 1024;

/** What a project is made of: the manifests in its folder and, when `deep`, in the folders one below. */
export async function whatItIsMadeOf(files: Files, dir: string, deep = false): Promise<Made> {
  const entries = await files.list(dir);
  const folders = deep
    ? entries.filter(({ name, directory }) => directory && !name.startsWith('.') && name !== 'node_modules')
    : [];
  const found = await Promise.all([
    manifestsIn(files, dir, '', entries),
    ...folders.map(async ({ name }) => manifestsIn(files, `${dir}/${name}`, name, await files.list(`${dir}/${name}`))),
  ]);
  const components = found.flat().map(componentOf);
  const written = has(entries, 'VERSION') ? await files.read(`${dir}/VERSION`, 256) : null;
  return { components, version: versionOf(components, written) };
}

type Entries = Awaited<ReturnType<Files['list']>>;

async function manifestsIn(files: Files, dir: string, folder: string, entries: Entries): Promise<Manifest[]> {
  const present = MANIFESTS.filter(({ file }) => has(entries, file));
  return Promise.all(
    present.map(async ({ file, type, format }) => {
      try {
        return { type, folder, content: await parse(format, (await files.read(`${dir}/${file}`, MAX_BYTES)) ?? '') };
      } catch (error) {
        return { type, folder, problem: `${file}: ${messageOf(error).split('\n')[0]}` };
      }
    }),
  );
}

async function parse(format: (typeof MANIFESTS)[number]['format'], text: string): Promise<unknown> {
  const bare = text.replace(/^\u{FEFF}/u, '');
  if (format === 'json') return JSON.parse(bare) as unknown;
  if (format === 'text') return bare;
  const { parse: parseToml } = await import('smol-toml');
  return parseToml(bare);
}

function has(entries: Entries, file: string): boolean {
  return entries.some(({ name, directory }) => name === file && !directory);
}
