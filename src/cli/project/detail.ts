import type { Invocation } from '#cli/command.ts';
import { messageOf } from '#domain/errors.ts';
import { textField } from '#domain/field.ts';
import type { Commit, RemoteState } from '#domain/git/tree.ts';
import type { Component } from '#domain/project/manifest.ts';
import { whatItIsMadeOf } from '#services/checks/project/manifests.ts';
import { askRemote } from '#services/checks/project/remote.ts';

import type { Looked } from './look.ts';

const COMMITS = 20;

/** What one project shows when it is asked about by name. */
export interface Detail {
  readonly components: readonly Component[];
  readonly unreleasedCommits: readonly Commit[];
  readonly remotes: Readonly<Record<string, string>>;
  /** Null when nobody asked. */
  readonly remote: { readonly state: RemoteState | 'no-answer'; readonly error: string | null } | null;
}

/** Reads it; null for a project that git cannot read. */
export async function detailOf(
  { world, signal }: Pick<Invocation, 'world' | 'signal'>,
  { path, reading: { data } }: Looked,
  ask: boolean,
): Promise<Detail | null> {
  if (data === undefined || textField(data, 'error') !== null) return null;
  const [made, unreleasedCommits, remotes, remote] = await Promise.all([
    whatItIsMadeOf(world.files, path, true),
    textField(data, 'commit') === null ? [] : world.git.commitsSince(path, textField(data, 'lastTag'), COMMITS, signal),
    world.git.remotes(path, signal),
    ask ? remoteOf(world.git, path, textField(data, 'upstream'), signal) : null,
  ]);
  return { components: made.components, unreleasedCommits, remotes, remote };
}

async function remoteOf(...[git, path, upstream, signal]: Parameters<typeof askRemote>): Promise<Detail['remote']> {
  try {
    return { state: await askRemote(git, path, upstream, signal), error: null };
  } catch (error) {
    return { state: 'no-answer', error: messageOf(error) };
  }
}
