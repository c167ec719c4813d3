const OURS = /^<{7} /m;
const MARKERS = /^(?:<{7} |={7}$|>{7} )/gm;

/** The line (from 1) where an unsolved merge conflict begins; null when there is none. A line of `=` alone is a heading. */
export function conflictLine(text: string): number | null {
  if (!OURS.test(text)) return null;
  let begun: number | null = null;
  let divided = false;
  for (const { index, 0: marker } of text.replaceAll('\r\n', '\n').matchAll(MARKERS)) {
    if (marker.startsWith('<')) [begun, divided] = [index, false];
    else if (marker.startsWith('=')) divided = begun !== null;
    else if (begun !== null && divided) return text.replaceAll('\r\n', '\n').slice(0, begun).split('\n').length;
  }
  return null;
}
