/** Characters of a line that are kept. */
export const LONGEST = 8192;

const PLAIN = /^[\x20-\x7e]*$/;
// oxlint-disable no-control-regex -- these are exactly what must not reach a terminal
/** Whole sequences: OSC, DCS and the other strings up to their end, CSI, and ESC with one character. */
const SEQUENCES =
  /(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|\x1b[ -/]*[0-~]/g;
const TABS = /\t/g;
const BREAKS = /[\r\n\v\f\x85\u2028\u2029]+/g;
/** Controls, marks that turn the direction of text, and characters that show nothing. */
const HIDDEN =
  /[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;
// oxlint-enable no-control-regex

/** A text that may be shown, and how many characters were cut off at its end. */
export interface Shown {
  readonly text: string;
  readonly cut: number;
}

/**
 * A line as it may be shown: no escape sequence, control or direction mark is left, so it can neither reach a terminal or
 * a clipboard nor hide or turn what stands around it. What a sequence says is left out with it; of one that never ends only
 * the introducer is, so that it hides nothing. `beyond` counts characters of the line that are not in `line`.
 */
export function shown(line: string, beyond = 0): Shown {
  const text = PLAIN.test(line) ? line : cleaned(line);
  if (text.length <= LONGEST) return { text, cut: beyond };
  const kept = text.slice(0, LONGEST).toWellFormed();
  return { text: kept, cut: beyond + text.length - LONGEST };
}

function cleaned(line: string): string {
  return line
    .toWellFormed()
    .replace(/[\r\n]+$/, '')
    .replace(SEQUENCES, '')
    .replace(TABS, '    ')
    .replace(BREAKS, ' ')
    .replace(HIDDEN, '');
}
