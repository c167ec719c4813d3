import { Panel } from '#components/panel.tsx';
import { Row } from '#components/row.tsx';
import type { AuditRecord } from '#domain/audit/event.ts';
import { factLines } from '#screens/detail/fact-lines.ts';
import type { Area } from '#screens/place.ts';
import { clockTime, when } from '#screens/reading/age.ts';
import { useApp } from '#store/react.tsx';

import { eventWords } from './words.ts';

/** Everything one record holds. */
export function RecordCard({ record, width, height }: Area & { readonly record: AuditRecord }) {
  const now = useApp((state) => state.now);
  const { seq, event, target, user, uid, role, host, pid, from, at, details = {} } = record;
  const facts = [
    { name: 'what', text: `${eventWords(record)}   ${event}` },
    { name: 'of', text: target },
    {
      name: 'by',
      text: `${user} (uid ${uid}) as ${role}, on ${host}${from === null ? '' : ` at ${from}`}, pid ${pid}`,
    },
    { name: 'when', text: `${when(at, now)} (${clockTime(at)})` },
    {
      name: 'seal',
      text: record.sealed
        ? 'sealed with the key when it was written'
        : 'waits for the key; until then nothing protects it',
    },
    ...Object.entries(details).map(([name, value]) => ({
      name,
      text: typeof value === 'string' ? value : JSON.stringify(value),
    })),
  ];
  const lines = factLines([{ title: '', facts }], width - 8).slice(1, height - 1);
  return (
    <Panel title={`Record ${seq}`} width={width} height={height}>
      {lines.map((cells, index) => (
        <Row key={index} width={width - 4} cells={[{ text: '  ' }, ...cells]} />
      ))}
    </Panel>
  );
}
