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
};
const MARKS = /\p{Mark}/gu;
// oxlint-disable-next-line no-control-regex
const BEYOND = /[^\x00-\x7f]/gu;

/** A text for a terminal that has nothing but ASCII: accents fall off, signs are spelled, the rest is `?`. */
export function asciiOf(text: string): string {
  const spelled = text.replaceAll(BEYOND, (char) => SPELLINGS[char] ?? char);
  return spelled.normalize('NFKD').replaceAll(MARKS, '').replaceAll(BEYOND, '?');
}
