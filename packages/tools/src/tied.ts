// A child never outlives the process that started it, whatever happens to that process.
import { execFileSync } from 'node:child_process';

let supported: boolean | undefined;

/**
 * The words to put before a command so that the kernel sends it a signal when its parent dies; none where the system
 * has no such thing.
 */
export function tied(signal: 'TERM' | 'INT' = 'TERM'): string[] {
  supported ??= process.platform === 'linux' && works();
  return supported ? ['setpriv', '--pdeathsig', signal, '--'] : [];
}

function works(): boolean {
  try {
    execFileSync('setpriv', ['--pdeathsig', 'TERM', '--', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
