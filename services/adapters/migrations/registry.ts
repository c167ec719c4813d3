// Written by scripts/registry.ts from the files in this folder. Do not edit.

import readings001 from './001-readings.ts';
import history002 from './002-history.ts';
import incidents003 from './003-incidents.ts';
import lease004 from './004-lease.ts';
import dailyScore005 from './005-daily-score.ts';
import checklist006 from './006-checklist.ts';
import release007 from './007-release.ts';
import credentials008 from './008-credentials.ts';
import alerts009 from './009-alerts.ts';
import outbox010 from './010-outbox.ts';
import historyTiers011 from './011-history-tiers.ts';

export const migrations = [
  readings001,
  history002,
  incidents003,
  lease004,
  dailyScore005,
  checklist006,
  release007,
  credentials008,
  alerts009,
  outbox010,
  historyTiers011,
] as const;
