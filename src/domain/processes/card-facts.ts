import { bytes, grouped, lasting, plural, span } from '#domain/format.ts';

import { cpuText, rateText } from './amounts.ts';
import type { ProcessCard } from './card.ts';
import type { OpenFile, Socket } from './open.ts';
import { stateWord } from './words.ts';

interface Fact {
  /** Empty for a line that goes on. */
  readonly name: string;
  readonly text: string;
}

export interface CardGroup {
  readonly title: string;
  readonly facts: readonly Fact[];
}

/** What a process is and uses; `started` is when it began, in words. */
export function processGroups(card: ProcessCard, now: number, started: string): readonly CardGroup[] {
  const { row, parents, children } = card;
  const line = [...parents, row].map(({ pid, program }) => `${program} ${pid}`);
  return [
    {
      title: 'Process',
      facts: [
        fact('command', row.command),
        fact('program', card.file),
        fact('folder', card.folder),
        fact('user', row.user),
        fact('state', stateWord(row.state)),
        fact('started', `${started}, ${span(Math.max(1000, now - row.startedAt))} ago`),
        fact('unit', card.unit),
        fact('group', card.unit === null ? card.cgroup : null),
        fact('threads', card.threads === null ? null : String(card.threads)),
      ].flat(),
    },
    {
      title: 'Uses',
      facts: [
        fact(
          'cpu',
          `${row.cpuPercent === null ? '?' : cpuText(row.cpuPercent)} of one processor, ${lasting(row.cpuMs)} in all`,
        ),
        fact('memory', bytes(row.rssBytes)),
        fact('reads', ioText(row.readRate, card.readBytes)),
        fact('writes', ioText(row.writeRate, card.writtenBytes)),
      ].flat(),
    },
    {
      title: 'Family',
      facts: [
        fact('started by', line.length > 1 ? line.join(' > ') : 'the kernel'),
        children.map(({ pid, program, command }, at): Fact => ({
          name: at === 0 ? 'started' : '',
          text: `${pid} ${command === '' ? program : command}`,
        })),
      ].flat(),
    },
  ];
}

/** What a process has open to the network and to files. */
export function openGroups({ sockets, files, fileCount }: ProcessCard): readonly CardGroup[] {
  return [
    { title: 'Ports and connections', facts: sockets === null ? HIDDEN : none(sockets.map(socketFact), 'none') },
    {
      title: fileCount === null ? 'Open files' : `Open files   ${grouped(fileCount)}`,
      facts: files === null ? HIDDEN : none(shownFiles(files), 'none'),
    },
  ];
}

const HIDDEN: readonly Fact[] = [{ name: '', text: '? only root and its own user may see them' }];

const fact = (name: string, text: string | null): readonly Fact[] =>
  text === null || text === '' ? [] : [{ name, text }];
const none = (facts: readonly Fact[], text: string): readonly Fact[] =>
  facts.length > 0 ? facts : [{ name: '', text }];

function ioText(perSecond: number | null, total: number | null): string {
  if (total === null) return '? only root and its own user may see it';
  const now = perSecond === null || perSecond < 1 ? '' : `${rateText(perSecond)} now, `;
  return `${now}${bytes(total)} in all`;
}

const ended = ({ address, port }: { readonly address: string; readonly port: number }): string =>
  address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;

function socketFact(socket: Socket): Fact {
  const to = socket.peer === null ? '' : ` to ${ended(socket.peer)}`;
  const word = socket.state === 'open' ? 'waits' : socket.state;
  return { name: socket.protocol, text: `${ended(socket)}${to}, ${word}` };
}

/** Files first, what is deleted and still takes room before all; what has no name is only counted. */
function shownFiles(files: readonly OpenFile[]): Fact[] {
  const named = files.filter(({ kind }) => kind === 'file' || kind === 'memory' || kind === 'device');
  const rank = ({ deleted, kind }: OpenFile) => (deleted ? 0 : kind === 'file' ? 1 : 2);
  const others = new Map<string, number>();
  for (const { kind } of files)
    if (kind === 'pipe' || kind === 'socket' || kind === 'other') others.set(kind, (others.get(kind) ?? 0) + 1);
  return [
    ...named
      .toSorted((a, b) => rank(a) - rank(b) || a.fd - b.fd)
      .map(({ fd, path, deleted, sizeBytes }): Fact => ({
        name: String(fd),
        text: `${path}${deleted ? `, deleted${sizeBytes === null ? '' : `, still takes ${bytes(sizeBytes)}`}` : ''}`,
      })),
    ...(others.size === 0
      ? []
      : [{ name: '', text: `and ${[...others].map(([kind, count]) => plural(count, kind)).join(', ')}` }]),
  ];
}
