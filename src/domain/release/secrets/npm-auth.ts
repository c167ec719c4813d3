import type { Match } from './match.ts';
import { isPlaceholder } from './placeholder.ts';

const AUTH = /(?:^|:)(_authToken|_auth|_password)[ \t]{0,8}=[ \t]{0,8}["']?([^\s"'#]{6,})/gm;

/** Tokens and passwords of registries in an `.npmrc`; those that come from a variable are as they should be. */
export function npmAuth(text: string): Match[] {
  return [...text.matchAll(AUTH)].flatMap(({ index, 0: whole, 1: name = '', 2: value = '' }) => {
    const from = index + whole.length - value.length;
    const match = { rule: 'npm-auth', what: `the ${name} of a registry`, from, to: from + value.length };
    return isPlaceholder(value) ? [] : [match];
  });
}
