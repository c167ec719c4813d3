import type { ReleaseCommit } from '#domain/release/commits/commit.ts';

/** Commits with these messages, the oldest first, each with a hash of its own. */
export function commitsOf(...messages: readonly string[]): ReleaseCommit[] {
  return messages.map((message, at) => {
    const [subject = '', ...rest] = message.split(/\r?\n/);
    return { hash: hashOf(at), subject, body: rest.join('\n').replace(/^\n+|\s+$/g, '') };
  });
}

/** The hash of the commit at this place, the same every time. */
export function hashOf(at: number): string {
  return (at + 0xabc).toString(16).padStart(4, '0').repeat(10);
}
