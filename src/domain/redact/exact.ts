import { formsOf } from './forms.ts';
import type { Span } from './spans.ts';

const KEY = 4;

/** Finds spellings of known values. */
export interface ExactFinder {
  /** Length of the longest spelling. */
  readonly longest: number;
  find(text: string): Span[];
  /** Where the end of a text begins that could be the beginning of a spelling; the length of the text when none. */
  heldFrom(text: string): number;
}

interface Form {
  readonly text: string;
  readonly name: string;
}

/** Linear in the text: each place is looked up by its next four units, and only spellings that begin so are compared. */
export function exactFinder(named: readonly { readonly name: string; readonly value: string }[]): ExactFinder {
  const forms = named.flatMap(({ name, value }) => formsOf(value).map((text) => ({ name, text })));
  const byKey = Map.groupBy(forms, ({ text }) => keyAt(text, 0));
  const byFirst = Map.groupBy(forms, ({ text }) => text.charCodeAt(0));
  const firsts = new Uint8Array(65_536);
  for (const { text } of forms) firsts[text.charCodeAt(0)] = 1;
  const longest = forms.reduce((most, { text }) => Math.max(most, text.length), 0);
  return {
    longest,
    find(text) {
      const spans: Span[] = [];
      if (forms.length === 0) return spans;
      for (let at = 0; at + KEY <= text.length; at += 1) {
        if (firsts[text.charCodeAt(at)] !== 1) continue;
        for (const form of byKey.get(keyAt(text, at)) ?? [])
          if (text.startsWith(form.text, at))
            spans.push({ since: at, from: at, to: at + form.text.length, name: form.name });
      }
      return spans;
    },
    heldFrom(text) {
      for (let at = Math.max(0, text.length - longest + 1); at < text.length; at += 1) {
        if (firsts[text.charCodeAt(at)] !== 1) continue;
        const end = text.slice(at);
        const candidates: readonly Form[] =
          (end.length < KEY ? byFirst.get(end.charCodeAt(0)) : byKey.get(keyAt(text, at))) ?? [];
        if (candidates.some((form) => form.text.length > end.length && form.text.startsWith(end))) return at;
      }
      return text.length;
    },
  };
}

function keyAt(text: string, at: number): number {
  let key = 0;
  for (let n = 0; n < KEY; n += 1) key = Math.imul(key, 257) + text.charCodeAt(at + n);
  return key | 0;
}
