// The one way out of the house: posts signed bodies to the address the office was told, and follows nobody elsewhere.
import { createHmac } from 'node:crypto';
import type { Post } from '#on-call/alerts';

const TIMEOUT_MILLISECONDS = 10_000;

/** POST as JSON with the signature in `x-zuzweit-signature`; anything but a 2xx within ten seconds is not heard. */
export const post: Post = async (url, body, signature) => {
  const response = await fetch(url, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', 'x-zuzweit-signature': signature },
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`status ${response.status}`);
};

/** HMAC-SHA256 over the body, in hexadecimal. */
export const signer =
  (secret: string) =>
  (body: string): string =>
    `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
