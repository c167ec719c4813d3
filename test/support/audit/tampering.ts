import type { DatabaseSync } from 'node:sqlite';

import fc from 'fast-check';

/** One way to change a trail without its key; `at` chooses the record, from 0 to 1. */
export interface Attack {
  readonly kind:
    | 'edit'
    | 'edit-seal'
    | 'delete'
    | 'renumber'
    | 'insert'
    | 'append'
    | 'swap'
    | 'rotate'
    | 'truncate'
    | 'behead'
    | 'empty'
    | 'copy';
  readonly at: number;
  readonly other: number;
  readonly word: string;
}

const KINDS: readonly Attack['kind'][] = [
  'edit',
  'edit-seal',
  'delete',
  'renumber',
  'insert',
  'append',
  'swap',
  'rotate',
  'truncate',
  'behead',
  'empty',
  'copy',
];

export const attacks = fc.record<Attack>({
  kind: fc.constantFrom(...KINDS),
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  other: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  word: fc.string({ minLength: 1, maxLength: 12 }),
});

interface Row {
  readonly seq: number;
  readonly body: string;
  readonly prev: string;
  readonly mac: string;
}

/** The records after the attack, by place. Never the same as before. */
export function attacked(rows: readonly Row[], { kind, at, other, word }: Attack): Row[] {
  const index = Math.floor(at * rows.length);
  const second = (index + 1 + Math.floor(other * (rows.length - 1))) % rows.length;
  const row = rows[index]!;
  const forged = { ...row, body: row.body.replace('"outcome":"', `"forged":${JSON.stringify(word)},"outcome":"`) };
  switch (kind) {
    case 'edit':
      return rows.with(index, forged);
    case 'edit-seal': {
      const digit = row.mac.startsWith('0') ? '1' : '0';
      return rows.with(index, { ...row, mac: digit + row.mac.slice(1) });
    }
    case 'delete':
      return rows.toSpliced(index, 1);
    case 'renumber':
      return renumbered(rows.toSpliced(index, 1));
    case 'insert':
      return renumbered(rows.toSpliced(index, 0, forged));
    case 'append':
      return [...rows, { ...forged, seq: rows.length + 1, prev: rows.at(-1)!.mac }];
    case 'swap': {
      const there = rows[second]!;
      return rows.with(index, { ...there, seq: row.seq }).with(second, { ...row, seq: there.seq });
    }
    case 'rotate':
      return renumbered([...rows.slice(second), ...rows.slice(0, second)].filter((_, n) => second > 0 || n > 0));
    case 'truncate':
      return rows.slice(0, index);
    case 'behead':
      return rows.slice(index + 1);
    case 'empty':
      return [];
    case 'copy':
      return rows.with(index, { ...rows[second]!, seq: row.seq });
  }
}

const renumbered = (rows: readonly Row[]): Row[] => rows.map((row, at) => ({ ...row, seq: at + 1 }));

export function rowsIn(db: DatabaseSync): Row[] {
  return db.prepare('select seq, body, prev, mac from record order by seq').all() as unknown as Row[];
}

export function replaceRows(db: DatabaseSync, rows: readonly Row[]): void {
  db.exec('begin; delete from record');
  const add = db.prepare('insert into record (seq, body, prev, mac) values (?, ?, ?, ?)');
  for (const { seq, body, prev, mac } of rows) add.run(seq, body, prev, mac);
  db.exec('commit');
}
