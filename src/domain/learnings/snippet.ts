const BEFORE = 40;
const LENGTH = 110;
const ASCII = /^[\t\n\r -~]*$/;

/**
 * The words around the first match, in one line: of the text that has most of the terms, the last of equals. A term matches the
 * beginning of a word, whatever its case and accents.
 */
export function snippetOf(texts: readonly string[], terms: readonly string[]): string {
  const wanted = terms.flatMap((term) => plainWords(term)[0] ?? []);
  let best = { count: 0, text: '', at: 0 };
  for (const text of texts) {
    const places = wanted.flatMap((word) => placeOf(text, word) ?? []);
    if (places.length > 0 && places.length >= best.count)
      best = { count: places.length, text, at: Math.min(...places) };
  }
  return best.count === 0 ? '' : cut(best.text, best.at);
}

/** Small and without accents. */
export function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** Runs of letters and digits. */
export function plainWords(text: string): readonly string[] {
  return plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Where the first word stands that begins so; null when none does. */
function placeOf(text: string, wanted: string): number | null {
  // As it is written, which is nearly always enough and ten times as fast; then without accents.
  const asWritten = text.search(new RegExp(String.raw`(?<![\p{L}\p{N}\p{M}])${wanted}`, 'iu'));
  if (asWritten >= 0) return asWritten;
  if (ASCII.test(text)) return null;
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu))
    if (plain(word).startsWith(wanted)) return index;
  return null;
}

function cut(text: string, at: number): string {
  const from = at <= BEFORE ? 0 : text.slice(0, at - BEFORE).search(/\S*$/);
  const rest = text.slice(from, from + LENGTH * 2).replaceAll(/\s+/g, ' ');
  const end = rest.length <= LENGTH ? rest.length : rest.lastIndexOf(' ', LENGTH);
  const words = rest.slice(0, end > 0 ? end : LENGTH).toWellFormed();
  return `${from > 0 ? '…' : ''}${words.trim()}${from + end < text.trimEnd().length ? '…' : ''}`;
}
