/** Words that nobody's secret holds, and the ways to say where the value comes from instead. */
const STANDS_FOR =
  /example|placeholder|change[-_]?me|replace[-_]?(?:me|with)|insert[-_]|your[-_]|dummy|redacted|not[-_]a[-_]|x{5}|\*{4}|\.{4}|\$\{|\$\(|\{\{|%\(|<[\w -]+>|process\.env|import\.meta|os\.environ|getenv|secrets?\.[A-Z_a-z]|vars\.|\bvault:|\bop:\/\/|0123456789|123456789|abcdefgh/i;
const ONE_LETTER = /(.)\1{6}/;

/** Whether a value only shows where a secret would stand. */
export function isPlaceholder(value: string): boolean {
  return STANDS_FOR.test(value) || ONE_LETTER.test(value) || new Set(value).size < 5;
}
