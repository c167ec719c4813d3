/** Digits of three lines, drawn with half blocks. */
const DIGITS: Readonly<Record<string, readonly [string, string, string]>> = {
  '0': ['█▀█', '█ █', '▀▀▀'],
  '1': ['▀█ ', ' █ ', '▀▀▀'],
  '2': ['▀▀█', '█▀▀', '▀▀▀'],
  '3': ['▀▀█', ' ▀█', '▀▀▀'],
  '4': ['█ █', '▀▀█', '  ▀'],
  '5': ['█▀▀', '▀▀█', '▀▀▀'],
  '6': ['█▀▀', '█▀█', '▀▀▀'],
  '7': ['▀▀█', '  █', '  ▀'],
  '8': ['█▀█', '█▀█', '▀▀▀'],
  '9': ['█▀█', '▀▀█', '▀▀▀'],
  '.': [' ', ' ', '▀'],
  ',': [' ', ' ', '▀'],
  '-': ['  ', '▀▀', '  '],
};

/** A number in three lines; null when it has a character that no big digit exists for. */
export function bigNumber(text: string): readonly [string, string, string] | null {
  const drawn = Array.from(text, (letter) => DIGITS[letter]);
  if (drawn.length === 0 || drawn.includes(undefined)) return null;
  const line = (index: 0 | 1 | 2) => drawn.map((digit) => digit?.[index] ?? '').join(' ');
  return [line(0), line(1), line(2)];
}
