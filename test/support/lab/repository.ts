import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { type FileSet, writeFiles } from './files.ts';
import type { Lab } from './lab.ts';
import { attempt, type Outcome } from './run.ts';

export interface TagOptions {
  readonly at?: string;
  readonly lightweight?: boolean;
  readonly signed?: boolean;
}

/** A real working tree with its repository. */
export class Repository {
  readonly lab: Lab;
  readonly path: string;

  constructor(lab: Lab, path: string) {
    this.lab = lab;
    this.path = path;
  }

  at(...parts: readonly string[]): string {
    return join(this.path, ...parts);
  }

  /** Runs git here and returns its output without the last line end; throws with its words when it fails. */
  async git(...args: readonly string[]): Promise<string> {
    return this.lab.run('git', args, { cwd: this.path, env: { GIT_TERMINAL_PROMPT: '0', ...this.lab.nextDate() } });
  }

  /** Runs git where it may fail. */
  async tryGit(...args: readonly string[]): Promise<Outcome> {
    return attempt('git', args, { cwd: this.path, env: { ...this.lab.env, GIT_TERMINAL_PROMPT: '0' } });
  }

  /** Writes files without committing them. */
  async write(files: FileSet): Promise<void> {
    await writeFiles(this.path, files);
  }

  /** Commits exactly these files, or an empty commit when there are none; returns its hash. */
  async commit(message: string, files: FileSet = {}): Promise<string> {
    await this.write(files);
    const paths = Object.keys(files);
    if (paths.length > 0) await this.git('add', '-A', '-f', '--', ...paths);
    await this.git('commit', '-q', '--allow-empty', '--cleanup=verbatim', '-m', message);
    return this.id('HEAD');
  }

  /** Makes a tag, annotated unless told otherwise; returns the hash that the ref holds. */
  async tag(name: string, { at = 'HEAD', lightweight = false, signed = false }: TagOptions = {}): Promise<string> {
    const how = lightweight ? [] : [signed ? '-s' : '-a', '-m', name];
    await this.git('tag', ...how, name, at);
    return this.id(`refs/tags/${name}`);
  }

  /** The hash of a revision. */
  async id(revision: string): Promise<string> {
    return this.git('rev-parse', '--verify', revision);
  }

  /** Every ref and the hash it holds. */
  async refs(): Promise<Readonly<Record<string, string>>> {
    const lines = await this.git('for-each-ref', '--format=%(refname) %(objectname)');
    return Object.fromEntries(
      lines.split('\n').flatMap((line) => (line === '' ? [] : [line.split(' ') as [string, string]])),
    );
  }

  /** Puts a script in the place of a hook; `$LAB` in it is not set: write paths out. */
  async hook(name: string, script: string): Promise<void> {
    const folder = await this.git('rev-parse', '--git-path', 'hooks');
    await writeFiles(join(this.path, folder), { [name]: { executable: `#!/bin/sh\n${script}\n` } });
  }
}

/** An empty repository on `main` in a folder of the lab. */
export async function createRepository(lab: Lab, name: string, ...flags: readonly string[]): Promise<Repository> {
  const repository = new Repository(lab, lab.at(name));
  await mkdir(repository.path, { recursive: true });
  await repository.git('init', '-q', '-b', 'main', ...flags);
  return repository;
}
