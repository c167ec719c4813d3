import { type Look, statusLook } from '#components/look.tsx';
import type { Cell } from '#components/row.tsx';
import type { Diagnosis, Fix } from '#domain/diagnosis/conclusion.ts';
import { wrap } from '#screens/detail/wrap.ts';

/** One line of a diagnosis; `fix` is the number of the fix it belongs to. */
export interface DiagnosisLine {
  readonly cells: readonly Cell[];
  readonly fix: number | null;
}

/** What is wrong, in lines of at most `width`. */
export function conclusionLines({ conclusion }: Diagnosis, width: number, look: Look): readonly DiagnosisLine[] {
  const { color } = statusLook(conclusion.status, look);
  const title = wrap(conclusion.title, width - 6).map((text) => plain([{ text: `   ${text}`, bold: true, color }]));
  return [...title, plain([{ text: `   ${conclusion.confidence}, ${conclusion.id}`, dim: true, grow: true }])];
}

/** What was learned before about the same. */
export function seenLines(seen: readonly { readonly id: string; readonly title: string }[]): readonly DiagnosisLine[] {
  return seen.map(({ id, title }) => plain([{ text: `   seen before: ${id}  ${title}`, dim: true, grow: true }]));
}

/** The rest: what says so, what mends it, what it is not. */
export function diagnosisLines(diagnosis: Diagnosis, width: number, look: Look): readonly DiagnosisLine[] {
  const { conclusion, others, ruledOut, notLooked } = diagnosis;
  return [
    ...part('Evidence', texts(conclusion.evidence, width)),
    ...part(
      'What mends it',
      conclusion.fixes.flatMap((fix, at) => fixLines(fix, at, width, look)),
    ),
    ...part(
      'Also possible',
      texts(
        others.map((other) => `${other.title} (${other.confidence})`),
        width,
      ),
    ),
    ...part('Not looked at', texts(notLooked, width)),
    ...part(
      'Ruled out',
      texts(
        ruledOut.map((each) => `${each.title}: ${each.why}`),
        width,
        true,
      ),
    ),
  ];
}

function fixLines(fix: Fix, at: number, width: number, { colors }: Look): readonly DiagnosisLine[] {
  const costs = fix.costs === null ? '' : `   ${fix.costs}`;
  const [first = '', ...rest] = wrap(`${at + 1}  ${fix.title}`, width - 6);
  return [
    { cells: [{ text: `     ${first}` }, { text: rest.length > 0 ? '' : costs, dim: true, grow: true }], fix: at },
    ...rest.map((text) => ({ cells: [{ text: `        ${text}`, grow: true }], fix: at })),
    ...fix.commands.map((command) => ({
      cells: [{ text: `          ${command}`, color: colors.accent, grow: true }],
      fix: at,
    })),
  ];
}

const plain = (cells: readonly Cell[]): DiagnosisLine => ({ cells, fix: null });

function texts(lines: readonly string[], width: number, dim = false): readonly DiagnosisLine[] {
  return lines.flatMap((line) =>
    wrap(line, width - 8).map((text) => plain([{ text: `     ${text}`, dim, grow: true }])),
  );
}

function part(name: string, lines: readonly DiagnosisLine[]): readonly DiagnosisLine[] {
  return lines.length === 0 ? [] : [plain([]), plain([{ text: `   ${name}`, dim: true }]), ...lines];
}
