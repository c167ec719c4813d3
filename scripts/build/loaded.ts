import type { Metafile } from 'esbuild';

const PACKAGE = /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)/;

/** Packages of which something is loaded together with the given source file, sorted: without what it loads later. */
export function packagesLoadedWith(source: string, { outputs }: Metafile): string[] {
  const start = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint?.endsWith(source));
  if (start === undefined) throw new Error(`${source} is no part that is loaded by itself.`);
  const loaded = new Set([start[0]]);
  for (const file of loaded)
    for (const { path, kind } of outputs[file]?.imports ?? [])
      if (kind === 'import-statement' && path in outputs) loaded.add(path);
  const inputs = [...loaded].flatMap((file) => Object.entries(outputs[file]?.inputs ?? {}));
  const packages = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => PACKAGE.exec(path)?.[1]);
  return [...new Set(packages.filter((name) => name !== undefined))].toSorted();
}
