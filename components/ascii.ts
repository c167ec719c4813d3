import { ASCII, type Glyphs } from './glyphs.ts';

const SPELLINGS: Readonly<Record<string, string>> = {
  '↑': '^',
  '↓': 'v',
  '→': '->',
  '←': '<-',
  '…': '~',
  '·': '.',
  '–': '-',
  '—': '-',
  '×': 'x',
  '⚠': '!',
  '✘': 'X',
  '✔': 'v',
  '●': 'o',
  '○': '-',
  '❯': '>',
  '▶': '>',
  '─': '-',
  '│': '|',
};
const CORNERS = /[┌┬┐├┼┤└┴┘]/gu;
const MARKS = /\p{Mark}/gu;
// oxlint-disable-next-line no-control-regex
const BEYOND = /[^\x00-\x7f]/gu;

/** A text for a terminal that has nothing but ASCII: accents fall off, signs are spelled, the rest is `?`. */
export function asciiOf(text: string): string {
  const spelled = text.replaceAll(CORNERS, '+').replaceAll(BEYOND, (char) => SPELLINGS[char] ?? char);
  return spelled.normalize('NFKD').replaceAll(MARKS, '').replaceAll(BEYOND, '?');
}

/** A text as the terminal can show it. */
export const spelled = (text: string, glyphs: Glyphs): string => (glyphs === ASCII ? asciiOf(text) : text);
