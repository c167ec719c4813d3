import type { Diagnosis, Fix } from '#domain/diagnosis/conclusion.ts';
import type { Reading } from '#domain/reading.ts';

/** A line of the evidence: the head of a part, what was seen, or a command as it is typed. */
export interface EvidenceLine {
  readonly type: 'head' | 'text' | 'command';
  readonly text: string;
}

/** Everything that is known of what is broken: what its check saw, the cause and what says so, and what it is not. */
export function evidenceLines(reading: Reading, diagnosis: Diagnosis | null): readonly EvidenceLine[] {
  return [
    ...part('What its check saw', [
      text(`${reading.status}: ${reading.summary}`),
      ...(reading.hint === undefined ? [] : [text(reading.hint)]),
      ...(reading.evidence ?? '').split('\n').flatMap((line) => (line.trim() === '' ? [] : [text(line)])),
    ]),
    ...(diagnosis === null ? [] : diagnosisLines(diagnosis)),
  ];
}

/** The lines as they are copied. */
export const evidenceText = (lines: readonly EvidenceLine[]): string =>
  lines
    .map(({ type, text: said }) => (type === 'head' ? `\n${said}` : type === 'text' ? `  ${said}` : `    ${said}`))
    .join('\n')
    .trimStart();

function diagnosisLines({ conclusion, others, ruledOut, notLooked }: Diagnosis): readonly EvidenceLine[] {
  return [
    ...part(`Cause: ${conclusion.confidence}`, [text(conclusion.title), ...conclusion.evidence.map(text)]),
    ...part('What mends it', conclusion.fixes.flatMap(fixLines)),
    ...part(
      'Also possible',
      others.map(({ title, confidence }) => text(`${title} (${confidence})`)),
    ),
    ...part(
      'Ruled out',
      ruledOut.map(({ title, why }) => text(`${title}: ${why}`)),
    ),
    ...part('Not looked at', notLooked.map(text)),
  ];
}

const fixLines = ({ title, commands }: Fix): readonly EvidenceLine[] => [
  text(title),
  ...commands.map((command): EvidenceLine => ({ type: 'command', text: command })),
];

const text = (said: string): EvidenceLine => ({ type: 'text', text: said });

const part = (head: string, lines: readonly EvidenceLine[]): readonly EvidenceLine[] =>
  lines.length === 0 ? [] : [{ type: 'head', text: head }, ...lines];
