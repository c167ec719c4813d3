import type { View } from './state.ts';

/** The view on top. The first view is always a place, so there is one. */
export function topView(views: readonly View[]): View {
  return views.at(-1) ?? { type: 'place', place: 'home' };
}

/** The place a person is in, whatever is open above it. */
export function placeOf(views: readonly View[]): string {
  const first = views[0];
  return first?.type === 'place' ? first.place : 'home';
}

/** Under which selection, sort and scroll of a view are remembered. */
export function viewKey(views: readonly View[]): string {
  const top = topView(views);
  if (top.type === 'place') return top.place;
  if (top.type === 'logs') return `logs:${top.title}`;
  if (top.type === 'learning') return `learning:${top.id}`;
  if (top.type === 'incident') return `incident:${top.id}`;
  if (top.type === 'run') return `run:${top.run}`;
  if (top.type === 'emergency') return `emergency:${top.part}`;
  if (top.type === 'backups') return `backups:${top.part}:${top.backup ?? ''}:${top.folder}`;
  if (top.type === 'credentials') return `credentials:${top.part}:${top.name ?? ''}`;
  if (top.type === 'process') return `process:${top.pid}`;
  return top.type === 'detail' ? `detail:${top.checkId}` : top.type;
}
