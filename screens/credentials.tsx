import type { Area } from '#screens/place.ts';
import type { CredentialsView } from '#store/state.ts';

import { AddCredential } from './credentials/add.tsx';
import { AuditView } from './credentials/audit.tsx';
import { CredentialDetails } from './credentials/details.tsx';
import { ScanView } from './credentials/scan.tsx';

/** What lies above the list of credentials. */
export function CredentialsScreen({ view, ...area }: Area & { readonly view: CredentialsView }) {
  if (view.part === 'add') return <AddCredential {...area} />;
  if (view.part === 'audit') return <AuditView {...area} />;
  if (view.part === 'scan') return <ScanView {...area} />;
  return <CredentialDetails {...area} name={view.name ?? ''} />;
}
