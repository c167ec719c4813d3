import type { Match } from '#domain/release/secrets/match.ts';

const MOST = 256 * 1024;
const BETWEEN = '\n\n';

interface Bundle {
  text: string;
  readonly parts: { readonly at: number; readonly from: number; readonly to: number }[];
}

/**
 * Looks through many texts with few calls, because each costs more than a small file: texts are put one after the other
 * and each match is given back to the text it begins in. A text with a comment for the scanner is looked at alone.
 */
export async function inBundles(
  texts: readonly string[],
  look: (text: string) => Promise<readonly Match[]>,
): Promise<Match[][]> {
  const found: Match[][] = texts.map(() => []);
  for (const { text, parts } of bundled(texts)) {
    for (const match of await look(text)) {
      const part = parts.findLast(({ from }) => from <= match.from);
      if (!part || match.from >= part.to) continue;
      const to = Math.min(match.to, part.to);
      found[part.at]?.push({ ...match, from: match.from - part.from, to: to - part.from });
    }
  }
  return found;
}

function* bundled(texts: readonly string[]): Generator<Bundle> {
  let open: Bundle = { text: '', parts: [] };
  for (const [at, text] of texts.entries()) {
    const alone = text.length > MOST || text.includes('secretlint-');
    if (alone) yield { text, parts: [{ at, from: 0, to: text.length }] };
    else {
      if (open.text.length + text.length > MOST) {
        yield open;
        open = { text: '', parts: [] };
      }
      const from = open.text.length;
      open.parts.push({ at, from, to: from + text.length });
      open.text += text + BETWEEN;
    }
  }
  if (open.parts.length > 0) yield open;
}
