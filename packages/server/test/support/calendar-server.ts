// A calendar server for tests: https on a free port of this machine, with a certificate that only tests trust.
import { createServer, type ServerOptions } from 'node:https';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll } from 'vitest';

/** Made for localhost and for nothing else; whoever has its key can pretend to be their own machine. */
export const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBmjCCAUGgAwIBAgIUax1rPq3iSeVXUDz0XzQmn9UW9yowCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNTAwNTcwMVoYDzIxMjYxMTAx
MDA1NzAxWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAQyOYv7zRCeLHAIv3xXahan0w2mgiAK8xL1S12ruMwG0KB1WHClCpz8
SVbSG2JDJIv8YZ0kwqE/MJpq0pR0W1syo28wbTAdBgNVHQ4EFgQUhBy3nEFhhw00
LpxadKcI7nHW7MkwHwYDVR0jBBgwFoAUhBy3nEFhhw00LpxadKcI7nHW7MkwDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDRwAwRAIgbCWjVF2+j50K75KsedvRwxZyF2TLDYeOeAXFdIyzafkCIHu+
rEacR2qjWzrWUhLSX36+xFuayPVMzYMdMKXGQ+a8
-----END CERTIFICATE-----
`;
const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgWexrXOo97PEahYPv
63MVXjZxVjFJPr5XXPP3GBVrTo+hRANCAAQyOYv7zRCeLHAIv3xXahan0w2mgiAK
8xL1S12ruMwG0KB1WHClCpz8SVbSG2JDJIv8YZ0kwqE/MJpq0pR0W1sy
-----END PRIVATE KEY-----
`;

export interface CalendarServer {
  /** `localhost:port`. */
  host: string;
  /** What it answers now. */
  answer: RequestListener;
  /** Paths asked for since it was started. */
  asked: string[];
}

/** One for all tests of the calling file. */
export function useCalendarServer(): CalendarServer {
  const used: CalendarServer = { host: '', asked: [], answer: (_request, response) => response.end() };
  const options: ServerOptions = { cert: CERTIFICATE, key: KEY };
  const server = createServer(options, (request, response) => {
    used.asked.push(request.url ?? '');
    void used.answer(request, response);
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    used.host = `localhost:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return used;
}
