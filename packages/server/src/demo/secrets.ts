// What one signs in to a demo office with: known to everybody on the own machine, random anywhere else.
import { randomBytes } from 'node:crypto';

/** What the start prints. */
export interface DemoSecrets {
  password: string;
  readToken: string;
  dispatchToken: string;
}

/** They stand in the README, so they count on loopback only. */
export const KNOWN_SECRETS: DemoSecrets = {
  password: 'zu-zweit-2026',
  readToken: 'zz_demo_read',
  dispatchToken: 'zz_demo_dispatch',
};

/** Opens the demo's screen on a wall, once. */
export const KNOWN_WALL_CODE = 'DEM0-WAND-2026';

const random = (bytes: number) => randomBytes(bytes).toString('base64url');

/** Secrets nobody has seen yet. */
export const randomSecrets = (): DemoSecrets => ({
  password: random(12),
  readToken: `zz_${random(24)}`,
  dispatchToken: `zz_${random(24)}`,
});
