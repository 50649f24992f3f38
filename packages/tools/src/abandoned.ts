// A package manager that is ended does not always say so to what it started; then nobody waits for us any more.
import { readFileSync } from 'node:fs';

interface Link {
  child: number;
  parent: number;
}

/** As it was when this program began: it may be abandoned while it still builds. */
const links = linksAbove();

/** Calls `stop` once when one of the package managers above this process has ended. */
export function whenAbandoned(stop: () => void): void {
  const timer = setInterval(() => {
    if (links.every(({ child, parent }) => parentOf(child) === parent)) return;
    clearInterval(timer);
    stop();
  }, 500).unref();
}

/** Parent by parent up to the outermost package manager; whoever called that one may go. */
function linksAbove(): Link[] {
  const links: Link[] = [];
  let sure = 1; // the direct parent counts, whatever it is
  for (
    let child = process.pid, parent = process.ppid;
    parent > 1;
    child = parent, parent = parentOf(parent)
  ) {
    links.push({ child, parent });
    if (isPackageManager(parent)) sure = links.length;
    else if (!isShell(parent)) break;
  }
  return links.slice(0, sure);
}

function parentOf(pid: number): number {
  if (pid === process.pid) return process.ppid;
  // After the name, which stands in brackets and may hold anything: state, then parent.
  return Number(read(`/proc/${pid}/stat`).split(')').at(-1)?.trim().split(' ')[1]) || 0;
}

function isPackageManager(pid: number): boolean {
  return words(pid)
    .slice(0, 2)
    .some((word) => /(^|\/)(npm|npx|pnpm)\b/.test(word));
}

function isShell(pid: number): boolean {
  return /(^|\/)(sh|dash|bash)$/.test(words(pid)[0] ?? '');
}

function words(pid: number): string[] {
  return read(`/proc/${pid}/cmdline`).split('\0');
}

/** Nothing where the system has no such files; there the direct parent alone is watched. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
