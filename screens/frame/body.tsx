import { AddView } from '#screens/add.tsx';
import { Detail } from '#screens/detail.tsx';
import { FirstRunView } from '#screens/first-run.tsx';
import { later } from '#screens/later.tsx';
import type { Area } from '#screens/place.ts';
import { places } from '#screens/places/registry.ts';
import { ScoreView } from '#screens/score.tsx';
import { useApp } from '#store/react.tsx';
import { topView } from '#store/views.ts';

const RunView = later(async () => (await import('#screens/run.tsx')).RunView);

const LogsView = later(async () => (await import('#screens/logs.tsx')).LogsView);

const PushView = later(async () => (await import('#screens/push.tsx')).PushView);

const RollbackView = later(async () => (await import('#screens/rollback.tsx')).RollbackView);

const ProcessesScreen = later(async () => (await import('#screens/processes.tsx')).ProcessesScreen);

const ProcessScreen = later(async () => (await import('#screens/process.tsx')).ProcessScreen);

const EmergencyScreen = later(async () => (await import('#screens/emergency.tsx')).EmergencyScreen);

const BackupsScreen = later(async () => (await import('#screens/backups.tsx')).BackupsScreen);

const CredentialsScreen = later(async () => (await import('#screens/credentials.tsx')).CredentialsScreen);

const IncidentScreen = later(async () => (await import('#screens/incident.tsx')).IncidentScreen);

const LearningScreen = later(async () => (await import('#screens/learnings/learning.tsx')).LearningScreen);

const LearnScreen = later(async () => (await import('#screens/learnings/learn.tsx')).LearnScreen);

/** The view on top, between the map and the footer. */
export function Body({ width, height }: Area) {
  const view = useApp((state) => topView(state.views));
  if (view.type === 'detail') return <Detail checkId={view.checkId} width={width} height={height} />;
  if (view.type === 'score') return <ScoreView width={width} height={height} />;
  if (view.type === 'add') return <AddView section={view.section} width={width} height={height} />;
  if (view.type === 'first-run') return <FirstRunView width={width} height={height} />;
  if (view.type === 'run') return <RunView run={view.run} width={width} height={height} />;
  if (view.type === 'logs') return <LogsView {...view} width={width} height={height} key={view.title} />;
  if (view.type === 'push') return <PushView {...view} width={width} height={height} />;
  if (view.type === 'rollback') return <RollbackView {...view} width={width} height={height} />;
  if (view.type === 'emergency') return <EmergencyScreen view={view} width={width} height={height} />;
  if (view.type === 'backups') return <BackupsScreen view={view} width={width} height={height} />;
  if (view.type === 'credentials') return <CredentialsScreen view={view} width={width} height={height} />;
  if (view.type === 'processes') return <ProcessesScreen view={view} width={width} height={height} />;
  if (view.type === 'incident') return <IncidentScreen id={view.id} width={width} height={height} key={view.id} />;
  if (view.type === 'learning') return <LearningScreen id={view.id} width={width} height={height} key={view.id} />;
  if (view.type === 'learn') return <LearnScreen from={view.from} width={width} height={height} />;
  if (view.type === 'process')
    return <ProcessScreen pid={view.pid} startedAt={view.startedAt} width={width} height={height} />;
  const place = places.find(({ id }) => id === view.place) ?? places[0];
  return <place.Body width={width} height={height} />;
}
