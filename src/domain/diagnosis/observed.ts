/** What a look saw, or why it could not look. */
export type Observed<T> = { readonly seen: T } | { readonly why: string };

/** What was seen; null when nobody could look. */
export function seenIn<T>(observed: Observed<T>): T | null {
  return 'seen' in observed ? observed.seen : null;
}
