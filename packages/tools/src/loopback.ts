// Which addresses only this machine can reach.

/** Whether a server listening there is out of reach for every other machine. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}
