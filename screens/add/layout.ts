/** Lines of the parts of a form; frames come on top. */
export interface FillLayout {
  /** What the form is about, above the questions. */
  readonly about: number;
  /** Blank lines between the parts. */
  readonly gaps: boolean;
  /** What the question in focus means, below them. */
  readonly help: number;
  readonly fields: number;
  /** What trying finds, its frame included. */
  readonly result: number;
}

const ROOMY = 14;
const RESULT = { least: 6, most: 14 };

/** Shares `height` lines; `border` lines go to each of the two frames. The questions and what was found come first. */
export function fillLayout(height: number, border: number, fields: number): FillLayout {
  const roomy = height >= ROOMY;
  const [about, gaps, help] = roomy ? [2, true, 2] : [0, false, 1];
  const fixed = border + about + help + (gaps ? 2 : 0);
  const least = roomy ? RESULT.least : border + 2;
  const result = Math.max(0, Math.min(RESULT.most, Math.max(least, height - fixed - fields), height - fixed - 1));
  return { about, gaps, help, fields: Math.max(1, height - result - fixed), result };
}
