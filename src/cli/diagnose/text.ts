import type { Diagnosis, Fix } from '#domain/diagnosis/conclusion.ts';

interface Around {
  readonly seenBefore?: readonly { readonly id: string; readonly title: string }[];
  /** The command line that made the diagnosis; null where its fixes are not offered. */
  readonly again?: string | null;
}

/** A diagnosis for a person: what is wrong, what says so, what it is not, how to mend it. */
export function diagnosisText(
  { conclusion, others, ruledOut, notLooked }: Diagnosis,
  { seenBefore = [], again = null }: Around = {},
): string {
  return [
    `${conclusion.title}   (${conclusion.confidence}, ${conclusion.id})`,
    ...part('Evidence', conclusion.evidence),
    ...part(
      'Also possible',
      others.map(({ title, confidence }) => `${title} (${confidence})`),
    ),
    ...part(
      'What mends it',
      conclusion.fixes.flatMap((fix, at) => fixLines(fix, at, again)),
    ),
    ...part(
      'Seen before',
      seenBefore.map(({ id, title }) => `${id}  ${title}   cpm-console learn show ${id}`),
    ),
    ...part(
      'Ruled out',
      ruledOut.map(({ title, why }) => `${title}: ${why}`),
    ),
    ...part('Not looked at', notLooked),
    '',
  ].join('\n');
}

function fixLines({ title, commands, costs, act }: Fix, at: number, again: string | null): readonly string[] {
  return [
    `${at + 1} ${title}${costs === null ? '' : `   ${costs}`}`,
    ...commands.map((command) => `    ${command}`),
    ...(act === null || again === null ? [] : [`    done, verified and recorded by: ${again} --fix ${at + 1}`]),
  ];
}

function part(name: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', name, ...lines.map((line) => `  ${line}`)];
}
