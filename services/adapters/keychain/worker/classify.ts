import type { KeychainCondition } from '#services/ports/keychain.ts';

/**
 * What the libraries say in the versions we pin, and what it means. They have no codes, so a test holds this table to what
 * the real service makes them say.
 */
const SAYINGS: readonly (readonly [RegExp, KeychainCondition])[] = [
  [
    /IsLocked|object locked|collection is locked|Cannot create an item in a locked|errSecInteractionNotAllowed/i,
    'locked',
  ],
  [/prompt was dismissed|prompt dismissed|user cancel+ed|-128\b/i, 'dismissed'],
  [
    /ServiceUnknown|not provided by any \.service|No DBus|Failed to connect|autolaunch|connect to address|NameHasNoOwner|org\.freedesktop\.DBus\.Error\.(Spawn|NoServer)/i,
    'unavailable',
  ],
  [/NoReply|disconnected from message bus|remote peer disconnected/i, 'crashed'],
  [/timed? ?out|org\.freedesktop\.DBus\.Error\.Timeout/i, 'timeout'],
  [/TooLong|too long|exceeds|0x6f7/i, 'too-large'],
  [/no result found|no default collection/i, 'no-default-collection'],
];

/** The condition behind what a library complains of; `failed` for what is not known. */
export function conditionOf(complaint: string): KeychainCondition {
  return SAYINGS.find(([saying]) => saying.test(complaint))?.[1] ?? 'failed';
}
