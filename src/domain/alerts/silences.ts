import type { Book } from './book.ts';
import type { AlertKind } from './event.ts';
import { hushOf, type Quiet } from './quiet.ts';
import { covers } from './scope.ts';

/** Writes into the timeline of every open incident that a silence covers that nobody is told from now on. */
export function silenceBegan(book: Book, { kind, scope, from, to, by, reason }: Omit<Quiet, 'id'>): void {
  if (kind !== 'silence') return;
  const minutes = Math.max(1, Math.round((to - from) / 60_000));
  append(book, scope, 'silenced', `by ${by}, for ${minutes} min${reason === '' ? '' : `: ${reason}`}`, from);
}

/** The same for its end, unless another silence still holds: by hand (`by` says by whom), or with null because its time was over. */
export function silenceEnded(book: Book, quiet: Quiet, at: number, by: string | null): void {
  if (quiet.kind !== 'silence') return;
  const how = by === null ? `the silence by ${quiet.by} ended` : `taken back by ${by}`;
  append(book, quiet.scope, 'unsilenced', how, at);
}

function append(book: Book, scope: string, kind: AlertKind, summary: string, at: number): void {
  for (const { id, checkId, title, severity } of book.open()) {
    if (!covers(scope, checkId)) continue;
    if (kind === 'unsilenced' && hushOf(checkId, book.quiets(at), [], at)?.kind === 'silence') continue;
    book.append({ at, kind, incident: id, about: checkId, title, summary, severity, quiet: null });
  }
}
