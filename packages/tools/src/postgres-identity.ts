// PostgreSQL refuses to run as root, so root runs it as somebody who is nobody.
import { spawnSync } from 'node:child_process';
import { chownSync, cpSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

const nobody = 65534;
const namespace = ['unshare', '-U', `--map-user=${nobody}`, `--map-group=${nobody}`, '--'];

/** How to run the database's programs: words before the command, a user to become, and the folder of the programs. */
export interface Identity {
  prefix: string[];
  user?: { uid: number; gid: number };
  programs: string;
}

/**
 * Chooses how to run below `home`, a folder that this user owns. An ordinary user runs directly. Root enters a user
 * namespace, which needs no account and works below folders closed to others; where namespaces are forbidden (a
 * container with the default profile), root becomes `nobody` and takes a copy of the programs that nobody can read.
 */
export function identityFor(programs: string, home: string): Identity {
  if (process.getuid?.() !== 0) return { prefix: [], programs };
  if (runs([...namespace, join(programs, 'postgres')])) return { prefix: namespace, programs };

  const user = { uid: nobody, gid: nobody };
  const copy = join(home, 'programs');
  mkdirSync(copy);
  cpSync(dirname(programs), copy, { recursive: true, verbatimSymlinks: true });
  chownSync(home, nobody, nobody);
  if (runs([join(copy, 'bin', 'postgres')], user)) return { prefix: [], user, programs: join(copy, 'bin') };

  throw new Error(
    'PostgreSQL cannot run here: it refuses root, and this machine allows root neither a user namespace nor to become ' +
      '"nobody". Run the tests as an ordinary user, or allow user namespaces ' +
      '(Docker: --security-opt seccomp=unconfined; Linux: sysctl -w user.max_user_namespaces=1000).',
  );
}

function runs(command: string[], user?: { uid: number; gid: number }): boolean {
  const [program, ...rest] = command;
  return spawnSync(program!, [...rest, '--version'], { stdio: 'ignore', ...user }).status === 0;
}
