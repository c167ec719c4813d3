const NUMBER = String.raw`(?:0|[1-9]\d{0,14})`;
const PLAIN = new RegExp(String.raw`^${NUMBER}\.${NUMBER}\.${NUMBER}$`);

/** Whether a text is a version of three numbers and nothing more, as semver itself would write it. */
export const isPlain = (text: string): boolean => PLAIN.test(text);
