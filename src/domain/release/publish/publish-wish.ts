import { scopeOf } from './npm-registry.ts';
import type { Variable } from './npmrc.ts';

/** Who may install the package; `ask` when nobody has said it yet and it cannot be told later. */
export type AccessChoice =
  | { readonly state: 'chosen'; readonly access: 'public' | 'restricted' | null; readonly why: string }
  | { readonly state: 'ask'; readonly reason: string };

/**
 * A scoped package is private to its scope unless its first publish says otherwise; every later one leaves it as it is.
 * Packages without a scope are always public.
 */
export function chooseAccess(
  name: string,
  asked: 'public' | 'restricted' | null,
  look: 'absent' | 'present',
): AccessChoice {
  if (scopeOf(name) === null) return { state: 'chosen', access: null, why: `${name} has no scope, so it is public` };
  if (asked !== null) return { state: 'chosen', access: asked, why: 'the project says so' };
  if (look === 'present') return { state: 'chosen', access: null, why: 'it stays as it is' };
  return { state: 'ask', reason: `${name} is published for the first time and nothing says who may install it` };
}

/** Whether npm can prove in which build a package was made, and why not. */
export interface Provenance {
  readonly possible: boolean;
  readonly why: string;
}

/** Only a build that can name itself to others can prove it: GitHub Actions and GitLab with the right to an identity. */
export function provenanceOf(variable: Variable, host: string): Provenance {
  if (host !== 'registry.npmjs.org') return { possible: false, why: `${host} does not take it` };
  if (variable('GITHUB_ACTIONS') === 'true')
    return variable('ACTIONS_ID_TOKEN_REQUEST_URL') === undefined
      ? { possible: false, why: 'the workflow lacks the permission id-token: write' }
      : { possible: true, why: 'GitHub Actions vouches for this build' };
  if (variable('GITLAB_CI') === 'true')
    return variable('SIGSTORE_ID_TOKEN') === undefined
      ? { possible: false, why: 'the job lacks id_tokens with SIGSTORE_ID_TOKEN' }
      : { possible: true, why: 'GitLab vouches for this build' };
  return { possible: false, why: 'this is no build of a CI that can vouch for it' };
}
