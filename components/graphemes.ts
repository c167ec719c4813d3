let segmenter: Intl.Segmenter | undefined;

/** What a person takes for single letters. Made at the first use: that alone takes milliseconds, and a start needs none. */
export function graphemes(text: string): readonly string[] {
  segmenter ??= new Intl.Segmenter();
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
