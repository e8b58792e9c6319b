import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { errno } from './failure.ts';

/** `unknown`: made on another machine, in another container or before a reboot, where our process table says nothing. */
export type OwnerState = 'alive' | 'dead' | 'unknown';

/** The owner of what its process gave up without being able to clear it: anybody may take it over. */
export const NOBODY = 'nobody';

const SHAPE = /^(?<pid>\d+)-(?<start>\d+)-(?<place>[0-9a-f]{8})-[0-9a-f]{12}$/;

/** What this process is done with, though it runs on (a preview): what it could not clear then falls to its next build. */
const ended = new Set<string>();

let here: { start: string; place: string } | undefined;

/** A new name for something that this process makes: who it is, since when, where, and what no other name has. */
export function newOwner(): string {
  const { start, place } = thisProcess();
  return `${process.pid}-${start}-${place}-${randomBytes(6).toString('hex')}`;
}

export function endOwner(owner: string): void {
  ended.add(owner);
}

export function isOwner(name: string): boolean {
  return name === NOBODY || SHAPE.test(name);
}

export function pidOf(owner: string): string | undefined {
  return SHAPE.exec(owner)?.groups?.pid;
}

/** Whether the process behind a name still runs. A process that reuses its number started at another moment. */
export function stateOf(owner: string): OwnerState {
  if (owner === NOBODY || ended.has(owner)) return 'dead';
  const { pid, start, place } = SHAPE.exec(owner)?.groups ?? {};
  if (place !== thisProcess().place) return 'unknown';
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    if (errno(error) === 'ESRCH') return 'dead';
  }
  const now = startOf(String(pid));
  if (now === undefined) return 'alive';
  return Math.abs(Number(now) - Number(start)) <= tolerance() ? 'alive' : 'dead';
}

function thisProcess(): { start: string; place: string } {
  if (here) return here;
  const start = startOf('self') ?? '0';
  const marks = [hostname(), readOr('/proc/sys/kernel/random/boot_id'), namespace()].join('\n');
  here = { start, place: createHash('sha256').update(marks).digest('hex').slice(0, 8) };
  return here;
}

/**
 * When a process started: on Linux in ticks since the start of the machine, elsewhere in seconds as `ps` tells it;
 * nothing where nobody can tell (Windows), so that only the number counts. A killed process that nobody waited for
 * still has its number, but it is dead: its start is -1.
 */
function startOf(pid: string): string | undefined {
  if (process.platform === 'linux') {
    const stat = readOr(`/proc/${pid}/stat`);
    // The second field is the name of the program in brackets and may hold anything, brackets too.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return stat === '' ? undefined : /[ZX]/.test(fields[0] ?? '') ? '-1' : fields[19];
  }
  if (pid === 'self') return String(Math.round(performance.timeOrigin / 1000));
  if (process.platform === 'win32') return undefined;
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
  const ps = spawnSync('ps', ['-o', 'stat=', '-o', 'lstart=', '-p', pid], { env, encoding: 'utf8' });
  const { state = '', since } = /^\s*(?<state>\S+)\s+(?<since>.+?)\s*$/.exec(ps.stdout ?? '')?.groups ?? {};
  if (since === undefined) return undefined;
  return state.startsWith('Z') ? '-1' : String(Date.parse(`${since} UTC`) / 1000);
}

/** Node's own idea of its start lies a moment behind that of `ps`; ticks of Linux are exact. */
function tolerance(): number {
  return process.platform === 'linux' ? 0 : 5;
}

/** Two containers on one machine have one kernel but not one process table. */
function namespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}

function readOr(file: string, otherwise = ''): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return otherwise;
  }
}
