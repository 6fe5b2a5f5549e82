import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** Who holds a lock: what the lock file says. */
export interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly command: string;
  /** ISO time with Z. */
  readonly since: string;
  /** Tells this process from a later one with the same pid; null where the system cannot say. */
  readonly born: string | null;
}

/** This process as a holder. */
export function thisProcess(command: string, nowMs: number): Holder {
  return {
    pid: process.pid,
    host: hostname(),
    command,
    since: new Date(nowMs).toISOString(),
    born: birthOf(process.pid),
  };
}

/** What a lock file says, or null when it says nothing that makes sense. */
export function readHolder(text: string): Holder | null {
  try {
    const holder = JSON.parse(text) as Holder;
    const whole = Number.isInteger(holder.pid) && holder.pid > 0 && typeof holder.host === 'string';
    return whole ? holder : null;
  } catch {
    return null;
  }
}

/** Whether the holder is known to be gone. A holder on another machine cannot be asked, so it counts as alive. */
export function isDead(holder: Holder): boolean {
  if (holder.host !== hostname()) return false;
  if (!isRunning(holder.pid)) return true;
  const born = birthOf(holder.pid);
  return born !== null && typeof holder.born === 'string' && born !== holder.born;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, under another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Boot and start time of a process on Linux (proc(5), field 22 of /proc/pid/stat): pids come round again, in containers
 * at once.
 */
function birthOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    // The command, in parentheses, may itself hold spaces and parentheses.
    const startTicks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return `${boot}:${startTicks}`;
  } catch {
    return null;
  }
}
