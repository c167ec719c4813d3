import { entropy } from './entropy.ts';
import type { Match } from './match.ts';
import { isPlaceholder } from './placeholder.ts';

const ADDRESS = /(:\/\/[^\s/?#@:"'<>`]{1,100}:)([^\s/"'<>`@]{8,200})(?=@)/g;
const WORDS = /^(?:x-oauth-basic|[a-z_-]*(?:pass|pw|secret|token|user|key)[a-z_-]*|[a-z]+)\d{0,3}$/i;

/** Passwords in addresses; words that stand for one are let through. */
export function urlPasswords(text: string): Match[] {
  return [...text.matchAll(ADDRESS)].flatMap(({ index, 1: before = '', 2: value = '' }) => {
    if (isPlaceholder(value) || WORDS.test(value) || entropy(value) < 2.5) return [];
    const from = index + before.length;
    return [{ rule: 'url-password', what: 'a password in an address', from, to: from + value.length }];
  });
}
