import { parseConfig } from '#domain/git/config.ts';
import { withoutCredentials } from '#domain/git/remote-url.ts';
import { joinPath } from '#domain/path.ts';

import type { Submodule } from './git-facts.ts';
import { type GitCall, type GitReader, tryGit } from './reader.ts';

export interface TreeFiles {
  readonly submodules: readonly Submodule[];
  /** Texts of all `.gitattributes`. */
  readonly attributes: readonly string[];
}

export const TREE_FILES = ['ls-files', '-z', '--', ':(top,glob)**/.gitattributes', ':(top).gitmodules'] as const;

/** What the tracked files say that git itself follows; `listed` is what {@link TREE_FILES} prints. */
export async function readTreeFiles(reader: GitReader, call: GitCall, listed: string): Promise<TreeFiles> {
  const paths = listed.split('\0').filter((path) => path !== '');
  const attributes = paths.filter((path) => path.endsWith('.gitattributes'));
  const texts = await Promise.all(attributes.map((path) => reader.files.read(joinPath(call.dir, path))));
  return {
    submodules: paths.includes('.gitmodules') ? await readSubmodules(reader, call) : [],
    attributes: texts.filter((text) => text !== null),
  };
}

/** A file that git cannot read names no submodules; git says so itself as soon as it matters. */
async function readSubmodules(reader: GitReader, call: GitCall): Promise<Submodule[]> {
  const { exitCode, stdout } = await tryGit(
    reader,
    call,
    'config',
    '--list',
    '-z',
    '--file',
    joinPath(call.dir, '.gitmodules'),
  );
  if (exitCode !== 0) return [];
  const config = parseConfig(stdout);
  return config.keys().flatMap((key) => {
    const [, name] = /^submodule\.(.+)\.path$/s.exec(key) ?? [];
    const path = name === undefined ? null : config.get(key);
    const url = config.get(`submodule.${name}.url`);
    return path === null ? [] : [{ path, url: url === null ? null : withoutCredentials(url) }];
  });
}
