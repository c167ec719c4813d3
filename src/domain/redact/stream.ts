import type { ExactFinder } from './exact.ts';
import { heldFrom as keyHeldFrom, keyBegins, throughKey } from './private-key.ts';
import { heldFrom as wordHeldFrom, shapesIn } from './shapes.ts';
import { mark, merged, type Span } from './spans.ts';

/** A text that comes in pieces. */
export interface RedactedStream {
  /** Takes the next piece and answers what may be shown by now; the rest is held back until it is known to be harmless. */
  push(piece: string): string;
  /** Takes the last piece and answers all that was held back; the text has ended. */
  flush(last?: string): string;
}

/** What is held back at most, unless a known value is longer. */
const MOST = 8192;
/** Of a word without end the rest that is kept: more than the beginning of any secret. */
const KEPT = 4096;

/** What the beginning of the held text belongs to. */
type Inside = 'text' | 'key' | 'word';
/** A part that is done with: what is shown of it, how long it was, and what comes after it (null: more is needed). */
interface Part {
  readonly out: string;
  readonly length: number;
  readonly next: Inside | null;
}

/** Hides secrets however the text is cut into pieces. Memory stays bounded; the time is linear in the text. */
export function redactedStream(exact: ExactFinder): RedactedStream {
  const most = Math.max(MOST, 2 * exact.longest);
  const kept = Math.max(KEPT, exact.longest);
  let held = '';
  let inside: Inside = 'text';

  function work(final: boolean): string {
    for (let out = ''; ;) {
      const part = inside === 'text' ? throughText(held, final) : inside === 'key' ? key(held, final) : word(held);
      held = held.slice(part.length);
      out += part.out;
      if (part.next === null) return out;
      inside = part.next;
      if (held === '') return out;
    }
  }

  /** Up to what is not sure yet, or to the next private key. */
  function throughText(text: string, final: boolean): Part {
    const values = exact.find(text);
    const found = keyOutside(text, values);
    const spans = merged([...values, ...shapesIn(text)]);
    const limit = final ? text.length : cutFor(text, spans);
    if (found !== null && found.from < limit) {
      const out = printed(text, spans, found.from) + mark('private-key');
      return { out, length: found.to, next: 'key' };
    }
    const crossing = spans.find(({ from, to }) => from < limit && to > limit);
    const length = crossing ? crossing.to : limit;
    return { out: printed(text, spans, length), length, next: crossing && length === text.length ? 'word' : null };
  }

  function cutFor(text: string, spans: readonly Span[]): number {
    let cut = Math.min(exact.heldFrom(text), wordHeldFrom(text, most), keyHeldFrom(text));
    for (const { since, to } of spans.toReversed()) if (since < cut && to > cut) cut = since;
    return text.length - cut > most ? text.length - kept : cut;
  }

  return {
    push(piece) {
      held += piece;
      // The last word only goes on: nothing more can be said about it.
      if (inside === 'text' && held.length < most && !/\s/.test(piece)) return '';
      return work(false);
    },
    flush(last = '') {
      held += last;
      const out = work(true);
      held = '';
      inside = 'text';
      return out;
    },
  };
}

function key(text: string, final: boolean): Part {
  const { to, done } = throughKey(text, final);
  return { out: '', length: to, next: done ? 'text' : null };
}

/** The rest of a secret in a word without end. */
function word(text: string): Part {
  const end = text.search(/[\s"'<>]/);
  return end < 0 ? { out: '', length: text.length, next: null } : { out: '', length: end, next: 'text' };
}

/** The first key that is not a part of a value that is hidden anyway. */
function keyOutside(text: string, values: readonly Span[]): ReturnType<typeof keyBegins> {
  for (let found = keyBegins(text); found !== null;) {
    const { from, to } = found;
    const over = values.filter((value) => value.from <= from && value.to > to);
    if (over.length === 0) return found;
    found = keyBegins(text, Math.max(...over.map((value) => value.to)));
  }
  return null;
}

function printed(text: string, spans: readonly Span[], end: number): string {
  let out = '';
  let at = 0;
  for (const { from, to, name } of spans) {
    if (from >= end) break;
    out += text.slice(at, from) + mark(name);
    at = to;
  }
  return out + text.slice(at, Math.max(at, end));
}
