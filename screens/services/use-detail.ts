import { useEffect, useState } from 'react';

import { messageOf } from '#domain/errors.ts';

import type { ServiceDetail, ServicesDesk } from './desk.ts';
import type { Service } from './service.ts';

/** What only the manager of a service tells: null until it is known, a text when it cannot be. Read again when it restarts. */
export function useServiceDetail(
  desk: ServicesDesk | null,
  service: Service | undefined,
): ServiceDetail | string | null {
  const [read, setRead] = useState<{
    readonly of: string;
    readonly life: string;
    readonly found: ServiceDetail | string;
  } | null>(null);
  const id = service?.reading.id ?? null;
  const life = `${id} ${service?.state} ${service?.pid}`;
  useEffect(() => {
    if (desk === null || id === null) return;
    let wanted = true;
    const answer = (found: ServiceDetail | string) => wanted && setRead({ of: id, life, found });
    desk.detail(id).then(answer, (error: unknown) => answer(messageOf(error)));
    return () => {
      wanted = false;
    };
  }, [desk, id, life]);
  return read?.of === id ? read.found : null;
}
