import type { Judged, LogQuery } from '#domain/logs/query.ts';
import type { Seen } from '#services/adapters/logs/files/generation.ts';
import type { FilePage, FileWanted } from '#services/adapters/logs/files/page.ts';

/** What the thread is asked: a page of a file, or which lines are wanted. */
export type SearchQuestion =
  | { readonly kind: 'page'; readonly file: Seen; readonly wanted: FileWanted }
  | { readonly kind: 'choose'; readonly lines: readonly Judged[]; readonly query: LogQuery };

/** `beat` says that it is still at work; a page is null when the file is not there any more. */
export type SearchAnswer =
  | { readonly kind: 'beat' }
  | { readonly kind: 'page'; readonly page: FilePage | null }
  | { readonly kind: 'chosen'; readonly indexes: readonly number[] }
  | { readonly kind: 'problem'; readonly code: string; readonly message: string };

/** Both ends are ours, so it is enough to tell a message of ours from anything else. */
export function isSearchAnswer(message: unknown): message is SearchAnswer {
  return typeof message === 'object' && message !== null && 'kind' in message;
}
