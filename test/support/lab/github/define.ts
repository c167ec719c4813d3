import type { Answer, Call, Route } from '../api/server.ts';
import type { Place } from './shapes.ts';

export type GitHubOperation =
  | 'user'
  | 'rate-limit'
  | 'revoke-credentials'
  | 'graphql'
  | 'repository'
  | 'status'
  | 'runs'
  | 'pulls'
  | 'create-pull'
  | 'pull'
  | 'edit-pull'
  | 'releases'
  | 'create-release'
  | 'edit-release'
  | 'delete-release'
  | 'upload-asset'
  | 'delete-asset';

/** Makes a route of a repository: its pattern comes after `/repos/OWNER/NAME`, whose names are the first two parts. */
export type Define = (
  operation: GitHubOperation,
  method: string,
  pattern: string,
  answer: (call: Call, place: Place) => Answer | Promise<Answer>,
  before?: string,
) => Route<GitHubOperation>;

/** A text of a body; null when there is none. */
export function text(given: Readonly<Record<string, unknown>>, name: string): string | null {
  const value = given[name];
  return typeof value === 'string' ? value : null;
}
