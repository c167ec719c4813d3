import { useEffect, useMemo, useState } from 'react';

import { byUrgency } from '#domain/alerts/order.ts';
import { messageOf } from '#domain/errors.ts';
import type { Incident } from '#domain/incident.ts';
import { useDesk } from '#screens/frame/use-desk.ts';
import { useWatch } from '#screens/frame/watch.ts';
import { useActs, useApp } from '#store/react.tsx';

import type { AboutIncident, IncidentsDesk } from './desk.ts';

/** More are in `incident list`; nobody scrolls through them. */
const MOST = 500;

export const useIncidentsDesk = (): IncidentsDesk | null => useDesk(useWatch().incidents);

/** Incidents, the most urgent first; looked up again when one opened, changed or ended. */
export function useIncidents(desk: IncidentsDesk | null): {
  readonly shown: readonly Incident[];
  readonly all: number;
  /** Whether there are others that are not even counted. */
  readonly more: boolean;
} {
  const live = useApp((state) => state.incidents);
  return useMemo(() => {
    const { incidents, more } = desk?.list() ?? { incidents: live, more: false };
    const all = incidents.toSorted(byUrgency);
    return { shown: all.slice(0, MOST), all: all.length, more };
    // What the desk lists changes with what is live.
  }, [desk, live]);
}

/** What is known of an incident; null until it is. */
export function useAbout(desk: IncidentsDesk | null, incident: Incident | null): AboutIncident | null {
  const { toast } = useActs();
  const [known, setKnown] = useState<{ readonly id: string; readonly about: AboutIncident } | null>(null);
  useEffect(() => {
    let wanted = true;
    if (desk !== null && incident !== null)
      desk.about(incident.id).then(
        (about) => wanted && setKnown({ id: incident.id, about }),
        (error: unknown) => wanted && toast(messageOf(error), 'error'),
      );
    return () => {
      wanted = false;
    };
  }, [desk, incident, toast]);
  return known !== null && known.id === incident?.id ? known.about : null;
}
