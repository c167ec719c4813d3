// Written by scripts/registry.ts from the files in this folder. Do not edit.

import command from './command.ts';
import cpu from './cpu.ts';
import disk from './disk.ts';
import dns from './dns.ts';
import fileAge from './file-age.ts';
import gitProject from './git-project.ts';
import heartbeat from './heartbeat.ts';
import http from './http.ts';
import load from './load.ts';
import logErrors from './log-errors.ts';
import memory from './memory.ts';
import network from './network.ts';
import process from './process.ts';
import service from './service.ts';
import swap from './swap.ts';
import tcp from './tcp.ts';
import tls from './tls.ts';

export const kinds = [
  command,
  cpu,
  disk,
  dns,
  fileAge,
  gitProject,
  heartbeat,
  http,
  load,
  logErrors,
  memory,
  network,
  process,
  service,
  swap,
  tcp,
  tls,
] as const;
