// The cookies an answer brings: a session, a device that signed in, a screen on a wall.
import type { ServerResponse } from 'node:http';
import { deviceCookie, sessionCookie, signDevice, wallCookie } from './gate';
import type { Cookies } from './request-context';
import type { Wires } from './wires';

/** As long as browsers keep any cookie: a wall is opened once and then left alone. */
const WALL_SECONDS = 400 * 86_400;

/** Writes the headers of what was set while answering. */
export function setCookies(
  { config, deviceKey, now }: Wires,
  cookies: Cookies,
  response: ServerResponse,
): void {
  const secure = config.publicUrl?.protocol === 'https:' ? '; Secure' : '';
  const set: string[] = [];
  if (cookies.session) {
    const { expiresAt } = cookies.session;
    const seconds = expiresAt
      ? Math.round((expiresAt.epochMilliseconds - now().epochMilliseconds) / 1000)
      : 0;
    set.push(
      `${sessionCookie(config)}=${cookies.session.value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}${secure}`,
    );
  }
  if (cookies.device)
    set.push(
      `${deviceCookie(config)}=${signDevice(cookies.device, deviceKey)}; Path=/; HttpOnly; SameSite=Strict; Max-Age=31536000${secure}`,
    );
  if (cookies.wall)
    set.push(
      `${wallCookie(config)}=${cookies.wall}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${WALL_SECONDS}${secure}`,
    );
  if (set.length > 0) response.setHeader('set-cookie', set);
  if (cookies.retryAfter) response.setHeader('retry-after', String(cookies.retryAfter));
}
