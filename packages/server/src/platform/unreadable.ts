// What a connection is told on which no request could be read.

const STATUS: Record<string, string> = {
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
};

/**
 * The whole answer for an error of Node's `clientError`; null for a connection that has said nothing. Browsers open such
 * connections in advance: an answer that lies there when the first request leaves would be taken for the answer to it.
 */
export function unreadable(code: string | undefined, bytesRead: number): string | null {
  if (bytesRead === 0) return null;
  return `HTTP/1.1 ${STATUS[code ?? ''] ?? '400 Bad Request'}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`;
}
